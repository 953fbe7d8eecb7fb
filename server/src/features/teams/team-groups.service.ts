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

/** A list of teammates replaces the earlier one. @throws Invalid, Taken, Conflict, NotFound */
export async function changeTeamGroup(
  unit: UnitOfWork,
  input: TeamGroupInput & { id: string; expectedVersion?: number | null | undefined },
): Promise<Grouping> {
  const team = await changeGrouping(unit, 'TEAM', input);
  if (input.teammates) await setTeammates(unit, team.id, input.teammates);
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
  const wanted = [...new Set(teammateIds)];
  const { rows } = await sql<{ id: string }>`
    select id from teammate where workspace_id = ${workspaceId} and removed_at is null and id = any(${wanted})
  `.execute(unit.db);
  const missing = wanted.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) {
    throw new NotFound('teammate', ['input', 'teammates', String(teammateIds.indexOf(missing))]);
  }
  await sql`
    delete from team_member where workspace_id = ${workspaceId} and team_id = ${teamId}
      and not teammate_id = any(${wanted})
  `.execute(unit.db);
  await sql`
    insert into team_member (workspace_id, team_id, teammate_id)
    select ${workspaceId}, ${teamId}, id from unnest(${wanted}::text[]) id on conflict do nothing
  `.execute(unit.db);
  unit.record({ type: 'teamGroup.teammatesSet', subjectId: teamId, data: { teammates: wanted } });
}
