import { useLingui } from '@lingui/react/macro';
import { IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import classes from './builder.module.css';
import { useBuilder } from './builder-context';

/** Drags what it stands before; on it, the arrow keys move without Alt. */
export function DragHandle({ id }: { id: string }) {
  const { t } = useLingui();
  const { drag, act, disabled } = useBuilder();
  const moveByKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
    if (!step || event.altKey) return;
    event.preventDefault();
    act(id, step);
  };
  if (disabled) return null;
  return (
    <button
      type="button"
      className={classes.handle}
      aria-label={t`Move: arrow keys, or Alt and arrow keys anywhere in it`}
      onPointerDown={(event) => drag(id, event)}
      onKeyDown={moveByKey}
    >
      <IconGripVertical size={16} aria-hidden />
    </button>
  );
}
