interface DroppedInput {
  /** All rows in their order, and whether each no longer fits. */
  rows: readonly { id: string; gone: boolean }[];
  /** The index of the last row that must not move; -1 when there is none. */
  hold: number;
  /** Rows that the person acted on. */
  own: ReadonlySet<string>;
  /** Rows that are left out already. */
  dropped: ReadonlySet<string>;
}

/** The index of the lowest row that is held by the pointer or the focus; -1 when none is. */
export function lastHeld(rows: readonly { id: string }[], held: readonly (string | null)[]): number {
  return Math.max(-1, ...held.map((id) => rows.findIndex((row) => row.id === id)));
}

/**
 * Which rows are left out: those that no longer fit, except where leaving them out would move the row under the pointer
 * or the focus. What is left out stays so until it fits again, however the pointer wanders.
 */
export function nextDropped({ rows, hold, own, dropped }: DroppedInput): Set<string> {
  const next = new Set<string>();
  for (const [index, { id, gone }] of rows.entries()) {
    if (gone && (index > hold || own.has(id) || dropped.has(id))) next.add(id);
  }
  return next;
}
