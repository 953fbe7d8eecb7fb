import { sql } from 'kysely';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Priority } from '../priority/pull-order.js';
import { hoursInForce } from '../routing/hours.read-model.js';
import { type HoursInForce, isAtWork } from '../routing/working-hours.js';
import { type Candidate, giveOut } from './give-out.js';

const batchAtMost = 200;

interface AutomaticQueue {
  readonly id: string;
  readonly teamId: string | null;
  readonly hours: HoursInForce | null;
}

/**
 * The queues that give out by themselves, are at work, and in which something waits while somebody has room. One read
 * without a lock, which is all that a pass costs when there is nothing to do.
 */
export async function queuesToGiveOut({ db, workspaceId }: Reader, now: number): Promise<AutomaticQueue[]> {
  const { rows } = await sql<AutomaticQueue>`
    select q.id, q.team_id as "teamId", ${hoursInForce} as hours
    from queue q join workspace w on w.id = q.workspace_id
    left join grouping g on g.workspace_id = q.workspace_id and g.id = q.team_id
    where q.workspace_id = ${workspaceId} and q.deleted_at is null and q.mode = 'ASSIGN_AUTOMATICALLY'
      and exists (select 1 from conversation v where v.workspace_id = q.workspace_id and v.queue_id = q.id
        and v.waiting_since is not null)
      and exists (select 1 from teammate t where t.workspace_id = q.workspace_id and t.available
        and t.removed_at is null and ${worksFor(sql`array[q.team_id]`)} and ${hasRoom})
  `.execute(db);
  return rows.filter((queue) => isAtWork(queue, now));
}

/**
 * Gives out one batch. It runs after the commits that made room or work, and alone in the workspace, so it sees both
 * where two transactions at once would each see one. @returns whether there may be more; null when another server is
 * at it.
 */
export async function giveOutBatch(
  unit: UnitOfWork,
  queues: readonly AutomaticQueue[],
): Promise<boolean | null> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('giving out ' || ${unit.workspaceId}, 0)) as alone
  `.execute(unit.db);
  if (!rows[0]?.alone) return null;
  const candidates = await lockCandidates(unit, queues);
  const teams = new Set(candidates.flatMap((one) => [...one.teamIds]));
  const served = queues.filter(({ teamId }) => teamId === null || teams.has(teamId));
  if (candidates.length === 0 || served.length === 0) return false;
  const places = candidates.reduce((sum, { free }) => sum + free, 0);
  const limit = Math.min(places, batchAtMost);
  const waiting = await lockWaiting(unit, served, limit);
  const given = giveOut(waiting, candidates);
  if (given.length > 0) await save(unit, waiting, given);
  return given.length > 0 && waiting.length >= limit;
}

const hasRoom = sql`t.capacity > (select count(*) from conversation mine
  where mine.workspace_id = t.workspace_id and mine.assignee_id = t.id and mine.status = 'OPEN')`;

/** Whether the teammate `t` works for one of the teams; no team is everybody’s. */
function worksFor(teamIds: ReturnType<typeof sql>) {
  return sql`(array_position(${teamIds}, null) is not null or exists (select 1 from team_member m
    where m.workspace_id = t.workspace_id and m.teammate_id = t.id and m.team_id = any(${teamIds})))`;
}

/** Those with room, locked in the order of their ids, and counted after that. */
async function lockCandidates(unit: UnitOfWork, queues: readonly AutomaticQueue[]): Promise<Candidate[]> {
  const teamIds = queues.map((queue) => queue.teamId);
  const { rows: locked } = await sql<{ id: string }>`
    select t.id from teammate t where t.workspace_id = ${unit.workspaceId} and t.available and t.removed_at is null
      and ${worksFor(sql`${teamIds}::text[]`)} and ${hasRoom}
    order by t.id for no key update of t
  `.execute(unit.db);
  const { rows } = await sql<{ id: string; free: number; last: number | null; teams: string[] }>`
    select t.id, t.capacity - (select count(*) from conversation mine where mine.workspace_id = t.workspace_id
        and mine.assignee_id = t.id and mine.status = 'OPEN')::int as free,
      (extract(epoch from t.last_assigned_at) * 1000)::float8 as last,
      array(select m.team_id from team_member m where m.workspace_id = t.workspace_id and m.teammate_id = t.id) as teams
    from teammate t where t.workspace_id = ${unit.workspaceId} and t.id = any(${locked.map((row) => row.id)})
  `.execute(unit.db);
  return rows
    .filter((row) => row.free > 0)
    .map(({ id, free, last, teams }) => ({ id, free, lastAssignedAt: last, teamIds: new Set(teams) }));
}

interface WaitingRow {
  readonly id: string;
  readonly queueId: string;
  readonly teamId: string | null;
  readonly priority: Priority;
  readonly waitingSince: Date;
  readonly effectiveTime: Date;
}

/** The first of each queue, in the pull order of all; those that somebody is about to take are left to them. */
async function lockWaiting(
  unit: UnitOfWork,
  queues: readonly AutomaticQueue[],
  limit: number,
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select head.id, head.queue_id as "queueId", queue.team_id as "teamId", head.priority,
      head.waiting_since as "waitingSince", head.effective_time as "effectiveTime"
    from unnest(${queues.map((one) => one.id)}::text[], ${queues.map((one) => one.teamId)}::text[]) as queue(id, team_id),
    lateral (
      select v.id, v.queue_id, v.priority, v.waiting_since, v.effective_time from conversation v
      where v.workspace_id = ${unit.workspaceId} and v.queue_id = queue.id and v.waiting_since is not null
      order by v.effective_time, v.id limit ${limit} for no key update skip locked
    ) head order by head.effective_time, head.id
  `.execute(unit.db);
  return rows;
}

async function save(
  unit: UnitOfWork,
  waiting: readonly WaitingRow[],
  given: ReturnType<typeof giveOut>,
): Promise<void> {
  await sql`
    with given as (
      select * from unnest(${given.map((one) => one.conversationId)}::text[], ${given.map((one) => one.teammateId)}::text[])
        with ordinality as row(conversation_id, teammate_id, ordinal)
    ), noted as (
      update teammate t set last_assigned_at = clock_timestamp() + latest.ordinal * interval '1 microsecond'
      from (select teammate_id, max(ordinal) as ordinal from given group by teammate_id) latest
      where t.workspace_id = ${unit.workspaceId} and t.id = latest.teammate_id
    )
    update conversation v set assignee_id = given.teammate_id, assigned_at = now(), waiting_since = null,
      effective_time = null, updated_at = now()
    from given where v.workspace_id = ${unit.workspaceId} and v.id = given.conversation_id
  `.execute(unit.db);
  const rows = new Map(waiting.map((row) => [row.id, row]));
  for (const { conversationId, teammateId } of given) {
    const { queueId, priority, waitingSince, effectiveTime } = rows.get(conversationId) as WaitingRow;
    unit.record({
      type: 'conversation.givenOut',
      subjectId: conversationId,
      conversationIds: [conversationId],
      data: {
        before: { assigneeId: null, waitingSince },
        after: { assigneeId: teammateId },
        place: { queueId, priority, effectiveTime },
      },
    });
  }
}
