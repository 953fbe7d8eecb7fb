import { isWithinHours } from '@cadre/shared/working-hours';
import { type RawBuilder, sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Forbidden } from '../../platform/errors/errors.js';
import type { Priority } from '../priority/pull-order.js';
import { hoursInForce } from '../routing/hours.read-model.js';
import type { HoursInForce } from '../routing/working-hours.js';

/** Why nobody was given anything. */
export type NothingTaken = 'NO_QUEUES' | 'OUTSIDE_HOURS' | 'NO_CAPACITY' | 'NOTHING_WAITS';

export type Taken =
  | { readonly conversationId: string; readonly reason: null }
  | { readonly conversationId: null; readonly reason: NothingTaken };

// Others may hold the first of a queue at this moment: so many behind it are looked at, then more, and when all of them
// are held, a moment later again.
const looks = [
  { depth: 16, afterMs: 0 },
  { depth: 256, afterMs: 0 },
  { depth: 256, afterMs: 20 },
  { depth: 256, afterMs: 80 },
] as const;

interface Seat {
  readonly capacity: number;
  readonly queues: readonly { readonly id: string; readonly hours: HoursInForce | null }[];
}

/**
 * Gives a teammate the next conversation of their queues: the smallest effective time, then id. Whoever asks takes,
 * available or not; being available is about what comes unasked. @throws Forbidden without a seat
 */
export async function takeNext(unit: UnitOfWork, teammateId: string): Promise<Taken> {
  const seat = await lockSeat(unit, teammateId);
  if (!seat) throw new Forbidden('Only a person can take conversations.');
  const now = Date.now();
  const open = seat.queues.filter(
    ({ hours }) => hours === null || isWithinHours(hours.intervals, hours.timeZone, now),
  );
  if (open.length === 0) {
    return { conversationId: null, reason: seat.queues.length === 0 ? 'NO_QUEUES' : 'OUTSIDE_HOURS' };
  }
  const queueIds = open.map((queue) => queue.id);
  for (const { depth, afterMs } of looks) {
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    const row = await takeFirst(unit, teammateId, { queueIds, capacity: seat.capacity, depth });
    if (row.id !== null) {
      recordTaken(unit, teammateId, row, queueIds);
      return { conversationId: row.id, reason: null };
    }
    if (!row.has_room) return { conversationId: null, reason: 'NO_CAPACITY' };
    if (!row.is_held) break;
  }
  return { conversationId: null, reason: 'NOTHING_WAITS' };
}

/**
 * The seat, locked until the commit, with the queues that it works. It shares the lock of decisions, because while head
 * starts are set everything that waits is held.
 */
async function lockSeat(unit: UnitOfWork, teammateId: string): Promise<Seat | undefined> {
  const { rows } = await sql<Seat>`
    select t.capacity, coalesce((
      select jsonb_agg(jsonb_build_object('id', q.id, 'hours', ${hoursInForce}))
      from queue q join workspace w on w.id = q.workspace_id
      left join grouping g on g.workspace_id = q.workspace_id and g.id = q.team_id
      where q.workspace_id = t.workspace_id and q.deleted_at is null and (q.team_id is null or exists (
        select 1 from team_member m
        where m.workspace_id = t.workspace_id and m.team_id = q.team_id and m.teammate_id = t.id))
    ), '[]') as queues
    from teammate t, pg_advisory_xact_lock_shared(hashtextextended('decisions ' || ${unit.workspaceId}, 0)) shared
    where t.workspace_id = ${unit.workspaceId} and t.id = ${teammateId} and t.removed_at is null
    for no key update of t
  `.execute(unit.db);
  return rows[0];
}

interface TakenRow {
  readonly has_room: boolean;
  /** Something waits, and others have hold of all that was looked at. */
  readonly is_held: boolean;
  readonly id: string | null;
  readonly queue_id: string;
  readonly priority: Priority;
  readonly waiting_since: Date;
  readonly effective_time: Date;
}

/**
 * Takes in one statement, whose snapshot is younger than the lock of the seat, so that it counts everything that the
 * teammate was given. Each queue is asked for its first few by the index of the pull order, so a million that wait cost
 * no more than a thousand; the first of all that nobody else has hold of is taken.
 */
async function takeFirst(
  { db, workspaceId }: UnitOfWork,
  teammateId: string,
  { queueIds, capacity, depth }: { queueIds: readonly string[]; capacity: number; depth: number },
): Promise<TakenRow> {
  const { rows } = await sql<TakenRow>`
    with room as materialized (
      select count(*) < ${capacity} as has_room from conversation
      where workspace_id = ${workspaceId} and assignee_id = ${teammateId} and status = 'OPEN'
    ), next as materialized (
      select v.* from room, lateral (${firstFree(workspaceId, queueIds, depth)}) v where room.has_room
    ), taken as (
      update conversation v
      set assignee_id = ${teammateId}, assigned_at = now(), waiting_since = null, effective_time = null, updated_at = now()
      from next where v.workspace_id = ${workspaceId} and v.id = next.id
    ), noted as (
      update teammate set last_assigned_at = clock_timestamp()
      where workspace_id = ${workspaceId} and id = ${teammateId} and exists (select 1 from next)
    )
    select room.has_room, next.*, next.id is null and room.has_room and exists (
      select 1 from conversation v
      where v.workspace_id = ${workspaceId} and v.queue_id = any(${queueIds}) and v.waiting_since is not null
    ) as is_held
    from room left join next on true
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A count answered nothing.');
  return row;
}

/** The first in the pull order that is free, locked. Ordered before it is locked, so that no other is held up. */
function firstFree(workspaceId: string, queueIds: readonly string[], depth: number): RawBuilder<unknown> {
  return sql`
    select locked.* from (
      select head.id, head.effective_time from unnest(${queueIds}::text[]) as queue(id), lateral (
        select v.id, v.effective_time from conversation v
        where v.workspace_id = ${workspaceId} and v.queue_id = queue.id and v.waiting_since is not null
        order by v.effective_time, v.id limit ${depth}
      ) head order by head.effective_time, head.id limit ${depth}
    ) first, lateral (
      select v.id, v.queue_id, v.priority, v.waiting_since, v.effective_time from conversation v
      where v.workspace_id = ${workspaceId} and v.id = first.id and v.waiting_since is not null
        and v.queue_id = any(${queueIds})
      for no key update skip locked
    ) locked limit 1`;
}

/** Why it was this one: the first, by its place, of the queues that the teammate works now. */
function recordTaken(unit: UnitOfWork, teammateId: string, row: TakenRow, queueIds: readonly string[]): void {
  const { id, queue_id, priority, waiting_since, effective_time } = row;
  unit.record({
    type: 'conversation.taken',
    subjectId: id as string,
    conversationIds: [id as string],
    data: {
      before: { assigneeId: null, waitingSince: waiting_since },
      after: { assigneeId: teammateId },
      place: { queueId: queue_id, priority, effectiveTime: effective_time, firstOf: queueIds },
    },
  });
}
