/** Which rows of a list are chosen: some by id, or all that match, whether they are on the screen or not. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly everything: boolean;
  /** The list that they were chosen in. */
  readonly scope: string;
}

const NONE: ReadonlySet<string> = new Set();

export const noneIn = (scope: string): Chosen => ({ ids: NONE, everything: false, scope });
export const everythingIn = (scope: string): Chosen => ({ ids: NONE, everything: true, scope });

/** What is chosen in a list: what was chosen in another one is not, so that nobody acts on rows out of sight. */
export function chosenIn(chosen: Chosen, scope: string): Chosen {
  return chosen.scope === scope ? chosen : noneIn(scope);
}

export const isChosen = ({ ids, everything }: Chosen, id: string): boolean => everything || ids.has(id);

/** Adds a row, or removes it. After all that match, it is the only one. */
export function toggled({ ids, scope }: Chosen, id: string): Chosen {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, everything: false, scope };
}

/** How the box at the head of a list stands: all of the rows shown are chosen, some are, or none. */
export function headOf(chosen: Chosen, shown: readonly string[]): 'all' | 'some' | 'none' {
  if (shown.length > 0 && shown.every((id) => isChosen(chosen, id))) return 'all';
  return chosen.ids.size > 0 ? 'some' : 'none';
}

/** The same without rows that are no longer listed: they are not acted on, so they are not counted either. */
export function onlyListed<Some extends Pick<Chosen, 'ids'>>(chosen: Some, listed: readonly string[]): Some {
  const known = new Set(listed);
  const ids = new Set([...chosen.ids].filter((id) => known.has(id)));
  return ids.size === chosen.ids.size ? chosen : { ...chosen, ids };
}

/** How many are chosen of all that match, and whether choosing them all would choose more. */
export function countOf({ ids, everything }: Pick<Chosen, 'ids' | 'everything'>, total: number) {
  const count = everything ? total : ids.size;
  return { count, canChooseMore: !everything && count < total };
}
