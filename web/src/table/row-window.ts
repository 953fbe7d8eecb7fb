/** Rows from the end at which the next page is asked for, so that scrolling does not meet an edge. */
const AHEAD = 20;

interface DrawnRow {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The rows to draw of a list that scrolls, and the pixels of those left out above and below. */
export function windowOf(drawn: readonly DrawnRow[], height: number) {
  return {
    items: drawn.map(({ index }) => index),
    before: drawn[0]?.start ?? 0,
    after: height - (drawn.at(-1)?.end ?? 0),
  };
}

/** Whether the end of a list is so near that its next page is needed. */
export function needsMore(lastDrawn: number, count: number): boolean {
  return count > 0 && lastDrawn >= count - AHEAD;
}
