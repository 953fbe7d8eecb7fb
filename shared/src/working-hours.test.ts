import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithinHours, minuteOf, nextChangeOfHours, WEEKDAYS, type WorkingHours } from './working-hours.js';

const office: WorkingHours = WEEKDAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' }));
const at = (text: string) => Date.parse(text);

const times = fc.integer({ min: 0, max: 1_439 });
/** Any intervals, up to midnight too, that touch and overlap as they like. */
const anyHours = fc.array(
  fc.record({ day: fc.constantFrom(...WEEKDAYS), one: times, other: times }).map(({ day, one, other }) => ({
    day,
    from: clock(Math.min(one, other)),
    to: clock(Math.max(one, other) + 1),
  })),
  { maxLength: 8 },
);

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
    const instants = fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(anyHours, fc.constantFrom(...zones), instants, (worked, timeZone, instant) => {
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

describe('the next change of working hours', () => {
  const next = (hours: WorkingHours, timeZone: string, from: string) => {
    const found = nextChangeOfHours(hours, timeZone, at(from));
    return found === null ? null : new Date(found).toISOString();
  };

  test('is their end while they are worked and their beginning while they are not, over the weekend too', () => {
    expect(next(office, 'Europe/Berlin', '2026-11-24T08:00:00Z')).toBe('2026-11-24T16:00:00.000Z');
    expect(next(office, 'Europe/Berlin', '2026-11-24T16:00:00Z')).toBe('2026-11-25T08:00:00.000Z');
    expect(next(office, 'Europe/Berlin', '2026-11-27T18:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
  });

  test('comes an hour earlier in UTC once clocks are put forward, on both halves of the earth', () => {
    expect(next(office, 'Europe/Berlin', '2026-03-27T17:00:00Z')).toBe('2026-03-30T07:00:00.000Z');
    expect(next(office, 'Australia/Sydney', '2026-10-02T08:00:00Z')).toBe('2026-10-04T22:00:00.000Z');
  });

  test('passes over a time that clocks skip, and comes twice where a time does', () => {
    const night: WorkingHours = [{ day: 'SUNDAY', from: '02:00', to: '02:30' }];
    expect(next(night, 'Europe/Berlin', '2026-03-22T12:00:00Z')).toBe('2026-04-05T00:00:00.000Z');
    expect(next(night, 'Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:00:00.000Z');
    expect(next(night, 'Europe/Berlin', '2026-10-25T01:00:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  test('is none between intervals that touch, at midnight too, and never comes for those who always work', () => {
    const touching: WorkingHours = [
      { day: 'MONDAY', from: '09:00', to: '12:00' },
      { day: 'MONDAY', from: '12:00', to: '24:00' },
      { day: 'TUESDAY', from: '00:00', to: '02:00' },
    ];
    expect(next(touching, 'UTC', '2026-11-23T10:00:00Z')).toBe('2026-11-24T02:00:00.000Z');
    const always = WEEKDAYS.map((day) => ({ day, from: '00:00', to: '24:00' }));
    expect(next(always, 'America/New_York', '2026-10-30T10:00:00Z')).toBeNull();
    expect(next([], 'America/New_York', '2026-10-30T10:00:00Z')).toBeNull();
  });

  test('is the first minute at which whoever looks at every one of them finds the hours changed', () => {
    const changesOfClocks: [timeZone: string, instant: string][] = [
      ['Europe/Berlin', '2026-03-29T01:00:00Z'],
      ['Europe/Berlin', '2026-10-25T01:00:00Z'],
      ['America/New_York', '2026-03-08T07:00:00Z'],
      ['America/New_York', '2026-11-01T06:00:00Z'],
      ['Australia/Sydney', '2026-04-04T16:00:00Z'],
      ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
      ['America/Santiago', '2026-09-06T04:00:00Z'],
      ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
      ['Pacific/Apia', '2011-12-30T10:00:00Z'],
      ['Asia/Kathmandu', '2026-06-01T00:00:00Z'],
    ];
    const near = fc.record({
      clocks: fc.constantFrom(...changesOfClocks),
      minutesBefore: fc.integer({ min: -1_440, max: 2_880 }),
    });
    fc.assert(
      fc.property(anyHours, near, (hours, { clocks: [timeZone, instant], minutesBefore }) => {
        const from = at(instant) - minutesBefore * 60_000;
        const found = nextChangeOfHours(hours, timeZone, from);
        expect(found).toBe(steppedTo(hours, timeZone, from));
      }),
      { numRuns: 100 },
    );
  });
});

/** Minute by minute, for longer than any hours stay as they are. */
function steppedTo(hours: WorkingHours, timeZone: string, from: number): number | null {
  const isOpen = isWithinHours(hours, timeZone, from);
  for (let minute = 1; minute <= 16 * 1_440; minute += 1) {
    const instant = from + minute * 60_000;
    if (isWithinHours(hours, timeZone, instant) !== isOpen) return instant;
  }
  return null;
}

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
