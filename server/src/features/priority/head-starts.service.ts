import { sql } from 'kysely';
import { holdDecisions } from '../../platform/database/decision-lock.js';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InputCheck } from '../../platform/input-check.js';
import { checkVersion } from '../conditions/rule-order.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { type HeadStarts, headStartMinutes, type Priority, priorities } from './pull-order.js';

export interface HeadStartsView {
  /** Minutes by priority; null is strict priority. */
  readonly headStarts: HeadStarts;
  readonly version: number;
}

export async function readHeadStarts(reader: Reader): Promise<HeadStartsView> {
  const { rows } = await sql<HeadStartsView>`
    select head_starts as "headStarts", head_starts_version as version from workspace where id = ${reader.workspaceId}
  `.execute(reader.db);
  return rows[0] ?? { headStarts: null, version: 0 };
}

const minutesAtMost = 365 * 24 * 60;

/**
 * Sets the head starts, and with them the place of everything that waits, in the one transaction.
 * @throws Invalid, Conflict
 */
export async function setHeadStarts(
  unit: UnitOfWork,
  input: {
    minutes?: Readonly<Record<Priority, number>> | null | undefined;
    expectedVersion?: number | null | undefined;
  },
): Promise<void> {
  // Whatever began by the old head starts is saved before, and is moved with the rest.
  await holdDecisions(unit);
  await raiseRulebookVersion(unit);
  const before = await readHeadStarts(unit);
  checkVersion(input.expectedVersion, before.version);
  const headStarts = input.minutes ? readMinutes(input.minutes) : null;
  await sql`
    update workspace set head_starts = ${headStarts && JSON.stringify(headStarts)}::jsonb,
      head_starts_version = head_starts_version + 1 where id = ${unit.workspaceId}
  `.execute(unit.db);
  const moved = await moveWaiting(unit, headStarts);
  unit.record({
    type: 'headStarts.set',
    data: { before: before.headStarts, after: headStarts, movedCount: moved },
  });
}

function readMinutes(minutes: Readonly<Record<Priority, number>>): Record<Priority, number> {
  const check = new InputCheck();
  for (const [index, priority] of priorities.entries()) {
    const path = ['input', 'minutes', priority.toLowerCase()];
    check.wholeNumber(minutes[priority], path, 0, minutesAtMost);
    const above = priorities[index - 1];
    if (above && minutes[above] < minutes[priority]) {
      check.add(['input', 'minutes', above.toLowerCase()], `This must not be less than that of ${priority}.`);
    }
  }
  check.done();
  const { URGENT, HIGH, NORMAL, LOW } = minutes;
  return { URGENT, HIGH, NORMAL, LOW };
}

/** Gives everything that waits the place that its head start makes. @returns how many moved. */
async function moveWaiting(unit: UnitOfWork, headStarts: HeadStarts): Promise<number> {
  const rows = priorities.map((priority) => ({ priority, minutes: headStartMinutes(priority, headStarts) }));
  const { numAffectedRows } = await sql`
    update conversation v set effective_time = v.waiting_since - make_interval(mins => row.minutes)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(priority text, minutes int)
    where v.workspace_id = ${unit.workspaceId} and v.waiting_since is not null and v.priority = row.priority
      and v.effective_time is distinct from v.waiting_since - make_interval(mins => row.minutes)
  `.execute(unit.db);
  return Number(numAffectedRows ?? 0);
}
