import { offsetAt } from './conditions/time-zone.js';

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

/**
 * Whether an instant lies in the hours, by what the clock of the time zone shows then: on the days on which clocks
 * change, an hour that is skipped is never worked and one that comes twice is worked twice.
 */
export function isWithinHours(hours: WorkingHours, timeZone: string, at: number): boolean {
  const local = at + offsetAt(timeZone, at);
  const days = Math.floor(local / DAY);
  const today = WEEKDAYS[(((days + FIRST_WEEKDAY) % 7) + 7) % 7];
  const minute = Math.floor((local - days * DAY) / 60_000);
  return hours.some(
    ({ day, from, to }) => day === today && minuteOf(from) <= minute && minute < minuteOf(to),
  );
}

/** Minutes since midnight of "09:30"; NaN for what is no time of a day. */
export function minuteOf(time: string): number {
  const [, hour = '', minute = ''] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour !== '' && Number(minute) < 60 && minutes <= 24 * 60 ? minutes : Number.NaN;
}
