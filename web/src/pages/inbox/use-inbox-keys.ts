import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { inboxBus } from '../../parts/inbox-bus';
import { usePreferences } from '../../parts/preferences';
import { letterKey } from '../../ui/letter-key';
import { type InboxKeys, keyOnPage, LETTERS } from './inbox-keys';

/** The keys of the inbox, and the same from the palette. */
export function useInboxKeys(keys: InboxKeys): void {
  const letters = usePreferences()?.letterKeys ?? true;
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const bound = Object.entries(LETTERS).map(
      ([key, run]) => [key, letterKey(() => run(current.current), letters)] as const,
    );
    const onPage = (event: KeyboardEvent) => {
      const what = keyOnPage(event, focusNow());
      if (what) current.current[what]();
    };
    const stop = tinykeys(window, { ...Object.fromEntries(bound), Enter: onPage, Escape: onPage });
    const onPalette = ({ type }: Event) => LETTERS[type]?.(current.current);
    for (const key of Object.keys(LETTERS)) inboxBus.addEventListener(key, onPalette);
    return () => {
      stop();
      for (const key of Object.keys(LETTERS)) inboxBus.removeEventListener(key, onPalette);
    };
  }, [letters]);
}

function focusNow() {
  const { activeElement, body } = document;
  return {
    isOnPage: activeElement === body,
    isOnRow: activeElement?.hasAttribute('data-row') ?? false,
  };
}
