import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InUse, NotFound } from '../../platform/errors/errors.js';
import { changeGrouping, createGrouping, findGrouping, type GroupingInput } from './groupings.service.js';
import type { Grouping } from './teams.entity.js';
import { usesOf } from './uses.read-model.js';

type TeamGroupInput = GroupingInput & { teammates?: readonly string[] | null | undefined };

/** @throws Invalid, Taken, NotFound for a teammate */
export async function createTeamGroup(
  unit: UnitOfWork,
  input: TeamGroupInput & { name: string },
): Promise<Grouping> {
  const team = await createGrouping(unit, 'TEAM', input);
  if (input.teammates) await setTeammates(unit, team.id, input.teammates);
  return team;
}

interface TeamGroupChange extends TeamGroupInput {
  id: string;
  addTeammates?: readonly string[] | null | undefined;
  removeTeammates?: readonly string[] | null | undefined;
  expectedVersion?: number | null | undefined;
}

/** A list of teammates replaces the earlier one; otherwise some join and some leave. @throws Invalid, Taken, Conflict, NotFound */
export async function changeTeamGroup(unit: UnitOfWork, input: TeamGroupChange): Promise<Grouping> {
  const team = await changeGrouping(unit, 'TEAM', input);
  const { teammates, addTeammates, removeTeammates } = input;
  if (teammates) await setTeammates(unit, team.id, teammates);
  if (addTeammates) await addToGroup(unit, team.id, addTeammates);
  if (removeTeammates) await removeFromGroup(unit, team.id, removeTeammates);
  return team;
}

/** @throws InUse when a queue gives it conversations; NotFound */
export async function deleteTeamGroup(unit: UnitOfWork, id: string): Promise<string> {
  const team = await findGrouping(unit, 'TEAM', id);
  const uses = (await usesOf(unit, 'TEAM', [team.id])).get(team.id) ?? [];
  if (uses.length > 0) throw new InUse(uses, 'team group');
  unit.em.remove(team);
  unit.record({
    type: 'teamGroup.deleted',
    subjectId: team.id,
    data: { before: { name: team.name, key: team.key } },
  });
  return team.id;
}

async function setTeammates(unit: UnitOfWork, teamId: string, teammateIds: readonly string[]): Promise<void> {
  const { workspaceId } = unit;
  const wanted = await knownTeammates(unit, teammateIds, 'teammates');
  await sql`
    delete from team_member where workspace_id = ${workspaceId} and team_id = ${teamId}
      and not teammate_id = any(${wanted})
  `.execute(unit.db);
  await insertMembers(unit, teamId, wanted);
  unit.record({ type: 'teamGroup.teammatesSet', subjectId: teamId, data: { teammates: wanted } });
}

async function addToGroup(unit: UnitOfWork, teamId: string, teammateIds: readonly string[]): Promise<void> {
  const teammates = await knownTeammates(unit, teammateIds, 'addTeammates');
  await insertMembers(unit, teamId, teammates);
  unit.record({ type: 'teamGroup.teammatesAdded', subjectId: teamId, data: { teammates } });
}

async function removeFromGroup(
  unit: UnitOfWork,
  teamId: string,
  teammateIds: readonly string[],
): Promise<void> {
  const teammates = await knownTeammates(unit, teammateIds, 'removeTeammates');
  await sql`
    delete from team_member where workspace_id = ${unit.workspaceId} and team_id = ${teamId}
      and teammate_id = any(${teammates})
  `.execute(unit.db);
  unit.record({ type: 'teamGroup.teammatesRemoved', subjectId: teamId, data: { teammates } });
}

async function insertMembers(
  unit: UnitOfWork,
  teamId: string,
  teammateIds: readonly string[],
): Promise<void> {
  await sql`
    insert into team_member (workspace_id, team_id, teammate_id)
    select ${unit.workspaceId}, ${teamId}, id from unnest(${teammateIds}::text[]) id on conflict do nothing
  `.execute(unit.db);
}

/** Each once. @throws NotFound at the first that is no teammate. */
async function knownTeammates(unit: UnitOfWork, ids: readonly string[], name: string): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const { rows } = await sql<{ id: string }>`
    select id from teammate where workspace_id = ${unit.workspaceId} and removed_at is null and id = any(${wanted})
  `.execute(unit.db);
  const known = new Set(rows.map((row) => row.id));
  const missing = wanted.find((id) => !known.has(id));
  if (missing !== undefined) throw new NotFound('teammate', ['input', name, String(ids.indexOf(missing))]);
  return wanted;
}
