import { move } from '@dnd-kit/helpers';
import { DragDropProvider } from '@dnd-kit/react';
import { useSortable } from '@dnd-kit/react/sortable';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { dragPlugins } from './drag-plugins';
import type { OrderedItem } from './OrderedList';
import classes from './ordered-list.module.css';

interface SortableListProps {
  items: readonly OrderedItem[];
  onReorder: (ids: string[]) => void;
}

/** Space or Enter on a handle picks up, the arrows move, Space drops, Escape puts back. */
export function SortableList({ items, onReorder }: SortableListProps) {
  const ids = items.map(({ id }) => id);
  return (
    <DragDropProvider
      plugins={dragPlugins}
      onDragEnd={(event) => {
        if (event.canceled) return;
        const next = move(ids, event);
        if (next.join() !== ids.join()) onReorder(next);
      }}
    >
      {items.map((item, index) => (
        <SortableItem key={item.id} item={item} index={index} />
      ))}
    </DragDropProvider>
  );
}

function SortableItem({ item, index }: { item: OrderedItem; index: number }) {
  const { t } = useLingui();
  const { ref, handleRef, isDragging } = useSortable({ id: item.id, index });
  return (
    <li ref={ref} className={classes.item} data-dragging={isDragging || undefined}>
      <ActionIcon
        ref={handleRef}
        className={classes.handle}
        variant="subtle"
        color="gray"
        c="dimmed"
        aria-label={t`Move ${item.name}`}
      >
        <IconGripVertical size={16} aria-hidden />
      </ActionIcon>
      <span className={classes.place}>{index + 1}</span>
      <div className={classes.content}>{item.content}</div>
    </li>
  );
}
