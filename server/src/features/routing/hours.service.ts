import { isTimeZone } from '@cadre/shared/conditions/time-zone';
import type { WorkingInterval } from '@cadre/shared/working-hours';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InputCheck } from '../../platform/input-check.js';
import { checkVersion } from '../conditions/rule-order.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { findGrouping } from '../teams/groupings.service.js';
import type { Grouping } from '../teams/teams.entity.js';
import { readWorkingHours } from './working-hours.js';

/** Whose hours a team group works, and its own where it has some. @throws NotFound, Conflict, Invalid */
export async function setTeamHours(
  unit: UnitOfWork,
  input: {
    id: string;
    hours: Grouping['hours'];
    intervals?: readonly WorkingInterval[] | null | undefined;
    timeZone?: string | null | undefined;
    expectedVersion?: number | null | undefined;
  },
): Promise<Grouping> {
  await raiseRulebookVersion(unit);
  const team = await findGrouping(unit, 'TEAM', input.id);
  checkVersion(input.expectedVersion, team.version);
  const before = describe(team);
  const check = new InputCheck();
  const isOwn = input.hours === 'OWN';
  const workingHours = isOwn ? readWorkingHours(check, input.intervals ?? [], ['input', 'intervals']) : null;
  const timeZone = isOwn ? (input.timeZone ?? '') : null;
  if (timeZone !== null && !isTimeZone(timeZone)) {
    check.add(['input', 'timeZone'], 'This is no time zone: write it like Europe/Paris.');
  }
  check.done();
  Object.assign(team, { hours: input.hours, workingHours, timeZone, updatedAt: new Date() });
  team.version += 1;
  unit.record({ type: 'teamGroup.hoursSet', subjectId: team.id, data: { before, after: describe(team) } });
  return team;
}

function describe({ hours, workingHours, timeZone }: Grouping) {
  return { hours, workingHours, timeZone };
}
