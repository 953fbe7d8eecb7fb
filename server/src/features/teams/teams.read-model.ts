import { canonicalText } from '@cadre/shared/conditions/values';
import type { Role } from '@cadre/shared/permissions';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';

export interface TeammateView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly capacity: number;
  readonly available: boolean;
  readonly lastSeenAt: Date | null;
}

const columns = sql`t.id, a.name, a.email, t.role, t.capacity, t.available,
  coalesce((select p.seen_at from teammate_presence p where p.teammate_id = t.id), t.last_seen_at) as "lastSeenAt"`;

/** The teammates of the workspace by name. */
export async function listTeammates(reader: Reader): Promise<TeammateView[]> {
  const { rows } = await sql<TeammateView>`
    select ${columns} from teammate t join account a on a.id = t.account_id
    where t.workspace_id = ${reader.workspaceId} and t.removed_at is null order by a.name, t.id
  `.execute(reader.db);
  return rows;
}

export interface TeammatesFilter {
  readonly search?: string | null | undefined;
  /** A team group, by id or key. */
  readonly group?: string | null | undefined;
}

/** A page of teammates by name. */
export async function teammatesPage(
  reader: Reader,
  filter: TeammatesFilter,
  request: PageRequest,
): Promise<Page<TeammateView>> {
  const [name, id] = request.cursor ?? [];
  const beyond = sql.raw(request.backwards ? '<' : '>');
  const place = id === undefined ? sql`true` : sql`(a.name, t.id) ${beyond} (${name}, ${id})`;
  const order = sql.raw(request.backwards ? 'desc' : 'asc');
  const { rows } = await sql<TeammateView>`
    select ${columns} from teammate t join account a on a.id = t.account_id
    where ${which(reader, filter)} and ${place} order by a.name ${order}, t.id ${order} limit ${request.size + 1}
  `.execute(reader.db);
  return pageOf(rows, request);
}

export async function countTeammates(reader: Reader, filter: TeammatesFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from teammate t join account a on a.id = t.account_id where ${which(reader, filter)}
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}

function which({ workspaceId }: Reader, { search, group }: TeammatesFilter) {
  const pattern = `%${canonicalText(search ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`;
  // Names of accounts have no canonical form; a search for a person, unlike a rule, need not be exact to the letter.
  const found = sql`(a.name ilike ${pattern} or a.email_canonical like ${pattern})`;
  const inGroup = sql`exists (select 1 from team_member m
    join grouping g on g.workspace_id = m.workspace_id and g.id = m.team_id and g.kind = 'TEAM'
    where m.workspace_id = t.workspace_id and m.teammate_id = t.id and (g.id = ${group} or g.key = ${group}))`;
  return sql`t.workspace_id = ${workspaceId} and t.removed_at is null and ${found}
    and ${group == null ? sql`true` : inGroup}`;
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

/** The first twelve of each team group, by name: to be shown, however large the group is. */
export async function firstTeammates(
  reader: Reader,
  teamIds: readonly string[],
): Promise<Map<string, TeammateView[]>> {
  const { rows } = await sql<TeammateView & { team_id: string }>`
    select wanted.team_id, first.* from unnest(${teamIds}::text[]) wanted (team_id), lateral (
      select ${columns} from team_member m
      join teammate t on t.workspace_id = m.workspace_id and t.id = m.teammate_id and t.removed_at is null
      join account a on a.id = t.account_id
      where m.workspace_id = ${reader.workspaceId} and m.team_id = wanted.team_id order by a.name, t.id limit 12
    ) first
  `.execute(reader.db);
  const found = new Map<string, TeammateView[]>(teamIds.map((id) => [id, []]));
  for (const { team_id, ...teammate } of rows) found.get(team_id)?.push(teammate);
  return found;
}

/** How many work in each team group. */
export async function teammateCounts(
  reader: Reader,
  teamIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ team_id: string; count: number }>`
    select m.team_id, count(*) as count from team_member m
    join teammate t on t.workspace_id = m.workspace_id and t.id = m.teammate_id and t.removed_at is null
    where m.workspace_id = ${reader.workspaceId} and m.team_id = any(${teamIds}) group by m.team_id
  `.execute(reader.db);
  return new Map(rows.map(({ team_id, count }) => [team_id, count]));
}

/** The team groups that each teammate works in, by name. */
export async function groupsOfTeammates(
  reader: Reader,
  teammateIds: readonly string[],
): Promise<Map<string, TeamGroupView[]>> {
  const { rows } = await sql<TeamGroupView & { teammate_id: string }>`
    select m.teammate_id, g.id, g.key, g.name, g.colour, g.description, g.archived_at as "archivedAt", g.version
    from team_member m join grouping g on g.workspace_id = m.workspace_id and g.id = m.team_id and g.archived_at is null
    where m.workspace_id = ${reader.workspaceId} and m.teammate_id = any(${teammateIds})
    order by g.name_canonical, g.id
  `.execute(reader.db);
  const found = new Map<string, TeamGroupView[]>(teammateIds.map((id) => [id, []]));
  for (const { teammate_id, ...group } of rows) found.get(teammate_id)?.push(group);
  return found;
}
