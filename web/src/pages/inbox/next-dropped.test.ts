import { expect, test } from 'vitest';
import { nextDropped } from './next-dropped';

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
