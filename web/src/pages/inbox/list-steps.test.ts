import { expect, test } from 'vitest';
import { rowAfter, stepFrom } from './list-steps';

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test('a step goes to the next row or the one before, and not past the ends', () => {
  expect([stepFrom(rows, 'a', 1), stepFrom(rows, 'c', -1)]).toEqual(['b', 'b']);
  expect([stepFrom(rows, 'c', 1), stepFrom(rows, 'a', -1)]).toEqual([undefined, undefined]);
});

test('a step from nowhere goes to the first row', () => {
  expect([stepFrom(rows, null, 1), stepFrom(rows, undefined, -1), stepFrom(rows, 'left', 1)]).toEqual([
    'a',
    'a',
    'a',
  ]);
  expect(stepFrom([], null, 1)).toBeUndefined();
});

test('the next row takes the place of one that leaves, and the last but one that of the last', () => {
  expect([rowAfter(rows, 'a'), rowAfter(rows, 'b'), rowAfter(rows, 'c')]).toEqual(['b', 'c', 'b']);
  expect(rowAfter([{ id: 'a' }], 'a')).toBeUndefined();
});
