import { firstInstantAt, offsetAt } from '@cadre/shared/conditions/time-zone';

/** What the clock of a time zone shows at an instant, to the second: "2026-03-03T14:00:00". */
export function clockOf(timeZone: string, instant: number): string {
  return new Date(instant + offsetAt(timeZone, instant)).toISOString().slice(0, 19);
}

const READING = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;

/** The instant at which the clock shows that, with seconds or without; null for no time; of one that comes twice, the first. */
export function instantOf(timeZone: string, clock: string): number | null {
  const local = READING.test(clock) ? Date.parse(`${clock}Z`) : Number.NaN;
  // A day that no month has rolls over to another, which does not read the same.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(clock)) return null;
  return firstInstantAt(timeZone, local);
}

/** "3 March 2026, 14:00" on the clock of a time zone. */
export function formatInZone(timeZone: string, instant: number): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(instant);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(instant);
  return `${day}, ${time}`;
}
