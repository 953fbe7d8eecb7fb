import { useSyncExternalStore } from 'react';

/** How the live line to the server is: nothing asked for yet, connected, or lost and being tried again. */
export type LineState = 'idle' | 'up' | 'down';

let state: LineState = 'idle';
const listeners = new Set<() => void>();
const returns = new Set<() => void>();

/** Called by the socket only. After a loss, everybody who asked is told that the line is back. */
export function setLine(next: LineState): void {
  const returned = state === 'down' && next === 'up';
  state = next;
  for (const listener of listeners) listener();
  if (returned) for (const listener of returns) listener();
}

/** What was missed while the line was down has to be read again: `listener` does so. */
export function onLineReturn(listener: () => void): () => void {
  returns.add(listener);
  return () => returns.delete(listener);
}

export function useLine(): LineState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
