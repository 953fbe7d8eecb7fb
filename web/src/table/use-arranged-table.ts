import { useDebouncedCallback } from '@mantine/hooks';
import {
  type ColumnSizingState,
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  type Header,
  type Table,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Column, ColumnPlace } from './columns';

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
});

export type ArrangedTable<Row extends object> = Table<typeof features, Row>;
export type ArrangedHeader<Row extends object> = Header<typeof features, Row, unknown>;

/** The columns in sight, in the order in which they are drawn. */
export function headersOf<Row extends object>(table: ArrangedTable<Row>): ArrangedHeader<Row>[] {
  return table.getHeaderGroups().flatMap(({ headers }) => headers);
}

/** Pixels of a column that nobody gave a size. */
const SIZE = 160;
const LEAST = 64;
const MOST = 800;

interface ArrangedTableInput<Row extends object> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  places: readonly ColumnPlace[] | undefined;
  onPlaces: ((places: ColumnPlace[]) => void) | undefined;
}

/** The table with its columns where a person wants them. */
export function useArrangedTable<Row extends object>({
  columns,
  rows,
  rowId,
  places,
  onPlaces,
}: ArrangedTableInput<Row>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, header, size = SIZE }) =>
      helper.display({
        id,
        header,
        size,
        minSize: LEAST,
        maxSize: MOST,
      }),
    );
  }, [columns]);
  const state = useMemo(() => stateOf(places ?? []), [places]);
  // Widths while they change; whoever keeps them is told when the hand lets go, or the keys rest.
  const [changing, setChanging] = useState<ColumnSizingState | null>(null);
  const sizing = changing ?? state.columnSizing;
  const keep = (next: ColumnSizingState) => {
    onPlaces?.((places ?? []).map((place) => withWidth(place, next[place.id])));
    setChanging(null);
  };
  const keepSoon = useDebouncedCallback(keep, 300);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { ...state, columnSizing: sizing },
    columnResizeMode: 'onChange',
    onColumnSizingChange: (update) => {
      const next = typeof update === 'function' ? update(sizing) : update;
      setChanging(next);
      keepSoon(next);
    },
  });
  const widen = (id: string, pixels: number) => {
    const width = (table.getColumn(id)?.getSize() ?? SIZE) + pixels;
    const next = { ...sizing, [id]: Math.min(Math.max(width, LEAST), MOST) };
    setChanging(next);
    keepSoon(next);
  };
  return { table, widen };
}

function withWidth(place: ColumnPlace, width: number | undefined): ColumnPlace {
  return width === undefined ? place : { ...place, width: Math.round(width) };
}

function stateOf(places: readonly ColumnPlace[]) {
  const widths = places.flatMap(({ id, width }): [string, number][] => (width === null ? [] : [[id, width]]));
  return {
    columnOrder: places.map(({ id }) => id),
    columnVisibility: Object.fromEntries(places.map(({ id, hidden }) => [id, !hidden])),
    columnPinning: { start: places.filter(({ pinned }) => pinned).map(({ id }) => id), end: [] },
    columnSizing: Object.fromEntries(widths),
  };
}
