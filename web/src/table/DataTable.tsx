import { type CSSProperties, type ReactNode, useRef } from 'react';
import { LoadingRows } from '../ui/Delayed';
import { usePrinting } from '../ui/use-printing';
import type { Column, ColumnPlace, TableSort } from './columns';
import classes from './data-table.module.css';
import { HeaderCell } from './HeaderCell';
import { SelectAll, type Selection, SelectRow } from './selection';
import { useArrangedTable } from './use-arranged-table';
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
  const columnOf = (id: string) => columns.find((column) => column.id === id);

  if (rows.length === 0 && loading) return <LoadingRows label={label} />;
  if (rows.length === 0 && props.empty) return props.empty;
  const shape = (cell: TableCell): CSSProperties => {
    if (printing) return {};
    if (!places) return { width: columnOf(cell.column.id)?.width };
    const pinned = cell.column.getIsPinned();
    const left = cell.column.getStart('start') + (selection ? PICK : 0);
    return { width: cell.column.getSize(), ...(pinned && { left }) };
  };
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
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {selection && (
                <th className={classes.pick} scope="col">
                  <SelectAll selection={selection} shown={rows.map(rowId)} />
                </th>
              )}
              {group.headers.map((header) => {
                const column = columnOf(header.column.id);
                if (!column) return null;
                return (
                  <HeaderCell
                    key={header.id}
                    column={column}
                    header={header}
                    style={shape(header)}
                    pinned={Boolean(places) && header.column.getIsPinned() !== false}
                    sort={props.sort ?? null}
                    onSort={props.onSort}
                    onWiden={places && ((pixels) => widen(column.id, pixels))}
                  />
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={before} />
          {items.map((index) => {
            const row = drawn[index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                aria-rowindex={index + 2}
                className={classes.row}
                data-picked={selection?.has(row.id) || undefined}
              >
                {selection && (
                  <td className={classes.pick}>
                    <SelectRow
                      selection={selection}
                      id={row.id}
                      name={props.rowName?.(row.original) ?? row.id}
                    />
                  </td>
                )}
                {row.getVisibleCells().map((cell) => {
                  const column = columnOf(cell.column.id);
                  return (
                    <td
                      key={cell.id}
                      style={shape(cell)}
                      data-align={column?.align}
                      data-needs={places ? undefined : column?.needs}
                      data-pinned={(places && cell.column.getIsPinned() !== false) || undefined}
                    >
                      {column?.cell(row.original)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </section>
  );
}

/** What a heading and a cell have in common. */
interface TableCell {
  column: {
    id: string;
    getIsPinned: () => false | 'start' | 'end';
    getStart: (position: 'start') => number;
    getSize: () => number;
  };
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
