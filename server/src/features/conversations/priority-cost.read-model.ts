import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { readHeadStarts } from '../priority/head-starts.service.js';
import { type HeadStarts, headStartMinutes, type Priority, priorities } from '../priority/pull-order.js';
import { type CostOfMany, type PriorityCost, type Pulled, priorityCosts, sumUp } from './priority-cost.js';

// The newest tell as much as all, and are gone through while somebody waits for the answer.
const pullsAtMost = 50_000;

export interface PriorityCostReport {
  readonly count: number;
  /** More were pulled than are looked at; these are the newest. */
  readonly isLimited: boolean;
  /** By segment, the dearest first; null: of no segment. One in two segments counts in both. */
  readonly segments: readonly (CostOfMany & { readonly segmentId: string | null })[];
  readonly priorities: readonly (CostOfMany & {
    readonly priority: Priority;
    readonly boundMinutes: number | null;
  })[];
}

/** What priority cost the conversations that were taken or given out in the last days. */
export async function readPriorityCost(reader: Reader, days: number): Promise<PriorityCostReport> {
  const { headStarts } = await readHeadStarts(reader);
  const rows = await readPulled(reader, days);
  const newest = rows.slice(0, pullsAtMost);
  const costs = priorityCosts(newest.map(({ segmentIds: _, ...pulled }) => pulled));
  const segmentsOf = new Map(newest.map(({ conversationId, segmentIds }) => [conversationId, segmentIds]));
  const bySegment = groups(costs, ({ pulled }) => {
    const ids = segmentsOf.get(pulled.conversationId) ?? [];
    return ids.length === 0 ? [null] : ids;
  });
  const byPriority = groups(costs, ({ pulled }) => [pulled.priority]);
  return {
    count: costs.length,
    isLimited: rows.length > pullsAtMost,
    segments: [...bySegment]
      .map(([segmentId, theirs]) => ({ segmentId, ...sumUp(theirs) }))
      .toSorted((one, other) => other.totalMs - one.totalMs),
    priorities: priorities.map((priority) => ({
      priority,
      boundMinutes: boundMinutes(priority, headStarts),
      ...sumUp(byPriority.get(priority) ?? []),
    })),
  };
}

/** By how many minutes at most one that comes later may be taken before it; null: by any, since priority is strict. */
function boundMinutes(priority: Priority, headStarts: HeadStarts): number | null {
  if (headStarts === null) return priority === 'URGENT' ? 0 : null;
  return headStartMinutes('URGENT', headStarts) - headStartMinutes(priority, headStarts);
}

function groups<Key>(
  costs: readonly PriorityCost[],
  keysOf: (cost: PriorityCost) => readonly Key[],
): Map<Key, PriorityCost[]> {
  const found = new Map<Key, PriorityCost[]>();
  for (const cost of costs) {
    for (const key of keysOf(cost)) {
      const theirs = found.get(key) ?? [];
      theirs.push(cost);
      found.set(key, theirs);
    }
  }
  return found;
}

type PulledRow = Pulled & { readonly segmentIds: readonly string[] };

/** The newest first, with the segments that each had when it was created. */
async function readPulled({ db, workspaceId }: Reader, days: number): Promise<PulledRow[]> {
  const { rows } = await sql<PulledRow>`
    select e.subject_id as "conversationId", e.data #>> '{place,queueId}' as "queueId",
      e.data #>> '{place,priority}' as priority,
      (extract(epoch from (e.data #>> '{before,waitingSince}')::timestamptz) * 1000)::float8 as "waitingSince",
      (extract(epoch from e.created_at) * 1000)::float8 as "pulledAt",
      coalesce(e.data #> '{place,firstOf}', jsonb_build_array(e.data #>> '{place,queueId}')) as "firstOf",
      array(select s.segment_id from conversation_segment s
        where s.workspace_id = e.workspace_id and s.conversation_id = e.subject_id) as "segmentIds"
    from event e
    where e.workspace_id = ${workspaceId} and e.type in ('conversation.taken', 'conversation.givenOut')
      and e.created_at > now() - make_interval(days => ${days})
    order by e.created_at desc, e.id desc limit ${pullsAtMost + 1}
  `.execute(db);
  return rows;
}
