import { nextChangeOfHours } from '@cadre/shared/working-hours';
import type { QueueHours } from './hours.read-model.js';
import { type HoursInForce, isAtWork } from './working-hours.js';

/** The first instant after `at` at which hours begin or end that decide where conversations go; null: there is none. */
export function nextBoundary(queues: readonly QueueHours[], at: number): number | null {
  // Queues of one team group, and of none, share their hours.
  const distinct = new Map<string, HoursInForce>();
  for (const { hours } of queues.filter(passesOn)) if (hours) distinct.set(JSON.stringify(hours), hours);
  const changes = [...distinct.values()].flatMap(
    ({ intervals, timeZone }) => nextChangeOfHours(intervals, timeZone, at) ?? [],
  );
  return changes.length === 0 ? null : Math.min(...changes);
}

/**
 * The queues, in order, in which what waits may be decided otherwise than at `before`: those whose hours ended, so that
 * they pass it on, and all behind one whose hours began, so that it takes back what it matches.
 */
export function queuesTouched(queues: readonly QueueHours[], before: number, at: number): string[] {
  const hasTurned = (queue: QueueHours) => passesOn(queue) && isAtWork(queue, before) !== isAtWork(queue, at);
  const firstBegun = queues.findIndex((queue) => hasTurned(queue) && isAtWork(queue, at));
  const touched = queues.filter(
    (queue, index) => (firstBegun !== -1 && index > firstBegun) || (hasTurned(queue) && !isAtWork(queue, at)),
  );
  return touched.map(({ id }) => id);
}

/** Whether hours decide what comes into it; one that waits takes the same at any time. */
function passesOn({ outsideHours }: QueueHours): boolean {
  return outsideHours === 'NEXT_QUEUE';
}
