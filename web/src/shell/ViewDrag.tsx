import { move } from '@dnd-kit/helpers';
import { DragDropProvider, PointerSensor } from '@dnd-kit/react';
import { useSortable } from '@dnd-kit/react/sortable';
import { type RefObject, useMemo } from 'react';
import { dragPlugins } from '../ui/drag-plugins';

/** With the mouse a view is dragged anywhere; a click is still a click, and a touch that moves at once scrolls. */
const wholeLine = PointerSensor.configure({
  activatorElements: ({ element }) => [element],
  preventActivation: () => false,
});

interface ViewDragProps {
  list: RefObject<HTMLElement | null>;
  ids: readonly string[];
  onReorder: (ids: string[]) => void;
}

/**
 * Makes the lines of a list of views movable. Renders nothing, so that what is under the pointer when this code comes is
 * not drawn anew.
 */
export function ViewDrag({ list, ids, onReorder }: ViewDragProps) {
  return (
    <DragDropProvider
      plugins={dragPlugins}
      sensors={[wholeLine]}
      onDragEnd={(event) => {
        if (event.canceled) return;
        const next = move([...ids], event);
        if (next.join() !== ids.join()) onReorder(next);
      }}
    >
      {ids.map((id, index) => (
        <MovableView key={id} id={id} index={index} list={list} />
      ))}
    </DragDropProvider>
  );
}

interface MovableViewProps {
  id: string;
  index: number;
  list: RefObject<HTMLElement | null>;
}

function MovableView({ id, index, list }: MovableViewProps) {
  const found = (inside: string) => ({
    get current() {
      return list.current?.querySelector(`[data-view="${CSS.escape(id)}"]${inside}`) ?? null;
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: they look for what is there at each time.
  const { element, handle } = useMemo(() => ({ element: found(''), handle: found(' > button') }), [id, list]);
  useSortable({ id, index, element, handle });
  return null;
}
