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

export function useSelection(): Selection {
  const [state, setState] = useState({ ids: NONE, everything: false });
  return useMemo(
    () => ({
      ...state,
      has: (id) => state.everything || state.ids.has(id),
      toggle: (id) =>
        setState(({ ids }) => {
          const next = new Set(ids);
          if (!next.delete(id)) next.add(id);
          return { ids: next, everything: false };
        }),
      replace: (ids) => setState({ ids: new Set(ids), everything: false }),
      chooseEverything: () => setState({ ids: NONE, everything: true }),
      clear: () => setState({ ids: NONE, everything: false }),
    }),
    [state],
  );
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

export function SelectRow({ selection, id, name }: { selection: Selection; id: string; name: string }) {
  const { t } = useLingui();
  return (
    <Checkbox
      aria-label={t`Select ${name}`}
      checked={selection.has(id)}
      disabled={selection.everything}
      onChange={() => selection.toggle(id)}
    />
  );
}
