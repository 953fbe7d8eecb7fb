import type { Role } from '@cadre/shared/permissions';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

export interface TeammateView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly capacity: number;
  readonly available: boolean;
  readonly lastSeenAt: Date | null;
}

const columns = sql`t.id, a.name, a.email, t.role, t.capacity, t.available, t.last_seen_at as "lastSeenAt"`;

/** The teammates of the workspace by name. */
export async function listTeammates(reader: Reader): Promise<TeammateView[]> {
  const { rows } = await sql<TeammateView>`
    select ${columns} from teammate t join account a on a.id = t.account_id
    where t.workspace_id = ${reader.workspaceId} and t.removed_at is null order by a.name, t.id
  `.execute(reader.db);
  return rows;
}

/** The batch question for teammates by id, those who left too: what they did still names them. */
export async function teammatesById(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, TeammateView>> {
  const { rows } = await sql<TeammateView>`
    select ${columns} from teammate t join account a on a.id = t.account_id
    where t.workspace_id = ${reader.workspaceId} and t.id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map((teammate) => [teammate.id, teammate]));
}

export interface TeamGroupView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly description: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
}

/** Team groups by name; those of the ids only, when they are given. */
export async function listTeamGroups(reader: Reader, ids?: readonly string[]): Promise<TeamGroupView[]> {
  const { rows } = await sql<TeamGroupView>`
    select g.id, g.key, g.name, g.colour, g.description, g.archived_at as "archivedAt", g.version
    from grouping g where g.workspace_id = ${reader.workspaceId} and g.kind = 'TEAM'
      and ${ids ? sql`g.id = any(${ids})` : sql`g.archived_at is null`}
    order by g.name_canonical, g.id
  `.execute(reader.db);
  return rows;
}

export async function teamGroupsById(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, TeamGroupView>> {
  return new Map((await listTeamGroups(reader, ids)).map((team) => [team.id, team]));
}

/** Who works in each team group, by name. */
export async function teammatesOfTeams(
  reader: Reader,
  teamIds: readonly string[],
): Promise<Map<string, TeammateView[]>> {
  const { rows } = await sql<TeammateView & { team_id: string }>`
    select m.team_id, ${columns} from team_member m
    join teammate t on t.workspace_id = m.workspace_id and t.id = m.teammate_id and t.removed_at is null
    join account a on a.id = t.account_id
    where m.workspace_id = ${reader.workspaceId} and m.team_id = any(${teamIds}) order by a.name, t.id
  `.execute(reader.db);
  const found = new Map<string, TeammateView[]>(teamIds.map((id) => [id, []]));
  for (const { team_id, ...teammate } of rows) found.get(team_id)?.push(teammate);
  return found;
}
