import { isWithinHours, nextChangeOfHours, WEEKDAYS } from '@cadre/shared/working-hours';
import { effectiveTime, type Priority } from '../features/priority/pull-order.js';
import type { Random } from './random.js';

/** A conversation that came to wait. Times in milliseconds since 1970. */
export interface Came {
  readonly id: string;
  readonly queueId: string;
  readonly priority: Priority;
  readonly waitingSince: number;
}

/** A teammate, with the queues that they take from. */
export interface Desk {
  readonly teammateId: string;
  readonly queueIds: readonly string[];
}

/** What became of one: taken, answered, closed. */
export interface Worked extends Desk {
  readonly conversationId: string;
  readonly takenAt: number;
  readonly repliedAt: number;
  readonly closedAt: number;
}

const timeZone = 'Europe/Copenhagen';
/** Every day, so that the sample looks the same on whichever it is made. */
const hours = WEEKDAYS.map((day) => ({ day, from: '09:00', to: '15:00' }));

/**
 * Has teammates take what waits, one after the other and in the pull order, as if they had asked for the next one each
 * time that they were done with the last, until a moment. @returns in the order in which they took them
 */
export function workOff(
  came: readonly Came[],
  desks: readonly Desk[],
  until: number,
  random: Random,
): Worked[] {
  const waiting = new Map(came.map((one) => [one.id, one]));
  const freeAt = new Map(desks.map((desk) => [desk, Math.min(...came.map((one) => one.waitingSince))]));
  const worked: Worked[] = [];
  for (;;) {
    // Whoever is free first asks first.
    const [desk, now] = [...freeAt].reduce((one, other) => (other[1] < one[1] ? other : one));
    if (now >= until) return worked;
    const next = isWithinHours(hours, timeZone, now) ? nextOf(waiting.values(), desk, now) : undefined;
    if (!next) {
      freeAt.set(desk, looksAgainAt(waiting.values(), desk, now) ?? until);
      continue;
    }
    waiting.delete(next.id);
    const repliedAt = now + minutes(random.whole(4, 20));
    const closedAt = repliedAt + minutes(random.whole(5, 50));
    worked.push({ ...desk, conversationId: next.id, takenAt: now, repliedAt, closedAt });
    freeAt.set(desk, closedAt + minutes(random.whole(1, 10)));
  }
}

/** The first in the pull order of what waits in their queues. */
function nextOf(waiting: Iterable<Came>, { queueIds }: Desk, now: number): Came | undefined {
  const theirs = [...waiting].filter((one) => one.waitingSince <= now && queueIds.includes(one.queueId));
  const place = ({ waitingSince, priority }: Came) =>
    effectiveTime(new Date(waitingSince), priority, null).getTime();
  return theirs.toSorted((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1))[0];
}

/** In the morning, or when the next one comes; null: nothing will. */
function looksAgainAt(waiting: Iterable<Came>, { queueIds }: Desk, now: number): number | null {
  if (!isWithinHours(hours, timeZone, now)) return nextChangeOfHours(hours, timeZone, now);
  const later = [...waiting].filter((one) => one.waitingSince > now && queueIds.includes(one.queueId));
  return later.length === 0 ? null : Math.min(...later.map((one) => one.waitingSince));
}

function minutes(count: number): number {
  return count * 60_000;
}
