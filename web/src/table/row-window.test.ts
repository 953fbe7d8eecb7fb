import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needsMore, windowOf } from './row-window';

describe('the rows in sight', () => {
  const row = (index: number) => ({ index, start: index * 45, end: (index + 1) * 45 });

  test('stand where they would with all the others above and below them', () => {
    expect(windowOf([row(10), row(11)], 4_500)).toEqual({ items: [10, 11], before: 450, after: 3_960 });
    expect(windowOf([], 0)).toEqual({ items: [], before: 0, after: 0 });
  });

  test('and the room around them are together as high as all rows', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (from, length, rest) => {
        const drawn = Array.from({ length }, (_, index) => row(from + index));
        const { items, before, after } = windowOf(drawn, (from + length + rest) * 45);
        fc.pre(length > 0);
        expect(before + items.length * 45 + after).toBe((from + length + rest) * 45);
      }),
    );
  });
});

test('the next page is asked for twenty rows before the end', () => {
  expect([79, 80, 99].map((last) => needsMore(last, 100))).toEqual([false, true, true]);
  expect(needsMore(-1, 0)).toBe(false);
  expect(needsMore(2, 3)).toBe(true);
});
