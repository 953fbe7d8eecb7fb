import { expect, test } from 'vitest';
import { formatWait } from './format';

const since = '2026-11-27T08:00:00.000Z';
const after = (minutes: number) =>
  formatWait(since, Date.parse(since) + minutes * 60_000).replaceAll('\u00a0', ' ');

test('a wait is told to the minute, and in days to the hour', () => {
  expect([0, 0.99, 1, 59.9, 60, 200, 1_440, 1_441, 3_060].map(after)).toEqual([
    'less than 1 min',
    'less than 1 min',
    '1 min',
    '59 min',
    '1 h',
    '3 h 20 min',
    '1 d',
    '1 d',
    '2 d 3 h',
  ]);
});

test('a clock that is behind the server’s tells no wait of less than nothing', () => {
  expect(after(-5)).toBe('less than 1 min');
});
