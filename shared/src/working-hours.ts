import { clockChangeBetween, offsetAt } from './conditions/time-zone.js';

export const WEEKDAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From one time of a day's clock until another, "09:00" to "17:30"; "24:00" is the end of the day. */
export interface WorkingInterval {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
}

export type WorkingHours = readonly WorkingInterval[];

const DAY = 86_400_000;
/** The first day that computers count was a Thursday. */
const FIRST_WEEKDAY = WEEKDAYS.indexOf('THURSDAY');
/** Hours that stay as they are for a week, and for those around it in which clocks may skip them, always do. */
const HORIZON = 21 * DAY;

/**
 * Whether an instant lies in the hours, by what the clock of the time zone shows then: on the days on which clocks
 * change, an hour that is skipped is never worked and one that comes twice is worked twice.
 */
export function isWithinHours(hours: WorkingHours, timeZone: string, at: number): boolean {
  const local = at + offsetAt(timeZone, at);
  const days = Math.floor(local / DAY);
  const today = weekdayOf(days);
  const minute = Math.floor((local - days * DAY) / 60_000);
  return hours.some(
    ({ day, from, to }) => day === today && minuteOf(from) <= minute && minute < minuteOf(to),
  );
}

/**
 * The first instant after `at` at which the hours begin or end on the clock of the time zone; null when they never do.
 * Intervals that touch are one, and where clocks are changed hours may begin or end in the midst of an interval.
 */
export function nextChangeOfHours(hours: WorkingHours, timeZone: string, at: number): number | null {
  const isOpen = isWithinHours(hours, timeZone, at);
  for (let start = at; start < at + HORIZON; ) {
    const end = clockChangeBetween(timeZone, start, start + DAY) ?? start + DAY;
    const edges = edgesUntil(end, start, hours, offsetAt(timeZone, start));
    const change = edges.find((edge) => isWithinHours(hours, timeZone, edge) !== isOpen);
    if (change !== undefined) return change;
    start = end;
  }
  return null;
}

/** The beginnings and ends of intervals between two instants with one offset, and the later of the two. */
function edgesUntil(end: number, start: number, hours: WorkingHours, offset: number): number[] {
  const edges = [end];
  const last = Math.floor((end + offset) / DAY);
  for (let days = Math.floor((start + offset) / DAY); days <= last; days += 1) {
    const ofDay = hours.filter(({ day }) => day === weekdayOf(days));
    const times = ofDay.flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]);
    edges.push(...times.map((minute) => days * DAY + minute * 60_000 - offset));
  }
  return edges.filter((edge) => start < edge && edge <= end).toSorted((one, other) => one - other);
}

/** Of a day, counted from the first that computers count. */
function weekdayOf(days: number): Weekday | undefined {
  return WEEKDAYS[(((days + FIRST_WEEKDAY) % 7) + 7) % 7];
}

/** Minutes since midnight of "09:30"; NaN for what is no time of a day. */
export function minuteOf(time: string): number {
  const [, hour = '', minute = ''] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour !== '' && Number(minute) < 60 && minutes <= 24 * 60 ? minutes : Number.NaN;
}
