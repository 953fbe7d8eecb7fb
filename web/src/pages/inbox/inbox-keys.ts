import type { Acting } from './acting';

/** What the keys of the inbox do. */
export interface InboxKeys extends Acting {
  step: (by: 1 | -1) => void;
  open: () => void;
  back: () => void;
  panel: () => void;
  pick: () => void;
  write: (kind: 'reply' | 'note') => void;
}

/** What each letter does, by the key as tinykeys names it. */
export const LETTERS: Readonly<Record<string, (keys: InboxKeys) => void>> = {
  j: (keys) => keys.step(1),
  k: (keys) => keys.step(-1),
  e: (keys) => keys.act({ kind: 'close' }),
  z: (keys) => keys.choose('snooze'),
  a: (keys) => keys.choose('assign'),
  p: (keys) => keys.choose('priority'),
  r: (keys) => keys.write('reply'),
  m: (keys) => keys.write('note'),
  'Shift+N': (keys) => keys.write('note'),
  n: (keys) => keys.takeNext(),
  i: (keys) => keys.panel(),
  x: (keys) => keys.pick(),
};

interface Focus {
  /** On nothing in particular. */
  isOnPage: boolean;
  isOnRow: boolean;
}

/**
 * What Enter or Escape does: nothing where what has the focus has a use for it. Enter on a row opens it as the link that
 * it is.
 */
export function keyOnPage(
  { key, defaultPrevented }: { key: string; defaultPrevented: boolean },
  { isOnPage, isOnRow }: Focus,
): 'open' | 'back' | null {
  if (defaultPrevented || !(isOnPage || isOnRow)) return null;
  if (key === 'Escape') return 'back';
  return key === 'Enter' && isOnPage ? 'open' : null;
}
