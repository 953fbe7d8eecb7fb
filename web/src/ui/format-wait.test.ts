import { describe, expect, test } from 'vitest';
import { formatAge, formatAgo, formatWait, formatWaitBriefly } from './format';

const since = '2026-11-27T08:00:00.000Z';
const told = (format: (instant: string, now: number) => string, minutes: number) =>
  format(since, Date.parse(since) + minutes * 60_000).replaceAll('\u00a0', ' ');
const waited = (minutes: number) => told(formatWait, minutes);

test('a wait is told to the minute, and in days to the hour', () => {
  expect([0, 0.99, 1, 59.9, 60, 200, 1_440, 1_441, 3_060].map(waited)).toEqual([
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
  expect(waited(-5)).toBe('less than 1 min');
});

describe('where a list has little room', () => {
  test('a wait is told in one unit for a day, and from then on in days and hours', () => {
    const times = [0, 1, 59.9, 60, 200, 1_439, 1_440, 1_501, 2_820, 2_879, 2_880, 14_580];
    expect(times.map((minutes) => told(formatWaitBriefly, minutes))).toEqual([
      'now',
      '1 min',
      '59 min',
      '1 h',
      '3 h',
      '23 h',
      '1 d',
      '1 d 1 h',
      '1 d 23 h',
      '1 d 23 h',
      '2 d',
      '10 d 3 h',
    ]);
  });

  test('a wait of a day and more reads as it does where there is room, and a shorter one begins alike', () => {
    for (let minutes = 1; minutes < 20_000; minutes += 7) {
      const briefly = told(formatWaitBriefly, minutes);
      expect(waited(minutes).startsWith(briefly), `${minutes} minutes`).toBe(true);
      if (minutes >= 1_440) expect(briefly).toBe(waited(minutes));
    }
  });

  test('an age is told in one unit, days from the first on', () => {
    expect([0, 5, 90, 1_439, 1_440, 2_879, 14_580].map((minutes) => told(formatAge, minutes))).toEqual([
      'now',
      '5 min',
      '1 h',
      '23 h',
      '1 d',
      '1 d',
      '10 d',
    ]);
  });
});

test('what was a moment ago is said in few letters, and what was longer ago in whole units', () => {
  const ago = (minutes: number) => formatAgo(new Date(Date.now() - minutes * 60_000).toISOString());
  expect([0, 11, 60 * 12].map(ago)).toEqual(['seconds ago', '11 minutes ago', '12 hours ago']);
});
