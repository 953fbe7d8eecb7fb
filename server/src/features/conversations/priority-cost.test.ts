import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveTime, headStartMinutes, priorities } from '../priority/pull-order.js';
import { type Pulled, priorityCosts, sumUp } from './priority-cost.js';

const minute = 60_000;
const headStarts = { URGENT: 240, HIGH: 120, NORMAL: 30, LOW: 0 };

interface Arrival {
  readonly id: string;
  readonly queueId: string;
  readonly priority: (typeof priorities)[number];
  readonly at: number;
}

const arrivals = fc
  .array(
    fc.record({
      queueId: fc.constantFrom('q1', 'q2'),
      priority: fc.constantFrom(...priorities),
      at: fc.integer({ min: 0, max: 1_000 }).map((minutes) => minutes * minute),
    }),
    { maxLength: 40 },
  )
  .map((all): Arrival[] => all.map((one, index) => ({ ...one, id: `c${index}` })));

/** Agents who pull by the pull order, each from all queues or from one, until nothing is left. */
function pullAll(
  all: readonly Arrival[],
  looks: readonly string[][],
  order: (one: Arrival) => number,
): Pulled[] {
  let left = [...all];
  const pulled: Pulled[] = [];
  for (let turn = 0; left.length > 0; turn += 1) {
    const pulledAt = turn * 7 * minute;
    const firstOf = looks[turn % looks.length] ?? ['q1', 'q2'];
    const waiting = left.filter(({ at, queueId }) => at <= pulledAt && firstOf.includes(queueId));
    const [next] = waiting.toSorted((one, other) => order(one) - order(other));
    if (!next) continue;
    left = left.filter((one) => one !== next);
    const { id: conversationId, queueId, priority, at: waitingSince } = next;
    pulled.push({ conversationId, queueId, priority, waitingSince, pulledAt, firstOf });
  }
  return pulled;
}

const byEffectiveTime = ({ at, priority }: Arrival) =>
  effectiveTime(new Date(at), priority, headStarts).getTime();

describe('what priority cost', () => {
  it('is nothing where all are pulled in the order in which they came', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        const costs = priorityCosts(pullAll(all, [['q1', 'q2']], ({ at }) => at));
        expect(costs.every(({ passedByMs }) => passedByMs === 0)).toBe(true);
        expect(sumUp(costs).totalMs).toBe(0);
      }),
    );
  });

  it('is what others gained: the minutes of all add up to none', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        expect(sumUp(priorityCosts(pullAll(all, [['q1', 'q2']], byEffectiveTime))).totalMs).toBe(0);
      }),
    );
  });

  it('keeps its bound: nobody is passed by one that came later than the head starts allow', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        for (const { pulled, passedByMs } of priorityCosts(
          pullAll(all, [['q1'], ['q2'], ['q1', 'q2']], byEffectiveTime),
        )) {
          const bound = headStarts.URGENT - headStartMinutes(pulled.priority, headStarts);
          expect(passedByMs).toBeLessThanOrEqual(bound * minute);
        }
      }),
    );
  });

  it('tells that an urgent one was taken ten minutes sooner, at the cost of the one before it', () => {
    const came = { queueId: 'q1', firstOf: ['q1'] };
    const costs = priorityCosts([
      { ...came, conversationId: 'old', priority: 'NORMAL', waitingSince: 0, pulledAt: 20 * minute },
      { ...came, conversationId: 'vip', priority: 'URGENT', waitingSince: 5 * minute, pulledAt: 10 * minute },
    ]);
    expect(costs.map(({ pulled, costMs }) => [pulled.conversationId, costMs / minute])).toEqual([
      ['vip', -10],
      ['old', 10],
    ]);
    expect(costs[1]?.passedByMs).toBe(5 * minute);
  });
});
