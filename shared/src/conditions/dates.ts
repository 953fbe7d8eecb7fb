import type { DateFact } from './facts.js';
import { firstInstantAt, lastInstantBefore } from './time-zone.js';

export const DAY_MS = 86_400_000;

/**
 * The instants that a date may name: the years 1 to 9999 in UTC. Within them ISO text, JavaScript and PostgreSQL
 * agree on every instant; outside, one of the three has no way to write it.
 */
export const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00.000Z');
export const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads ISO 8601: a day (`2026-03-29`), or a time with or without an offset (`2026-03-29T10:00:00+02:00`).
 * A day, and a time without an offset, are meant in `timeZone`. Undefined for anything else, and for days that
 * no calendar has.
 */
export function parseDate(text: string, timeZone: string): DateFact | undefined {
  const day = DATE.exec(text);
  const range = day ? dayRange(day, timeZone) : instantRange(DATE_TIME.exec(text), timeZone);
  if (!range || range[0] < FIRST_INSTANT || range[1] > LAST_INSTANT) return undefined;
  return range;
}

/** True when the text names a whole day and not an instant in it. */
export function isCalendarDay(text: string): boolean {
  return DATE.test(text);
}

/**
 * From the first to the last millisecond that the clocks of the time zone show this date. A day that a time zone
 * left out (Samoa, 30 December 2011) has its end one millisecond before its start: it still comes after the day
 * before it and before the day after it.
 */
function dayRange(parts: RegExpExecArray, timeZone: string): DateFact | undefined {
  const midnight = localTime(parts, 0);
  if (midnight === undefined) return undefined;
  return [firstInstantAt(timeZone, midnight), lastInstantBefore(timeZone, midnight + DAY_MS)];
}

function instantRange(parts: RegExpExecArray | null, timeZone: string): DateFact | undefined {
  if (!parts) return undefined;
  const [hours, minutes, seconds] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const local = localTime(parts, ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds);
  if (local === undefined) return undefined;
  const offset = parts[8];
  if (offset === undefined) return instant(firstInstantAt(timeZone, local));
  const shift = offsetMilliseconds(offset);
  return shift === undefined ? undefined : instant(local - shift);
}

/** A date fact for one moment, in epoch milliseconds. */
export function instant(at: number): DateFact {
  return [at, at];
}

/** The clock reading as if the clock stood in UTC; undefined for 30 February. */
function localTime(parts: RegExpExecArray, timeOfDay: number): number | undefined {
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(0);
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() + timeOfDay;
}

function offsetMilliseconds(offset: string): number | undefined {
  if (offset === 'Z' || offset === 'z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || 0);
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
