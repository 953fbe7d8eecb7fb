import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Doing, PresenceBeat } from './presence-beat';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin() {
  const said: { doing: Doing; at: number }[] = [];
  const from = Date.now();
  const beat = new PresenceBeat((doing) => said.push({ doing, at: Date.now() - from }));
  return { beat, said };
}

test('who passes by says nothing, who stays says so again and again', () => {
  const { beat, said } = begin();
  vi.advanceTimersByTime(600);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(9_400);
  expect(said.map(({ doing }) => doing)).toEqual(['READING', 'READING', 'READING']);
  expect(beat.stop()).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(3);
});

test('typing is said, goes on being said, and ends when no key is touched', () => {
  const { beat, said } = begin();
  vi.advanceTimersByTime(5_000);
  for (let key = 0; key < 40; key += 1) {
    beat.type('reply');
    vi.advanceTimersByTime(200);
  }
  const typed = said.filter(({ doing }) => doing === 'TYPING_REPLY');
  expect(typed).toHaveLength(2);
  vi.advanceTimersByTime(6_000);
  const last = said.findLast(({ doing }) => doing === 'TYPING_REPLY')?.at ?? 0;
  const rested =
    said.find(({ doing, at }) => doing === 'READING' && at > last)?.at ?? Number.POSITIVE_INFINITY;
  // The last key was at 12.8 s.
  expect(rested).toBeLessThan(12_800 + 6_000);
  beat.stop();
});

test('however fast somebody types and rests, calls are three seconds apart and none is forgotten in between', () => {
  const step = fc.record({ pause: fc.nat(4_000), what: fc.constantFrom('reply', 'note', 'rest') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { beat, said } = begin();
      for (const { pause, what } of steps) {
        vi.advanceTimersByTime(pause);
        if (what === 'rest') beat.rest();
        else beat.type(what === 'note' ? 'note' : 'reply');
      }
      vi.advanceTimersByTime(5_000);
      beat.stop();
      for (const [index, { at }] of said.entries()) {
        const before = said[index - 1];
        if (before) expect(at - before.at).toBeGreaterThanOrEqual(3_000);
        // The server forgets after nine.
        if (before) expect(at - before.at).toBeLessThan(4_500);
      }
    }),
    { seed: 5 },
  );
});
