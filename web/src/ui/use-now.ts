import { useSyncExternalStore } from 'react';

const everyMs = 5_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

/** Calls every five seconds until the answer is called; one clock, however many listen. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function current(): number {
  // While nobody listens nobody moves it.
  if (listeners.size === 0) now = Date.now();
  return now;
}

/** The time in milliseconds, for what is told in minutes: one clock, however many look at it. */
export function useNow(): number {
  return useSyncExternalStore(onTick, current);
}
