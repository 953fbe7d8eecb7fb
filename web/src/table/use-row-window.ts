import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { needsMore, windowOf } from './row-window';

const ROW_HEIGHT = 45;

interface RowWindowInput {
  box: RefObject<HTMLElement | null>;
  count: number;
  windowed: boolean;
  onMore: (() => void) | undefined;
  /** Pixels; those of a table when left out. */
  rowHeight?: number;
}

interface RowWindow {
  /** Indexes of the rows to draw. */
  items: number[];
  /** Pixels of the rows left out above and below. */
  before: number;
  after: number;
  /** Brings a row into sight that may not be drawn yet. */
  reveal: (index: number) => void;
}

export function useRowWindow({
  box,
  count,
  windowed,
  onMore,
  rowHeight = ROW_HEIGHT,
}: RowWindowInput): RowWindow {
  const virtualizer = useVirtualizer({
    count,
    enabled: windowed,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 800, height: 600 },
  });
  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtualizer.measure();
  }, [virtualizer, rowHeight]);
  const shown = virtualizer.getVirtualItems();
  const last = windowed ? (shown.at(-1)?.index ?? -1) : count - 1;
  useEffect(() => {
    if (needsMore(last, count)) onMore?.();
  }, [onMore, last, count]);
  const reveal = (index: number) => virtualizer.scrollToIndex(index);
  const all = () => Array.from({ length: count }, (_, index) => index);
  if (!windowed) return { items: all(), before: 0, after: 0, reveal };
  return { ...windowOf(shown, virtualizer.getTotalSize()), reveal };
}
