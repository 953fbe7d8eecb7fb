import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import classes from './selection.module.css';

/** Which rows are chosen: some by id, or all that match, whether they are on the screen or not. */
export interface Selection {
  ids: ReadonlySet<string>;
  everything: boolean;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  replace: (ids: Iterable<string>) => void;
  chooseEverything: () => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** @param scope What is listed: when it changes, nothing is chosen any more, so that nobody unseen is acted on. */
export function useSelection(scope = ''): Selection {
  const [chosen, setChosen] = useState({ scope, ids: NONE, everything: false });
  const change = useCallback(
    (next: (ids: ReadonlySet<string>) => ReadonlySet<string>) =>
      setChosen((before) => ({
        scope,
        ids: next(before.scope === scope ? before.ids : NONE),
        everything: false,
      })),
    [scope],
  );
  // The same function for as long as the list is the same: rows are drawn again for nothing else.
  const toggle = useCallback(
    (id: string) =>
      change((ids) => new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id])),
    [change],
  );
  return useMemo(() => {
    const { ids, everything } = chosen.scope === scope ? chosen : { ids: NONE, everything: false };
    return {
      ids,
      everything,
      has: (id) => everything || ids.has(id),
      toggle,
      replace: (next) => change(() => new Set(next)),
      chooseEverything: () => setChosen({ scope, ids: NONE, everything: true }),
      clear: () => change(() => NONE),
    };
  }, [chosen, scope, change, toggle]);
}

export function SelectAll({ selection, shown }: { selection: Selection; shown: string[] }) {
  const { t } = useLingui();
  const all = shown.length > 0 && shown.every(selection.has);
  return (
    <Checkbox
      aria-label={t`Select all shown`}
      checked={all}
      indeterminate={!all && selection.ids.size > 0}
      onChange={() => (all ? selection.clear() : selection.replace(shown))}
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
