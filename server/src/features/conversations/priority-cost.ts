import type { Priority } from '../priority/pull-order.js';

/** One that was taken or given out, with what the pull order went by. Times in milliseconds since 1970. */
export interface Pulled {
  readonly conversationId: string;
  readonly queueId: string;
  readonly priority: Priority;
  readonly waitingSince: number;
  readonly pulledAt: number;
  /** The queues that it was the first of: whoever pulled it would have taken from any of them. */
  readonly firstOf: readonly string[];
}

/** What priority did to one. */
export interface PriorityCost {
  readonly pulled: Pulled;
  /** How much longer it waited than by the order of arrival alone; negative: how much shorter. */
  readonly costMs: number;
  /** How much later the latest of its queue came that was pulled before it; 0 when none. */
  readonly passedByMs: number;
}

/**
 * What priority cost each: the same pulls at the same moments are made once more, but each takes whatever has waited
 * longest in the queues that it looked at. What one waits longer, others wait shorter. One that no such pull would have
 * come to keeps its own moment. @returns in the order of the pulls
 */
export function priorityCosts(given: readonly Pulled[]): PriorityCost[] {
  const pulls = given.toSorted((one, other) => one.pulledAt - other.pulledAt);
  const moments = inOrderOfArrival(pulls);
  const latest = new Map<string, number>();
  return pulls.map((pulled) => {
    const { queueId, waitingSince, pulledAt } = pulled;
    const passing = latest.get(queueId) ?? waitingSince;
    latest.set(queueId, Math.max(passing, waitingSince));
    return {
      pulled,
      costMs: pulledAt - (moments.get(pulled) ?? pulledAt),
      passedByMs: Math.max(0, passing - waitingSince),
    };
  });
}

/** When each would have been pulled. */
function inOrderOfArrival(pulls: readonly Pulled[]): Map<Pulled, number> {
  const queues = new Map<string, Pulled[]>();
  for (const pulled of pulls.toSorted((one, other) => one.waitingSince - other.waitingSince)) {
    const queue = queues.get(pulled.queueId) ?? [];
    queue.push(pulled);
    queues.set(pulled.queueId, queue);
  }
  const nextOf = new Map<string, number>();
  const moments = new Map<Pulled, number>();
  for (const { pulledAt, firstOf } of pulls) {
    const heads = firstOf.flatMap((id) => {
      const head = queues.get(id)?.[nextOf.get(id) ?? 0];
      return head && head.waitingSince <= pulledAt ? [head] : [];
    });
    const [first] = heads.toSorted((one, other) => one.waitingSince - other.waitingSince);
    if (!first) continue;
    moments.set(first, pulledAt);
    nextOf.set(first.queueId, (nextOf.get(first.queueId) ?? 0) + 1);
  }
  return moments;
}

/** What priority did to several together. */
export interface CostOfMany {
  readonly count: number;
  readonly totalMs: number;
  readonly worstMs: number;
  readonly longestPassedByMs: number;
}

export function sumUp(costs: readonly PriorityCost[]): CostOfMany {
  return costs.reduce(
    ({ count, totalMs, worstMs, longestPassedByMs }, { costMs, passedByMs }) => ({
      count: count + 1,
      totalMs: totalMs + costMs,
      worstMs: Math.max(worstMs, costMs),
      longestPassedByMs: Math.max(longestPassedByMs, passedByMs),
    }),
    { count: 0, totalMs: 0, worstMs: 0, longestPassedByMs: 0 },
  );
}
