import { type FocusEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { controlToFocus, type KeptControl, keptFor, needsFocus } from './kept-focus';
import type { Draft } from './query';

interface KeptFocus {
  /** The focus belongs to this node from now on, to the control of its kind that has it now. */
  keep: (id: string) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onBlur: (next: EventTarget | null) => void;
}

const FOCUSABLE = 'input, button, select, [tabindex="0"]';

/**
 * A row that moves, or comes back by undoing, is drawn anew in another place, and the browser forgets the focus: it is
 * given back to the same control of the same row, or to the builder when the row is gone.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>, draft: Draft): KeptFocus {
  const kept = useRef<KeptControl | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the drawing of a new draft that loses the focus.
  useEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (!needsFocus(kept.current, isLost)) return;
    const controls = controlsOf(box.current?.querySelector(`[data-node="${kept.current.id}"]`));
    (controlToFocus(kept.current, controls) ?? box.current)?.focus();
  }, [draft, box]);
  const keep = useCallback((id: string) => {
    kept.current = keptFor(kept.current, id);
  }, []);
  const onFocus = useCallback(({ target }: FocusEvent<HTMLElement>) => {
    const row = target.closest<HTMLElement>('[data-node]');
    if (row) kept.current = { id: row.dataset.node ?? '', control: controlsOf(row).indexOf(target) };
  }, []);
  const onBlur = useCallback(
    (next: EventTarget | null) => {
      if (next instanceof Node && !box.current?.contains(next)) kept.current = null;
    },
    [box],
  );
  return { keep, onFocus, onBlur };
}

function controlsOf(row: Element | null | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
}
