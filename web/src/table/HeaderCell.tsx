import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { MAX_WIDTH, MIN_WIDTH } from './arrange-columns';
import { type Column, nextSort, type TableSort } from './columns';
import classes from './data-table.module.css';
import type { ArrangedHeader } from './use-arranged-table';

interface HeaderCellProps<Row extends object> {
  column: Column<Row>;
  header: ArrangedHeader<Row>;
  style: CSSProperties;
  pinned: boolean;
  sort: TableSort | null;
  onSort: ((sort: TableSort | null) => void) | undefined;
  /** Absent where columns have the width that they have. */
  onWiden: ((pixels: number) => void) | undefined;
}

/** A column's heading: a press sorts, and its right edge can be dragged, or moved with the arrows. */
export function HeaderCell<Row extends object>(props: HeaderCellProps<Row>) {
  const { column, header, style, pinned, sort, onSort, onWiden } = props;
  const { t } = useLingui();
  const sorted = sort?.field === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const Arrow = sorted === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      style={style}
      data-align={column.align}
      data-needs={onWiden ? undefined : column.needs}
      data-pinned={pinned || undefined}
      aria-sort={sorted}
    >
      {column.sortable && onSort ? (
        <UnstyledButton
          className={classes.sort}
          data-sorted={sorted}
          title={t`Sort by ${column.header}`}
          onClick={() => onSort(nextSort(sort, column.id))}
        >
          <span className={classes.heading}>{column.header}</span>
          <Arrow size={13} aria-hidden className={classes.arrow} />
        </UnstyledButton>
      ) : (
        <span className={column.quiet ? classes.unseen : undefined}>{column.header}</span>
      )}
      {onWiden && <Edge name={column.header} header={header} onWiden={onWiden} />}
    </th>
  );
}

const STEP = 16;

function Edge<Row extends object>({
  name,
  header,
  onWiden,
}: {
  name: string;
  header: ArrangedHeader<Row>;
  onWiden: (pixels: number) => void;
}) {
  const { t } = useLingui();
  const drag = header.getResizeHandler();
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    onWiden(event.key === 'ArrowRight' ? STEP : -STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between columns that is moved is a separator, not a line.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t`Width of ${name}`}
      aria-valuenow={header.getSize()}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      tabIndex={0}
      className={classes.edge}
      data-dragged={header.column.getIsResizing() || undefined}
      onMouseDown={drag}
      onTouchStart={drag}
      onKeyDown={byKey}
    />
  );
}
