import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { inboxBus } from '../../parts/inbox-bus';
import { usePreferences } from '../../parts/preferences';
import { letterKey } from '../../ui/letter-key';
import type { Acting } from './acting';

interface InboxKeys extends Acting {
  step: (by: 1 | -1) => void;
  open: () => void;
  back: () => void;
  panel: () => void;
  pick: () => void;
  write: (kind: 'reply' | 'note') => void;
}

/** The keys of the inbox, and the same from the palette. */
export function useInboxKeys(keys: InboxKeys): void {
  const letters = usePreferences()?.letterKeys ?? true;
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const acts: Record<string, () => void> = {
      j: () => current.current.step(1),
      k: () => current.current.step(-1),
      e: () => current.current.act({ kind: 'close' }),
      z: () => current.current.choose('snooze'),
      a: () => current.current.choose('assign'),
      p: () => current.current.choose('priority'),
      r: () => current.current.write('reply'),
      m: () => current.current.write('note'),
      'Shift+N': () => current.current.write('note'),
      n: () => current.current.takeNext(),
      i: () => current.current.panel(),
      x: () => current.current.pick(),
    };
    const bound = Object.entries(acts).map(([key, act]) => [key, letterKey(act, letters)] as const);
    const stop = tinykeys(window, {
      ...Object.fromEntries(bound),
      Enter: onPage(() => current.current.open()),
      Escape: onPage(() => current.current.back()),
    });
    const told = (event: Event) => acts[event.type]?.();
    for (const key of Object.keys(acts)) inboxBus.addEventListener(key, told);
    return () => {
      stop();
      for (const key of Object.keys(acts)) inboxBus.removeEventListener(key, told);
    };
  }, [letters]);
}

/** Only where nothing else has the focus that Enter or Escape would mean. */
function onPage(action: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const active = document.activeElement;
    const free = active === document.body || active?.hasAttribute('data-row');
    const isLink = event.key === 'Enter' && active !== document.body;
    if (!event.defaultPrevented && free && !isLink) action();
  };
}
