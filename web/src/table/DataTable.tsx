import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo, useRef } from 'react';
import { LoadingRows } from '../ui/Delayed';
import classes from './data-table.module.css';
import { SelectAll, type Selection, SelectRow } from './selection';
import { useRowWindow } from './use-row-window';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** CSS width; columns without one share the rest. */
  width?: string;
  align?: 'right';
  /** Leaves the column out where there is no room for it: below 48 em (`sm`) or 62 em (`md`). */
  needs?: 'sm' | 'md';
  /** True for columns of buttons, whose heading is only read aloud. */
  quiet?: boolean;
}

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
}

const features = tableFeatures({});

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, total, loading = false, selection, windowed = false } = props;
  const box = useRef<HTMLElement>(null);
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, header, cell }) =>
      helper.display({ id, header, cell: ({ row }) => cell(row.original) }),
    );
  }, [columns]);
  const table = useTable({ features, columns: definitions, data: rows, getRowId: rowId });
  const drawn = table.getRowModel().rows;
  const { items, before, after } = useRowWindow({ box, count: drawn.length, windowed, onMore: props.onMore });

  if (rows.length === 0 && loading) return <LoadingRows label={label} />;
  if (rows.length === 0 && props.empty) return props.empty;
  return (
    <section
      className={classes.box}
      data-windowed={windowed || undefined}
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
    >
      <table className={classes.table} aria-rowcount={(total ?? rows.length) + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {selection && (
                <th className={classes.pick} scope="col">
                  <SelectAll selection={selection} shown={rows.map(rowId)} />
                </th>
              )}
              {group.headers.map((header, index) => (
                <th key={header.id} scope="col" {...shape(columns[index])}>
                  <span className={columns[index]?.quiet ? classes.unseen : undefined}>
                    <table.FlexRender header={header} />
                  </span>
                </th>
              ))}
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
                {row.getAllCells().map((cell, column) => (
                  <td key={cell.id} {...shape(columns[column])}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </section>
  );
}

function shape<Row>(column: Column<Row> | undefined) {
  return { 'data-align': column?.align, 'data-needs': column?.needs, style: { width: column?.width } };
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
