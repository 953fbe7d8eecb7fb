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
import { MAX_WIDTH, MIN_WIDTH, tableStateOf, USUAL_WIDTH, withinLimits, withWidths } from './arrange-columns';
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
    return columns.map(({ id, header, size = USUAL_WIDTH }) =>
      helper.display({
        id,
        header,
        size,
        minSize: MIN_WIDTH,
        maxSize: MAX_WIDTH,
      }),
    );
  }, [columns]);
  const state = useMemo(() => tableStateOf(places ?? []), [places]);
  // Widths while they change; whoever keeps them is told when the hand lets go, or the keys rest.
  const [changing, setChanging] = useState<ColumnSizingState | null>(null);
  const sizing = changing ?? state.columnSizing;
  const keep = (next: ColumnSizingState) => {
    onPlaces?.(withWidths(places ?? [], next));
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
    const width = (table.getColumn(id)?.getSize() ?? USUAL_WIDTH) + pixels;
    const next = { ...sizing, [id]: withinLimits(width) };
    setChanging(next);
    keepSoon(next);
  };
  return { table, widen };
}
