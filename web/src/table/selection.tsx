import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { type Chosen, chosenIn, everythingIn, headOf, isChosen, noneIn, toggled } from './chosen';
import classes from './selection.module.css';

/** The rows that are chosen, and how to choose others. */
export interface Selection extends Pick<Chosen, 'ids' | 'everything'> {
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  replace: (ids: Iterable<string>) => void;
  chooseEverything: () => void;
  clear: () => void;
  head: (shown: readonly string[]) => ReturnType<typeof headOf>;
}

/** @param scope What is listed: when it changes, nothing is chosen any more. */
export function useSelection(scope = ''): Selection {
  const [latest, setLatest] = useState(() => noneIn(scope));
  // The same function for as long as the list is the same: rows are drawn again for nothing else.
  const toggle = useCallback(
    (id: string) => setLatest((before) => toggled(chosenIn(before, scope), id)),
    [scope],
  );
  return useMemo(() => {
    const chosen = chosenIn(latest, scope);
    return {
      ids: chosen.ids,
      everything: chosen.everything,
      has: (id) => isChosen(chosen, id),
      toggle,
      replace: (next) => setLatest({ ...noneIn(scope), ids: new Set(next) }),
      chooseEverything: () => setLatest(everythingIn(scope)),
      clear: () => setLatest(noneIn(scope)),
      head: (shown) => headOf(chosen, shown),
    };
  }, [latest, scope, toggle]);
}

export function SelectAll({ selection, shown }: { selection: Selection; shown: string[] }) {
  const { t } = useLingui();
  const head = selection.head(shown);
  return (
    <Checkbox
      aria-label={t`Select all shown`}
      checked={head === 'all'}
      indeterminate={head === 'some'}
      onChange={() => (head === 'all' ? selection.clear() : selection.replace(shown))}
    />
  );
}

interface SelectRowProps {
  id: string;
  name: string;
  picked: boolean;
  disabled: boolean;
  tabIndex?: number;
  onPick: (id: string) => void;
}

/** A box like the kit's, which is six components: too many where there is one for every row. */
export function SelectRow({ id, name, picked, disabled, tabIndex, onPick }: SelectRowProps) {
  const { t } = useLingui();
  return (
    <input
      type="checkbox"
      className={classes.box}
      aria-label={t`Select ${name}`}
      checked={picked}
      disabled={disabled}
      tabIndex={tabIndex}
      onChange={() => onPick(id)}
    />
  );
}
