/** A contact's time in a segment, from `since` until `until`; null: it goes on. */
export interface Stay {
  readonly since: number;
  readonly until: number | null;
}

/**
 * The times of two contacts in one segment as those of one: where they overlap or touch they become one, which keeps
 * what the earlier says of how it came. In the order of time.
 */
export function mergeStays<S extends Stay>(stays: readonly S[]): S[] {
  const merged: S[] = [];
  for (const stay of stays.toSorted((one, other) => one.since - other.since)) {
    const last = merged.at(-1);
    if (!last || (last.until !== null && last.until < stay.since)) merged.push(stay);
    else merged[merged.length - 1] = { ...last, until: later(last.until, stay.until) };
  }
  return merged;
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other);
}
