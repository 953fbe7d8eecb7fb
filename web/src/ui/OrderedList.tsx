import { useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ordered-list.module.css';
import { SortableList } from './SortableList';

export interface OrderedItem {
  id: string;
  /** Read aloud for the handle and the moves. */
  name: string;
  content: ReactNode;
}

export interface OrderedListProps {
  label: string;
  items: readonly OrderedItem[];
  /** Absent when the person may not change the order. */
  onReorder?: ((ids: string[]) => void) | undefined;
  /** The last entry, which has a fixed place. */
  last?: ReactNode;
}

/**
 * A list whose order means something. Dragging comes with it and not later: a list drawn anew closes the menu that
 * somebody has just opened in it.
 */
export function OrderedList({ label, items, onReorder, last }: OrderedListProps) {
  const { t } = useLingui();
  return (
    <ol className={classes.list} aria-label={label}>
      {onReorder ? <SortableList items={items} onReorder={onReorder} /> : <PlainList items={items} />}
      {last && (
        <li className={classes.item}>
          {onReorder && (
            <span className={classes.fixed}>
              <IconLock size={15} role="img" aria-label={t`Always last`} />
            </span>
          )}
          <span className={classes.place}>{items.length + 1}</span>
          <div className={classes.content}>{last}</div>
        </li>
      )}
    </ol>
  );
}

function PlainList({ items }: { items: readonly OrderedItem[] }) {
  return items.map(({ id, content }, index) => (
    <li key={id} className={classes.item}>
      <span className={classes.place}>{index + 1}</span>
      <div className={classes.content}>{content}</div>
    </li>
  ));
}
