import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Anchor, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../ui/format';
import { countOf } from './chosen';
import classes from './picked-bar.module.css';
import type { Selection } from './selection';

interface PickedBarProps {
  selection: Selection;
  /** How many match on the server, not only those shown. */
  total: number;
  children: ReactNode;
}

/** What is chosen, whether that is all that match, and what can be done with it. */
export function PickedBar({ selection, total, children }: PickedBarProps) {
  const { t } = useLingui();
  const { count, canChooseMore } = countOf(selection, total);
  if (count === 0) return null;
  const all = formatNumber(total);
  return (
    <section className={classes.picked} aria-label={t`Selection`}>
      <span role="status">
        {selection.everything ? (
          <Trans>All {all} that match are selected</Trans>
        ) : (
          <Plural value={count} one="# selected" other="# selected" />
        )}
      </span>
      {canChooseMore && (
        <Anchor component="button" type="button" size="sm" onClick={selection.chooseEverything}>
          <Trans>Select all {all} that match</Trans>
        </Anchor>
      )}
      {children}
      <CloseButton size={24} ml="auto" aria-label={t`Clear the selection`} onClick={selection.clear} />
    </section>
  );
}
