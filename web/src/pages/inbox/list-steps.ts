interface Listed {
  readonly id: string;
}

/** The row a step further down or up from a row; the first where that is not listed. */
export function stepFrom(
  rows: readonly Listed[],
  id: string | null | undefined,
  by: 1 | -1,
): string | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return rows[at === -1 ? 0 : at + by]?.id;
}

/** The row that takes the place of one that leaves: the next, or else the one before it. Undefined when it is alone. */
export function rowAfter(rows: readonly Listed[], id: string): string | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return (rows[at + 1] ?? rows[at - 1])?.id;
}
