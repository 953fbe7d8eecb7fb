import { type PointerEvent, type RefObject, useCallback, useRef } from 'react';
import { type Drop, dropAt, dropNode } from './node-drop';
import type { Draft } from './query';

interface NodeDragInput {
  box: RefObject<HTMLElement | null>;
  draft: Draft;
  apply: (next: Draft | null, id: string) => void;
}

/**
 * Drags a predicate or group by its handle, with the pointer alone: the keys have their own way. The place is marked on
 * the element itself, so that nothing is drawn anew while the pointer moves.
 */
export function useNodeDrag({ box, draft, apply }: NodeDragInput) {
  const latest = useRef(draft);
  latest.current = draft;
  return useCallback(
    (id: string, event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !box.current) return;
      event.preventDefault();
      event.currentTarget.focus();
      follow(box.current, id, event, (drop) => apply(dropNode(latest.current, id, drop), id));
    },
    [box, apply],
  );
}

function follow(
  box: HTMLElement,
  id: string,
  { currentTarget: handle, pointerId }: PointerEvent<HTMLElement>,
  onDrop: (drop: Drop) => void,
): void {
  const dragged = box.querySelector<HTMLElement>(`[data-node="${id}"]`);
  let marked: HTMLElement | null = null;
  let drop: Drop | null = null;
  const mark = (element: HTMLElement | null, next: Drop | null) => {
    marked?.removeAttribute('data-drop');
    marked = element;
    drop = next;
    if (next) element?.setAttribute('data-drop', next.where);
  };
  const scroller = scrollerOf(box);
  const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
    scrollNear(scroller, clientY);
    const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-node]') ?? null;
    const target = over && box.contains(over) && !dragged?.contains(over) ? over : null;
    mark(target, target && dropAt(targetOf(target), clientY));
  };
  const end = (isDropped: boolean) => {
    const found = drop;
    mark(null, null);
    dragged?.removeAttribute('data-dragged');
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', up);
    handle.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', giveUp, true);
    if (isDropped && found) onDrop(found);
  };
  const up = () => end(true);
  const cancel = () => end(false);
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The dialog around must not close for it.
    event.stopImmediatePropagation();
    end(false);
  };
  handle.setPointerCapture(pointerId);
  dragged?.setAttribute('data-dragged', 'true');
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', up);
  handle.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', giveUp, true);
}

/** What scrolls around the builder: a dialog, or the page. */
function scrollerOf(box: HTMLElement): Element {
  for (let element = box.parentElement; element; element = element.parentElement) {
    const { overflowY } = getComputedStyle(element);
    if (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight) return element;
  }
  return document.documentElement;
}

const NEAR = 48;

function scrollNear(scroller: Element, y: number): void {
  if (y < NEAR) scroller.scrollBy(0, -NEAR / 3);
  if (y > window.innerHeight - NEAR) scroller.scrollBy(0, NEAR / 3);
}

function targetOf(element: HTMLElement): Parameters<typeof dropAt>[0] {
  const { top, bottom } = element.getBoundingClientRect();
  const group = element.hasAttribute('data-root') ? 'root' : 'group';
  const kind = element.hasAttribute('data-group') ? group : 'predicate';
  return { id: element.dataset.node ?? '', top, bottom, kind };
}
