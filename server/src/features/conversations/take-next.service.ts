import { isWithinHours } from '@cadre/shared/working-hours';
import type { Actor } from '../../platform/actor.js';
import { bindAndShare } from '../../platform/database/decision-lock.js';
import { inScope } from '../../platform/database/scope.js';
import type { ScopedClient, Statement } from '../../platform/database/scoped-pool.js';
import { Forbidden } from '../../platform/errors/errors.js';
import type { Platform } from '../../platform/platform.js';
import { hoursInForceText } from '../routing/hours.read-model.js';
import type { HoursInForce } from '../routing/working-hours.js';

/** Why nobody was given anything. */
export type NothingTaken = 'NO_QUEUES' | 'OUTSIDE_HOURS' | 'NO_CAPACITY' | 'NOTHING_WAITS';

export type Taken =
  | { readonly conversationId: string; readonly reason: null }
  | { readonly conversationId: null; readonly reason: NothingTaken };

interface Taker {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly teammateId: string;
}

// Others may hold the first of a queue at this moment: so many behind it are looked at, then more, and when all of them
// are held, a moment later again.
const looks = [
  { depth: 16, afterMs: 0 },
  { depth: 256, afterMs: 0 },
  { depth: 256, afterMs: 20 },
  { depth: 256, afterMs: 80 },
] as const;

/**
 * Gives a teammate the next conversation of their queues: the smallest effective time, then id. Whoever asks takes,
 * available or not; being available is about what comes unasked. @throws Forbidden without a seat
 */
export async function takeNext(platform: Platform, taker: Taker): Promise<Taken> {
  for (const { depth, afterMs } of looks) {
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    const taken = await inScope({ workspaceId: taker.workspaceId }, () => look(platform, taker, depth));
    if (taken !== 'HELD') return taken;
  }
  return { conversationId: null, reason: 'NOTHING_WAITS' };
}

/** One transaction and two round trips: the seat is locked, then the conversation is taken by a younger snapshot. */
async function look(platform: Platform, taker: Taker, depth: number): Promise<Taken | 'HELD'> {
  const client = await platform.database.pool.connect();
  let open = true;
  try {
    // Decisions are shared, because while head starts are set everything that waits is held.
    const [, , seats] = await client.flush([...client.opening(bindAndShare), seatStatement(taker)]);
    const seat: Seat | undefined = seats?.rows[0];
    if (!seat) throw new Forbidden('Only a person can take conversations.');
    const queueIds = queuesAtWork(seat, Date.now());
    const [row] = await takeAndCommit(client, taker, { queueIds, capacity: seat.capacity, depth });
    open = false;
    if (row?.id) platform.announcer.announce(taker.workspaceId);
    return outcome(seat, queueIds, row);
  } finally {
    if (open) await client.rollBack();
    client.release();
  }
}

interface Seat {
  readonly capacity: number;
  readonly queues: readonly { readonly id: string; readonly hours: HoursInForce | null }[];
}

function queuesAtWork({ queues }: Seat, now: number): string[] {
  return queues
    .filter(({ hours }) => hours === null || isWithinHours(hours.intervals, hours.timeZone, now))
    .map(({ id }) => id);
}

interface TakenRow {
  readonly has_room: boolean;
  /** Something waits, and others have hold of all that was looked at. */
  readonly is_held: boolean;
  readonly id: string | null;
}

async function takeAndCommit(
  client: ScopedClient,
  { workspaceId, actor, teammateId }: Taker,
  { queueIds, capacity, depth }: { queueIds: readonly string[]; capacity: number; depth: number },
): Promise<TakenRow[]> {
  const values = [workspaceId, teammateId, capacity, queueIds, depth, actor];
  const commit = { text: 'commit', values: [] };
  const take = { name: 'cadre_take_next', text: takeText, values };
  const [taken] = await client.flush(queueIds.length === 0 ? [commit] : [take, commit]);
  return (taken?.rows ?? []) as TakenRow[];
}

