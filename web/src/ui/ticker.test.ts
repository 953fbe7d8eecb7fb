import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ticker } from './ticker';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('all that listen hear each tick, and read the same time until the next', () => {
  const ticker = new Ticker(5_000);
  const heard: string[] = [];
  ticker.subscribe(() => heard.push(`one ${ticker.now()}`));
  ticker.subscribe(() => heard.push(`other ${ticker.now()}`));
  vi.advanceTimersByTime(7_000);
  expect(heard).toEqual(['one 5000', 'other 5000']);
  expect(ticker.now()).toBe(5_000);
});

test('a clock that nobody listens to stands still, and shows the right time all the same', () => {
  const ticker = new Ticker(5_000);
  const stop = ticker.subscribe(() => {});
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(ticker.now()).toBe(60_000);
});

test('a clock goes on for those that still listen', () => {
  const ticker = new Ticker(5_000);
  let ticks = 0;
  const stop = ticker.subscribe(() => {});
  ticker.subscribe(() => {
    ticks += 1;
  });
  stop();
  stop();
  vi.advanceTimersByTime(10_000);
  expect(ticks).toBe(2);
});
