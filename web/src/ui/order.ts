/** Entries in the order of `ids`. */
export function inOrder<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  ids: readonly string[],
): Entry[] {
  return entries.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

/** The list with the entry at `from` put at `to`. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