function outcome(seat: Seat, queueIds: readonly string[], row: TakenRow | undefined): Taken | 'HELD' {
  const nothing = (reason: NothingTaken): Taken => ({ conversationId: null, reason });
  if (row?.id) return { conversationId: row.id, reason: null };
  if (seat.queues.length === 0) return nothing('NO_QUEUES');
  if (queueIds.length === 0) return nothing('OUTSIDE_HOURS');
  if (!row?.has_room) return nothing('NO_CAPACITY');
  return row.is_held ? 'HELD' : nothing('NOTHING_WAITS');
}

/** The seat, locked until the commit, with the queues that it works. */
function seatStatement({ workspaceId, teammateId }: Taker): Statement {
  return { name: 'cadre_take_seat', text: seatText, values: [workspaceId, teammateId] };
}

const seatText = `
  select t.capacity, coalesce((
    select jsonb_agg(jsonb_build_object('id', q.id, 'hours', ${hoursInForceText}))
    from queue q join workspace w on w.id = q.workspace_id
    left join grouping g on g.workspace_id = q.workspace_id and g.id = q.team_id
    where q.workspace_id = $1 and q.deleted_at is null and (q.team_id is null or exists (
      select 1 from team_member m
      where m.workspace_id = $1 and m.team_id = q.team_id and m.teammate_id = $2))
  ), '[]') as queues
  from teammate t where t.workspace_id = $1 and t.id = $2 and t.removed_at is null
  for no key update of t`;

/**
 * Takes in one statement, whose snapshot is younger than the lock of the seat, so that it counts everything that the
 * teammate was given. Each queue is asked for its first few by the index of the pull order, so a million that wait cost
 * no more than a thousand; they are put in order before any is locked, so that nobody else is held up, and the first
 * that nobody has hold of is taken. The event keeps why it was this one: its place, and the queues that it was the first
 * of. Parameters: $1 workspace, $2 teammate, $3 capacity, $4 queues, $5 how many of each, $6 actor.
 */
const takeText = `
  with room as materialized (
    select count(*) < $3::int as has_room from conversation
    where workspace_id = $1 and assignee_id = $2 and status = 'OPEN'
  ), next as materialized (
    select locked.* from room, lateral (
      select head.id from unnest($4::text[]) as queue(id), lateral (
        select v.id, v.effective_time from conversation v
        where v.workspace_id = $1 and v.queue_id = queue.id and v.waiting_since is not null
        order by v.effective_time, v.id limit $5::int
      ) head where room.has_room order by head.effective_time, head.id limit $5::int
    ) first, lateral (
      select v.id, v.queue_id, v.priority, v.waiting_since, v.effective_time from conversation v
      where v.workspace_id = $1 and v.id = first.id and v.waiting_since is not null and v.queue_id = any($4::text[])
      for no key update skip locked
    ) locked limit 1
  ), taken as (
    update conversation v
    set assignee_id = $2, assigned_at = now(), waiting_since = null, effective_time = null, updated_at = now()
    from next where v.workspace_id = $1 and v.id = next.id
  ), noted as (
    update teammate set last_assigned_at = clock_timestamp()
    where workspace_id = $1 and id = $2 and exists (select 1 from next)
  ), recorded as (
    insert into event (workspace_id, type, actor, subject_id, conversation_ids, data)
    select $1, 'conversation.taken', $6::text, id, array[id], jsonb_build_object(
      'before', jsonb_build_object('assigneeId', null, 'waitingSince', waiting_since),
      'after', jsonb_build_object('assigneeId', $2, 'waitingSince', null),
      'place', jsonb_build_object('queueId', queue_id, 'priority', priority, 'effectiveTime', effective_time,
        'firstOf', $4::text[]))
    from next
  )
  select room.has_room, next.id, next.id is null and room.has_room and exists (
    select 1 from unnest($4::text[]) as queue(id), lateral (
      select 1 from conversation v
      where v.workspace_id = $1 and v.queue_id = queue.id and v.waiting_since is not null
      order by v.effective_time, v.id limit 1
    ) head
  ) as is_held
  from room left join next on true`;
