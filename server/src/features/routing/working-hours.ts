import {
  isWithinHours,
  minuteOf,
  WEEKDAYS,
  type WorkingHours,
  type WorkingInterval,
} from '@cadre/shared/working-hours';
import type { InputCheck } from '../../platform/input-check.js';

const intervalsAtMost = 50;

/** The hours that somebody works, on the clock of a time zone. */
export interface HoursInForce {
  readonly timeZone: string;
  readonly intervals: WorkingHours;
}

/** Whether they work at an instant; null is always. */
export function isAtWork({ hours }: { readonly hours: HoursInForce | null }, at: number): boolean {
  return hours === null || isWithinHours(hours.intervals, hours.timeZone, at);
}

/** Weekly intervals in order; what is wrong is added to the check under `path`. */
export function readWorkingHours(
  check: InputCheck,
  raw: readonly WorkingInterval[],
  path: readonly string[],
): WorkingHours {
  if (raw.length === 0) check.add(path, 'Hours need one interval at least; leave them out to work always.');
  if (raw.length > intervalsAtMost) check.add(path, `At most ${intervalsAtMost} intervals are allowed.`);
  const intervals = raw.slice(0, intervalsAtMost);
  for (const [index, { from, to }] of intervals.entries()) {
    const at = [...path, String(index)];
    if (Number.isNaN(minuteOf(from))) check.add([...at, 'from'], 'A time is written like 09:30.');
    else if (Number.isNaN(minuteOf(to))) check.add([...at, 'to'], 'A time is written like 17:30.');
    else if (minuteOf(from) >= minuteOf(to)) {
      check.add(
        [...at, 'to'],
        'This must be later on the same day; hours past midnight are an interval of the next day.',
      );
    } else if (intervals.slice(0, index).some((earlier) => overlap(earlier, intervals[index]))) {
      check.add(at, 'This overlaps with an earlier interval of the day.');
    }
  }
  return intervals
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map(({ day, from, to }) => ({ day, from, to }));
}

function overlap(one: WorkingInterval, other: WorkingInterval | undefined): boolean {
  return (
    other?.day === one.day &&
    minuteOf(one.from) < minuteOf(other.to) &&
    minuteOf(other.from) < minuteOf(one.to)
  );
}

function placeOf({ day, from }: WorkingInterval): number {
  return WEEKDAYS.indexOf(day) * 1_440 + minuteOf(from);
}
