import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';

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
  return useMemo(() => {
    const { ids, everything } = chosen.scope === scope ? chosen : { ids: NONE, everything: false };
    const choose = (next: Iterable<string>) => setChosen({ scope, ids: new Set(next), everything: false });
    return {
      ids,
      everything,
      has: (id) => everything || ids.has(id),
      toggle: (id) => choose(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]),
      replace: choose,
      chooseEverything: () => setChosen({ scope, ids: NONE, everything: true }),
      clear: () => choose([]),
    };
  }, [chosen, scope]);
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
  selection: Selection;
  id: string;
  name: string;
  tabIndex?: number;
}

export function SelectRow({ selection, id, name, tabIndex }: SelectRowProps) {
  const { t } = useLingui();
  return (
    <Checkbox
      aria-label={t`Select ${name}`}
      checked={selection.has(id)}
      disabled={selection.everything}
      {...(tabIndex !== undefined && { tabIndex })}
      onChange={() => selection.toggle(id)}
    />
  );
}
