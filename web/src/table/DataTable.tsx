import { type ReactNode, useMemo, useRef } from 'react';
import { LoadingRows } from '../ui/Delayed';
import { usePrinting } from '../ui/use-printing';
import type { Column, ColumnPlace, TableSort } from './columns';
import classes from './data-table.module.css';
import { HeaderCell } from './HeaderCell';
import { SelectAll, type Selection } from './selection';
import { type CellShape, hasPinned, TableRow } from './TableRow';
import { type ArrangedTable, headersOf, useArrangedTable } from './use-arranged-table';
import { useRowWindow } from './use-row-window';

export type { Column } from './columns';

export interface DataTableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** How many rows there are on the server, when it is known. */
  total?: number | undefined;
  loading?: boolean;
  /** Asked for when the last rows come near; absent when all are there. */
  onMore?: (() => void) | undefined;
  selection?: Selection | undefined;
  rowName?: ((row: Row) => string) | undefined;
  /** Fills what is left of the page and draws only the rows in sight. */
  windowed?: boolean;
  empty?: ReactNode;
  sort?: TableSort | null;
  onSort?: (sort: TableSort | null) => void;
  /** Where the person wants the columns; absent where they cannot be arranged. */
  places?: readonly ColumnPlace[];
  onPlaces?: (places: ColumnPlace[]) => void;
}

/** Pixels of the column of check boxes. */
const PICK = 44;

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, total, loading = false, selection, places } = props;
  // Paper does not scroll: it gets every row that is loaded, and has a width of its own.
  const printing = usePrinting();
  const windowed = !printing && (props.windowed ?? false);
  const onMore = printing ? undefined : props.onMore;
  const box = useRef<HTMLElement>(null);
  const { table, widen } = useArrangedTable({ columns, rows, rowId, places, onPlaces: props.onPlaces });
  const drawn = table.getRowModel().rows;
  const { items, before, after } = useRowWindow({ box, count: drawn.length, windowed, onMore });
  const cells = useCellShapes(table, props, printing);

  if (rows.length === 0 && loading) return <LoadingRows label={label} />;
  if (rows.length === 0 && props.empty) return props.empty;
  const wide = places && !printing ? { minWidth: table.getTotalSize() + (selection ? PICK : 0) } : {};
  return (
    <section
      className={classes.box}
      data-windowed={windowed || undefined}
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
    >
      <table className={classes.table} style={wide} aria-rowcount={(total ?? rows.length) + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {selection && (
              <th className={classes.pick} scope="col" data-pinned={hasPinned(cells) || undefined}>
                <SelectAll selection={selection} shown={rows.map(rowId)} />
              </th>
            )}
            {headersOf(table).map((header) => {
              const cell = cells.find(({ column }) => column.id === header.column.id);
              if (!cell) return null;
              const { column, style, pinned } = cell;
              return (
                <HeaderCell
                  key={header.id}
                  column={column}
                  header={header}
                  style={style}
                  pinned={pinned}
                  sort={props.sort ?? null}
                  onSort={props.onSort}
                  onWiden={places && ((pixels) => widen(column.id, pixels))}
                />
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {items.map((index) => {
            const row = drawn[index];
            if (!row) return null;
            return (
              <TableRow
                key={row.id}
                row={row.original}
                id={row.id}
                index={index}
                cells={cells}
                picking={selection && (selection.everything ? 'everything' : 'some')}
                picked={selection?.has(row.id) ?? false}
                name={selection && (props.rowName?.(row.original) ?? row.id)}
                onPick={selection?.toggle}
              />
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </section>
  );
}

/** What a person arranged, for every cell of a column at once; the same object for as long as it looks the same. */
function useCellShapes<Row extends object>(
  table: ArrangedTable<Row>,
  { columns, places, selection }: DataTableProps<Row>,
  printing: boolean,
): CellShape<Row>[] {
  const shapes = headersOf(table).flatMap(({ column: place }) => {
    const column = columns.find(({ id }) => id === place.id);
    if (!column) return [];
    const pinned = Boolean(places) && place.getIsPinned() !== false;
    const left = place.getStart('start') + (selection ? PICK : 0);
    const arranged = { width: place.getSize(), ...(pinned && { left }) };
    const style = printing ? {} : places ? arranged : { width: column.width };
    return [{ column, style, needs: places ? undefined : column.needs, pinned }];
  });
  const looks = JSON.stringify(shapes.map(({ column, ...shape }) => [column.id, shape]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the shapes are made of is told by how they look.
  return useMemo(() => shapes, [columns, looks]);
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
