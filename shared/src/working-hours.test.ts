import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithinHours, minuteOf, WEEKDAYS, type WorkingHours } from './working-hours.js';

const office: WorkingHours = WEEKDAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' }));
const at = (text: string) => Date.parse(text);

describe('working hours', () => {
  test('begin and end on the clock of the time zone, the end left out', () => {
    const open = (text: string) => isWithinHours(office, 'Europe/Berlin', at(text));
    expect(open('2026-11-24T07:59:59Z')).toBe(false);
    expect(open('2026-11-24T08:00:00Z')).toBe(true);
    expect(open('2026-11-24T15:59:59Z')).toBe(true);
    expect(open('2026-11-24T16:00:00Z')).toBe(false);
    expect(open('2026-11-28T10:00:00Z')).toBe(false);
  });

  test('follow the clock when it changes: nine in the morning is seven o’clock UTC in summer', () => {
    expect(isWithinHours(office, 'Europe/Berlin', at('2026-03-27T07:30:00Z'))).toBe(false);
    expect(isWithinHours(office, 'Europe/Berlin', at('2026-03-30T07:30:00Z'))).toBe(true);
  });

  test('an hour that the clock skips is never worked, and one that comes twice is worked twice', () => {
    const night: WorkingHours = [{ day: 'SUNDAY', from: '02:00', to: '03:00' }];
    const minutesWorked = (day: string) =>
      Array.from({ length: 1_440 }, (_, minute) => at(day) + minute * 60_000).filter((one) =>
        isWithinHours(night, 'Europe/Berlin', one),
      ).length;
    expect(minutesWorked('2026-03-29T00:00:00Z')).toBe(0);
    expect(minutesWorked('2026-10-25T00:00:00Z')).toBe(120);
    expect(minutesWorked('2026-11-01T00:00:00Z')).toBe(60);
  });

  test('a day may be worked to its end, and no hours are no work', () => {
    expect(
      isWithinHours([{ day: 'SUNDAY', from: '22:00', to: '24:00' }], 'UTC', at('2026-11-29T23:59:59Z')),
    ).toBe(true);
    expect(isWithinHours([], 'UTC', at('2026-11-29T23:59:59Z'))).toBe(false);
  });

  test('are those that a calendar of the time zone shows, at every instant and around the world', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ];
    const times = fc.integer({ min: 0, max: 1_439 });
    const hours = fc.array(
      fc
        .record({ day: fc.constantFrom(...WEEKDAYS), one: times, other: times })
        .map(({ day, one, other }) => ({
          day,
          from: clock(Math.min(one, other)),
          to: clock(Math.max(one, other) + 1),
        })),
      { maxLength: 8 },
    );
    const instants = fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(hours, fc.constantFrom(...zones), instants, (worked, timeZone, instant) => {
        expect(isWithinHours(worked, timeZone, instant)).toBe(shownWithin(worked, timeZone, instant));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a time of a day is written with two digits each', () => {
    expect([minuteOf('00:00'), minuteOf('09:30'), minuteOf('24:00')]).toEqual([0, 570, 1_440]);
    for (const wrong of ['9:30', '24:01', '12:60', 'noon', '']) expect(minuteOf(wrong), wrong).toBeNaN();
  });
});

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The same by the words of a calendar, which compare as texts. */
function shownWithin(hours: WorkingHours, timeZone: string, instant: number): boolean {
  const shown = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(instant);
  const day = shown({ weekday: 'long' }).toUpperCase();
  const time = shown({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return hours.some((one) => one.day === day && one.from <= time && time < one.to);
}
