import { describe, expect, test } from 'vitest';
import { parseDate } from './dates.js';
import { isTimeZone } from './time-zone.js';

/** Finds a day the slow way: minute by minute, by what the clock shows. */
function dayByClock(day: string, timeZone: string): [string, string] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const noon = Date.parse(`${day}T12:00:00Z`);
  const shown: number[] = [];
  for (let at = noon - 40 * 3_600_000; at < noon + 40 * 3_600_000; at += 60_000) {
    if (clock.format(at) === day) shown.push(at);
  }
  return [iso(Math.min(...shown)), iso(Math.max(...shown) + 59_999)];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

describe('a calendar day is from midnight to midnight of its time zone', () => {
  const days = [
    ['Europe/Berlin', 'when clocks go forward', ['2026-03-28', '2026-03-29', '2026-03-30']],
    ['Europe/Berlin', 'when clocks go back', ['2026-10-24', '2026-10-25', '2026-10-26']],
    ['America/New_York', 'when clocks go forward', ['2026-03-08']],
    ['America/New_York', 'when clocks go back', ['2026-11-01', '2026-11-02']],
    ['America/Sao_Paulo', 'when midnight is skipped', ['2018-11-03', '2018-11-04', '2018-11-05']],
    ['America/Sao_Paulo', 'when the last hour comes twice', ['2018-02-17', '2018-02-18']],
    ['America/Havana', 'when the first hour comes twice', ['2025-11-02', '2025-11-01']],
    ['America/Havana', 'when midnight is skipped', ['2025-03-09']],
    ['America/St_Johns', 'when clocks go back a minute after midnight', ['2010-11-06', '2010-11-07']],
    ['Asia/Beirut', 'when midnight is skipped', ['2025-03-30']],
    ['Africa/Cairo', 'when midnight is skipped', ['2025-04-25', '2025-10-30', '2025-10-31']],
    ['Australia/Lord_Howe', 'when clocks move by half an hour', ['2026-04-05', '2026-10-04']],
    ['Asia/Kathmandu', 'at an odd offset', ['2026-06-01']],
    ['Pacific/Kiritimati', 'far ahead', ['2026-06-01']],
    ['Pacific/Pago_Pago', 'far behind', ['2026-06-01']],
    ['Pacific/Apia', 'around the day that was left out', ['2011-12-29', '2011-12-31']],
    ['UTC', 'without changes', ['2026-03-29']],
  ] as const;
  test.each(days)('in %s %s', (timeZone, _, dates) => {
    for (const date of dates) expect(parseDate(date, timeZone)?.map(iso)).toEqual(dayByClock(date, timeZone));
  });

  test('every day of 2026 begins where the one before ended, in all time zones', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      let end = parseDate('2025-12-31', timeZone)?.[1];
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
        const day = parseDate(iso(at).slice(0, 10), timeZone);
        if (day?.[0] !== (end ?? 0) + 1) expect.fail(`${timeZone} ${iso(at)}`);
        end = day?.[1];
      }
    }
  });

  test('a day that a time zone left out lies between its neighbours', () => {
    const [before, skipped, after] = ['2011-12-29', '2011-12-30', '2011-12-31'].map((day) =>
      parseDate(day, 'Pacific/Apia'),
    );
    expect(before?.[1]).toBeLessThan(skipped?.[0] ?? 0);
    expect(skipped?.[1]).toBeLessThan(after?.[0] ?? 0);
  });
});

describe('a time without an offset is what the clock of the time zone shows', () => {
  test.each([
    ['2026-07-01T10:00', 'Europe/Berlin', '2026-07-01T08:00:00.000Z'],
    ['2026-01-01T10:00:00.5', 'Europe/Berlin', '2026-01-01T09:00:00.500Z'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('%s in %s is %s', (text, timeZone, expected) => {
    expect(parseDate(text, timeZone)?.map(iso)).toEqual([expected, expected]);
  });
});

test('a time zone is known by its name', () => {
  expect(['UTC', 'Europe/Berlin', 'Asia/Kolkata'].every(isTimeZone)).toBe(true);
  expect(['', 'Mars/Olympus', 'europe berlin', '\u0000'].some(isTimeZone)).toBe(false);
});
