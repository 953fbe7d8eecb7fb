import { useSyncExternalStore } from 'react';
import { Ticker } from './ticker';

const ticker = new Ticker(5_000);

/** Calls every five seconds until the answer is called; one clock, however many listen. */
export const onTick = ticker.subscribe;

/** The time in milliseconds, for what is told in minutes: one clock, however many look at it. */
export function useNow(): number {
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}
