import type { Actor } from '../../platform/actor.js';
import type { Statement } from '../../platform/database/scoped-pool.js';
import { hoursInForceText } from '../routing/hours.read-model.js';
import type { HoursInForce } from '../routing/working-hours.js';
import type { Head, Heads, Puller } from './choose-pulls.js';

export interface Seat {
  readonly id: string;
  readonly capacity: number;
  readonly queues: readonly { readonly id: string; readonly hours: HoursInForce | null }[];
}

/** The seats, locked until the commit in the order of their ids, with the queues that each works. */
export function seatsStatement(workspaceId: string, teammateIds: readonly string[]): Statement {
  return { name: 'cadre_take_seats', text: seatsText, values: [workspaceId, teammateIds] };
}

const seatsText = `
  select t.id, t.capacity, coalesce((
    select jsonb_agg(jsonb_build_object('id', q.id, 'hours', ${hoursInForceText}))
    from queue q join workspace w on w.id = q.workspace_id
    left join grouping g on g.workspace_id = q.workspace_id and g.id = q.team_id
    where q.workspace_id = $1 and q.deleted_at is null and (q.team_id is null or exists (
      select 1 from team_member m
      where m.workspace_id = $1 and m.team_id = q.team_id and m.teammate_id = t.id))
  ), '[]') as queues
  from teammate t where t.workspace_id = $1 and t.id = any($2) and t.removed_at is null
  order by t.id for no key update of t`;

/**
 * How many each has, and the first of each queue: as many as ask there and `more`. By the index of the pull order, so a
 * million that wait cost no more than a thousand.
 */
export function headsStatement(workspaceId: string, pullers: readonly Puller[], more: number): Statement {
  const asking = new Map<string, number>();
  for (const { queueIds } of pullers) for (const id of queueIds) asking.set(id, (asking.get(id) ?? 0) + 1);
  const depths = [...asking.values()].map((count) => count + more);
  const teammateIds = [...new Set(pullers.map(({ teammateId }) => teammateId))];
  return {
    name: 'cadre_take_heads',
    text: headsText,
    values: [workspaceId, teammateIds, [...asking.keys()], depths],
  };
}

const headsText = `
  select (
    select coalesce(jsonb_object_agg(assignee_id, count), '{}') from (
      select assignee_id, count(*) as count from conversation
      where workspace_id = $1 and assignee_id = any($2) and status = 'OPEN' group by assignee_id) open
  ) as open, (
    select coalesce(jsonb_agg(jsonb_build_array(head.id, queue.id) order by head.effective_time, head.id), '[]')
    from unnest($3::text[], $4::int[]) as queue(id, depth), lateral (
      select v.id, v.effective_time from conversation v
      where v.workspace_id = $1 and v.queue_id = queue.id and v.waiting_since is not null
      order by v.effective_time, v.id limit queue.depth
    ) head
  ) as heads`;

interface HeadsRow {
  readonly open: Readonly<Record<string, number>>;
  readonly heads: readonly (readonly [conversationId: string, queueId: string])[];
}

export function toHeads(row: HeadsRow): Heads {
  return {
    openCounts: new Map(Object.entries(row.open)),
    heads: row.heads.map(([conversationId, queueId]) => ({ conversationId, queueId })),
  };
}

/** What somebody takes. */
interface Take extends Head {
  readonly teammateId: string;
  readonly actor: Actor;
  /** The queues that it is the first of. */
  readonly firstOf: readonly string[];
}

/**
 * Takes those of the chosen that still wait in their queues and that nobody else has hold of; answers their ids. The
 * event keeps why it was this one: its place, and the queues that it was the first of.
 */
export function takeStatement(workspaceId: string, chosen: readonly Take[]): Statement {
  const rows = chosen.map((take, ordinal) => ({ ...take, ordinal }));
  return { name: 'cadre_take', text: takeText, values: [workspaceId, JSON.stringify(rows)] };
}

const takeText = `
  with chosen as (
    select * from jsonb_to_recordset($2::jsonb) as row("conversationId" text, "queueId" text, "teammateId" text,
      actor text, "firstOf" jsonb, ordinal int)
  ), locked as materialized (
    select v.id, v.queue_id, v.priority, v.waiting_since, v.effective_time, chosen.*
    from chosen join conversation v on v.workspace_id = $1 and v.id = chosen."conversationId"
      and v.queue_id = chosen."queueId" and v.waiting_since is not null
    for no key update of v skip locked
  ), taken as (
    update conversation v
    set assignee_id = locked."teammateId", assigned_at = now(), waiting_since = null, effective_time = null,
      updated_at = now()
    from locked where v.workspace_id = $1 and v.id = locked.id
  ), noted as (
    update teammate t set last_assigned_at = clock_timestamp() + latest.ordinal * interval '1 microsecond'
    from (select "teammateId", max(ordinal) as ordinal from locked group by "teammateId") latest
    where t.workspace_id = $1 and t.id = latest."teammateId"
  ), recorded as (
    insert into event (workspace_id, type, actor, subject_id, conversation_ids, data)
    select $1, 'conversation.taken', actor, id, array[id], jsonb_build_object(
      'before', jsonb_build_object('assigneeId', null, 'waitingSince', waiting_since),
      'after', jsonb_build_object('assigneeId', "teammateId", 'waitingSince', null),
      'place', jsonb_build_object('queueId', queue_id, 'priority', priority, 'effectiveTime', effective_time,
        'firstOf', "firstOf"))
    from locked order by ordinal
  )
  select id from locked`;
