import type { ColumnPlace } from './columns';

/** Pixels of a column that nobody gave a size. */
export const USUAL_WIDTH = 160;
export const MIN_WIDTH = 64;
export const MAX_WIDTH = 800;

/** Widths in pixels, by column; a column without one has its own. */
export type Widths = Readonly<Record<string, number>>;

/** The places of columns, as the table reads them. */
export function tableStateOf(places: readonly ColumnPlace[]) {
  const widths = places.flatMap(({ id, width }): [string, number][] => (width === null ? [] : [[id, width]]));
  return {
    columnOrder: places.map(({ id }) => id),
    columnVisibility: Object.fromEntries(places.map(({ id, hidden }) => [id, !hidden])),
    columnPinning: { start: places.filter(({ pinned }) => pinned).map(({ id }) => id), end: [] },
    columnSizing: Object.fromEntries(widths),
  };
}

/** A width within the limits of a column. */
export const withinLimits = (width: number): number => Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH);

/** The places with these widths, in whole pixels; the other columns keep theirs. */
export function withWidths(places: readonly ColumnPlace[], widths: Widths): ColumnPlace[] {
  return places.map((place) => {
    const width = widths[place.id];
    return width === undefined ? place : { ...place, width: Math.round(width) };
  });
}
