import { type CSSProperties, memo, type ReactNode } from 'react';
import type { Column } from './columns';
import classes from './data-table.module.css';
import { SelectRow } from './selection';

/** What the cells of one column have in common, whichever row they are of. */
export interface CellShape<Row> {
  column: Column<Row>;
  style: CSSProperties;
  /** Absent where columns can be arranged, since none is left out there for want of room. */
  needs: Column<Row>['needs'];
  pinned: boolean;
}

/** Boxes stay in sight beside columns that do. */
export function hasPinned<Row>(cells: readonly CellShape<Row>[]): boolean {
  return cells.some(({ pinned }) => pinned);
}

interface TableRowProps<Row> {
  row: Row;
  id: string;
  /** Its place in the list, from 0. */
  index: number;
  cells: readonly CellShape<Row>[];
  /** Absent where rows are not chosen; `everything` when all that match are, seen or not. */
  picking: 'some' | 'everything' | undefined;
  picked: boolean;
  name: string | undefined;
  onPick: ((id: string) => void) | undefined;
}

function Cells<Row>({ row, id, index, cells, picking, picked, name, onPick }: TableRowProps<Row>): ReactNode {
  return (
    <tr aria-rowindex={index + 2} className={classes.row} data-picked={picked || undefined}>
      {picking && onPick && (
        <td className={classes.pick} data-pinned={hasPinned(cells) || undefined}>
          <SelectRow
            id={id}
            name={name ?? id}
            picked={picked}
            disabled={picking === 'everything'}
            onPick={onPick}
          />
        </td>
      )}
      {cells.map(({ column, style, needs, pinned }) => (
        <td
          key={column.id}
          style={style}
          data-align={column.align}
          data-needs={needs}
          data-pinned={pinned || undefined}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn again only when something of its own changed, so that a letter typed or a box ticked costs one row, not all. */
export const TableRow = memo(Cells) as typeof Cells;
