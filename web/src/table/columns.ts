import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** CSS width; columns without one share the rest. Of tables whose columns cannot be arranged. */
  width?: string;
  align?: 'right';
  /** Leaves the column out where there is no room for it: below 48 em (`sm`) or 62 em (`md`). */
  needs?: 'sm' | 'md';
  /** True for columns of buttons, whose heading is only read aloud. */
  quiet?: boolean;
  /** True when the server can sort by it; its id is then what the server is asked for. */
  sortable?: boolean;
  /** Width in pixels where columns can be arranged, until a person makes it another. */
  size?: number;
  /** Hidden until a person asks for it. */
  spare?: boolean;
  /** True for what every row needs, such as its name: it cannot be hidden. */
  always?: boolean;
}

/** A column as a person has it. */
export interface ColumnPlace {
  readonly id: string;
  readonly hidden: boolean;
  readonly pinned: boolean;
  /** In pixels; null as the console makes it. */
  readonly width: number | null;
}

export interface TableSort {
  readonly field: string;
  readonly descending: boolean;
}

type ColumnShape = Pick<Column<never>, 'id' | 'spare' | 'always'>;

/** Every column at its place: first as the person arranged them, then those that came since, where they are asked for. */
export function placeColumns(
  columns: readonly ColumnShape[],
  arranged: readonly ColumnPlace[] | undefined,
): ColumnPlace[] {
  const known = new Map(columns.map((column) => [column.id, column]));
  const placed = (arranged ?? []).filter(({ id }) => known.has(id));
  const seen = new Set(placed.map(({ id }) => id));
  const others = columns.filter(({ id }) => !seen.has(id));
  return [
    ...placed.map((place) => ({ ...place, hidden: place.hidden && !known.get(place.id)?.always })),
    ...others.map(({ id, spare = false }) => ({
      id,
      hidden: spare || (arranged !== undefined && arranged.length > 0),
      pinned: false,
      width: null,
    })),
  ];
}

/** The places with only these columns shown, in this order; the others stay behind them, hidden. */
export function showOnly(places: readonly ColumnPlace[], ids: readonly string[]): ColumnPlace[] {
  const shown = ids.flatMap((id) => places.find((place) => place.id === id) ?? []);
  const rest = places.filter(({ id }) => !ids.includes(id));
  return [
    ...shown.map((place) => ({ ...place, hidden: false })),
    ...rest.map((place) => ({ ...place, hidden: true })),
  ];
}

export function shownIds(places: readonly ColumnPlace[]): string[] {
  return places.filter(({ hidden }) => !hidden).map(({ id }) => id);
}

/** "-contact.name" is by name from the other end; the text that an address keeps. */
export function sortText(sort: TableSort | null): string | undefined {
  return sort ? `${sort.descending ? '-' : ''}${sort.field}` : undefined;
}

export function readSort(text: string | undefined): TableSort | null {
  if (!text) return null;
  return text.startsWith('-')
    ? { field: text.slice(1), descending: true }
    : { field: text, descending: false };
}

/** What the next press on a heading asks for: up, down, then no order again. */
export function nextSort(sort: TableSort | null, field: string): TableSort | null {
  if (sort?.field !== field) return { field, descending: false };
  return sort.descending ? null : { field, descending: true };
}
