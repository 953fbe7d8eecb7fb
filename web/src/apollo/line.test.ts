import { afterEach, expect, test } from 'vitest';
import { onLineReturn, setLine } from './line';

afterEach(() => setLine('idle'));

test('who waits for the line hears of its return after a loss, and of nothing else', () => {
  let returns = 0;
  const stop = onLineReturn(() => {
    returns += 1;
  });
  setLine('up');
  expect(returns).toBe(0);
  for (const state of ['down', 'down', 'up', 'up', 'idle', 'up'] as const) setLine(state);
  expect(returns).toBe(1);
  stop();
  for (const state of ['down', 'up'] as const) setLine(state);
  expect(returns).toBe(1);
});
