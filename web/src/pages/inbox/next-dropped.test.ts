import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastHeld, nextDropped } from './next-dropped';

const rows = (...gone: string[]) => ['a', 'b', 'c', 'd'].map((id) => ({ id, gone: gone.includes(id) }));
const none = new Set<string>();

test('a row below the pointer that no longer fits goes', () => {
  expect([...nextDropped({ rows: rows('d'), hold: 1, own: none, dropped: none })]).toEqual(['d']);
});

test('a row above the pointer stays where it is, and so does the one under it', () => {
  expect([...nextDropped({ rows: rows('a', 'b'), hold: 1, own: none, dropped: none })]).toEqual([]);
});

test('what the person closed goes at once', () => {
  expect([...nextDropped({ rows: rows('b'), hold: 1, own: new Set(['b']), dropped: none })]).toEqual(['b']);
});

test('what is gone does not come back because the pointer moved below it', () => {
  expect([...nextDropped({ rows: rows('b'), hold: 3, own: none, dropped: new Set(['b']) })]).toEqual(['b']);
});

test('what fits again is shown again', () => {
  expect([...nextDropped({ rows: rows(), hold: -1, own: none, dropped: new Set(['b']) })]).toEqual([]);
});

test('what stayed for the pointer goes when the pointer leaves', () => {
  expect([...nextDropped({ rows: rows('a'), hold: -1, own: none, dropped: none })]).toEqual(['a']);
});

test('the lower of two held rows counts, and a row that is not listed holds nothing', () => {
  expect(lastHeld(rows(), ['c', 'a'])).toBe(2);
  expect(lastHeld(rows(), [null, 'b'])).toBe(1);
  expect(lastHeld(rows(), [null, 'elsewhere'])).toBe(-1);
  expect(lastHeld(rows(), [])).toBe(-1);
});

test('rows that leave never move a row under the pointer, however often they do', () => {
  const ids = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.array(fc.subarray(ids), { maxLength: 8 }), (held, leaving) => {
      let dropped: ReadonlySet<string> = none;
      let gone: string[] = [];
      for (const next of leaving) {
        gone = [...new Set([...gone, ...next])];
        const all = rows(...gone);
        dropped = nextDropped({ rows: all, hold: lastHeld(all, [held]), own: none, dropped });
        const shown = ids.filter((id) => !dropped.has(id));
        expect(shown.indexOf(held)).toBe(ids.indexOf(held));
        expect([...dropped].every((id) => gone.includes(id))).toBe(true);
      }
    }),
  );
});
