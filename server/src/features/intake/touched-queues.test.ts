import type { Condition } from '@cadre/shared/conditions/ast';
import { fieldTypes } from '@cadre/shared/conditions/catalogue';
import { buildRulebook } from '@cadre/shared/conditions/rulebook/rulebook';
import { WEEKDAYS } from '@cadre/shared/working-hours';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextBoundary, queuesTouched } from '../routing/boundaries.js';
import { chooseQueue } from './decide.js';
import type { QueueInForce } from './workspace-rulebook.js';

const topics = ['billing', 'login', 'parcel', 'refund'];
const monday = Date.parse('2026-11-23T00:00:00Z');

const hour = fc.integer({ min: 0, max: 23 });
const intervals = fc
  .record({ day: fc.constantFrom(...WEEKDAYS), one: hour, other: hour })
  .map(({ day, one, other }) => ({
    day,
    from: clock(Math.min(one, other)),
    to: clock(Math.max(one, other) + 1),
  }));
const anyQueue = fc.record({
  asked: fc.subarray(topics, { minLength: 1 }),
  outsideHours: fc.constantFrom('WAIT' as const, 'NEXT_QUEUE' as const),
  hours: fc.option(
    fc.record({
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
      intervals: fc.array(intervals, { minLength: 1, maxLength: 10 }),
    }),
  ),
});
const someQueues = fc.array(anyQueue, { maxLength: 6 }).map(rulebookOf);
const hours = fc.integer({ min: 0, max: 14 * 24 });

test('what waits in a queue that is not touched is decided as before, whatever the hours', () => {
  fc.assert(
    fc.property(someQueues, fc.constantFrom(...topics), hours, hours, (rulebook, topic, one, other) => {
      const [before, at] = [
        monday + Math.min(one, other) * 3_600_000,
        monday + Math.max(one, other) * 3_600_000,
      ];
      const facts = new Map([['conversation.topic', topic]]);
      const was = chooseQueue(rulebook, facts, before).queue;
      if (queuesTouched(rulebook.queues.ordered, before, at).includes(was.id)) return;
      expect(chooseQueue(rulebook, facts, at).queue.id).toBe(was.id);
    }),
    { numRuns: 2_000 },
  );
});

test('until the next boundary nothing is decided otherwise, and at it a queue is touched', () => {
  fc.assert(
    fc.property(someQueues, hours, (rulebook, from) => {
      const queues = rulebook.queues.ordered;
      const at = monday + from * 3_600_000;
      const next = nextBoundary(queues, at);
      const last = next === null ? at + 30 * 86_400_000 : next - 1;
      for (const share of [0.25, 0.5, 1]) {
        expect(queuesTouched(queues, at, Math.floor(at + (last - at) * share))).toEqual([]);
      }
      if (next !== null) expect(queuesTouched(queues, at, next)).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('an end touches the queue itself, a beginning those behind it, and one that waits touches none', () => {
  const office = { timeZone: 'UTC', intervals: [{ day: 'MONDAY' as const, from: '09:00', to: '17:00' }] };
  const queue = { asked: topics, hours: null, outsideHours: 'WAIT' as const };
  const { ordered } = rulebookOf([
    queue,
    { ...queue, outsideHours: 'NEXT_QUEUE', hours: office },
    { ...queue, hours: office },
  ]).queues;
  const [night, day, evening] = [8, 12, 20].map((time) => monday + time * 3_600_000) as [
    number,
    number,
    number,
  ];
  expect(queuesTouched(ordered, day, evening)).toEqual(['queue-1']);
  expect(queuesTouched(ordered, night, day)).toEqual(['queue-2', 'fallback']);
  // Away for all of the day, and nothing came meanwhile.
  expect(queuesTouched(ordered, night, evening)).toEqual([]);
  expect(nextBoundary(ordered, night)).toBe(monday + 9 * 3_600_000);
  expect(
    nextBoundary(
      ordered.filter(({ outsideHours }) => outsideHours === 'WAIT'),
      night,
    ),
  ).toBeNull();
});

type Given = Pick<QueueInForce, 'hours' | 'outsideHours'> & { readonly asked: readonly string[] };

/** Queues in order that each ask for some topics, and the fallback queue. */
function rulebookOf(given: readonly Given[]) {
  const fallback = queueOf({ id: 'fallback', condition: null, position: given.length + 1 });
  const queues = given.map(({ asked, ...rest }, index) => {
    const condition: Condition = { is: { field: 'conversation.topic', operator: 'IN', value: asked } };
    return queueOf({ ...rest, id: `queue-${index}`, condition, position: index + 1 });
  });
  const rules = queues.flatMap(({ id, condition }) => (condition ? [{ id, condition }] : []));
  const ordered = [...queues, fallback];
  return {
    fallback,
    queues: {
      ordered,
      byId: new Map(ordered.map((queue) => [queue.id, queue])),
      compiled: buildRulebook(rules, { types: fieldTypes([]), timeZone: 'UTC' }),
    },
  };
}

function queueOf(
  given: Pick<QueueInForce, 'id' | 'condition' | 'position'> & Partial<QueueInForce>,
): QueueInForce {
  return { version: 1, name: given.id, teamId: null, outsideHours: 'WAIT', hours: null, ...given };
}

function clock(time: number): string {
  return `${String(time).padStart(2, '0')}:00`;
}
