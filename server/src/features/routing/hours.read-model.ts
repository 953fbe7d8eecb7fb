import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import type { OutsideHours } from './queues.read-model.js';
import type { HoursInForce } from './working-hours.js';

/**
 * The hours that hold for the team group `g`, or for nobody in particular, in the workspace `w`: the team's own, those
 * of the workspace, or null for always. A queue without a team group goes by the workspace.
 */
export const hoursInForceText = `case
  when g.hours = 'OWN' then jsonb_build_object('timeZone', g.time_zone, 'intervals', g.working_hours)
  when coalesce(g.hours, 'WORKSPACE') = 'WORKSPACE' and w.working_hours is not null
    then jsonb_build_object('timeZone', w.time_zone, 'intervals', w.working_hours) end`;

export const hoursInForce = sql.raw<HoursInForce | null>(hoursInForceText);

export interface TeamHoursView {
  readonly kind: 'ALWAYS' | 'WORKSPACE' | 'OWN';
  readonly inForce: HoursInForce | null;
}

/** The batch question for the hours of team groups. */
export async function hoursOfTeams(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, TeamHoursView>> {
  const { rows } = await sql<TeamHoursView & { id: string }>`
    select g.id, g.hours as kind, ${hoursInForce} as "inForce"
    from grouping g join workspace w on w.id = g.workspace_id
    where g.workspace_id = ${reader.workspaceId} and g.kind = 'TEAM' and g.id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map(({ id, ...hours }) => [id, hours]));
}

/** The batch question for the hours that hold for queues. */
export async function hoursOfQueues(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, HoursInForce | null>> {
  const { rows } = await sql<{ id: string; hours: HoursInForce | null }>`
    select q.id, ${hoursInForce} as hours from queue q join workspace w on w.id = q.workspace_id
    left join grouping g on g.workspace_id = q.workspace_id and g.id = q.team_id
    where q.workspace_id = ${reader.workspaceId} and q.id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map(({ id, hours }) => [id, hours]));
}

/** Of a queue, what the hours decide. */
export interface QueueHours {
  readonly id: string;
  readonly outsideHours: OutsideHours;
  readonly hours: HoursInForce | null;
}

/** The hours that hold for the queues, in the order in which they are tried. */
export async function hoursInOrder({ db, workspaceId }: Reader): Promise<QueueHours[]> {
  const { rows } = await sql<QueueHours>`
    select q.id, q.outside_hours as "outsideHours", ${hoursInForce} as hours
    from queue q join workspace w on w.id = q.workspace_id
    left join grouping g on g.workspace_id = q.workspace_id and g.id = q.team_id
    where q.workspace_id = ${workspaceId} and q.deleted_at is null order by q.is_fallback, q.position
  `.execute(db);
  return rows;
}

/** The hours that a queue would go by with a team group (by id or key), or with none; null: there is no such team. */
export async function draftHours(
  reader: Reader,
  team: string | null,
): Promise<{ teamId: string | null; inForce: HoursInForce | null } | null> {
  const { rows } = await sql<{ teamId: string | null; inForce: HoursInForce | null }>`
    select g.id as "teamId", ${hoursInForce} as "inForce" from workspace w
    left join grouping g on g.workspace_id = w.id and g.kind = 'TEAM' and g.archived_at is null
      and (g.id = ${team} or g.key = ${team})
    where w.id = ${reader.workspaceId} and (g.id is not null or ${team}::text is null) limit 1
  `.execute(reader.db);
  return rows[0] ?? null;
}
