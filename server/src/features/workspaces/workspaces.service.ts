import { isTimeZone } from '@cadre/shared/conditions/time-zone';
import type { WorkingInterval } from '@cadre/shared/working-hours';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { transact } from '../../platform/database/unit-of-work.js';
import { Forbidden } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import type { Platform } from '../../platform/platform.js';
import { Workspace } from '../auth/auth.entity.js';
import { checkVersion } from '../conditions/rule-order.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { createFallbackQueue } from '../routing/queues.service.js';
import { readWorkingHours } from '../routing/working-hours.js';
import { createAccount, createTeammate } from '../teams/teammates.service.js';
import { recanonicaliseDates } from './recanonicalise-dates.js';
import { checkCreation } from './workspace-creation.js';

export interface WorkspaceInput {
  readonly name: string;
  readonly timeZone?: string | null | undefined;
}

/** A workspace with its fallback queue, and the account as its first admin. @throws Invalid */
export async function createWorkspace(
  unit: UnitOfWork,
  input: WorkspaceInput,
  account: { id: string },
): Promise<void> {
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name']);
  const timeZone = readTimeZone(check, input.timeZone ?? 'UTC');
  check.done();
  unit.em.create(Workspace, {
    id: unit.workspaceId,
    name,
    timeZone,
    rulebookVersion: 1,
    queueOrderVersion: 1,
    priorityOrderVersion: 1,
    version: 1,
    headStartsVersion: 1,
    workingHours: null,
    headStarts: null,
    createdAt: new Date(),
  });
  await unit.em.flush();
  createTeammate(unit, account, 'ADMIN');
  await createFallbackQueue(unit);
  unit.record({ type: 'workspace.created', subjectId: unit.workspaceId, data: { name, timeZone } });
}

/** Makes another workspace for an account that is signed in. @returns its id. @throws Invalid, Forbidden, LimitExceeded */
export async function addWorkspace(
  platform: Platform,
  input: WorkspaceInput,
  accountId: string,
): Promise<string> {
  const workspaceId = newId('workspace');
  await transact(platform, { workspaceId, actor: systemActor }, async (unit) => {
    await checkCreation(platform, unit, accountId);
    await createWorkspace(unit, input, { id: accountId });
  });
  return workspaceId;
}

/** The first workspace and account of an installation. @throws Forbidden when there is an account; Invalid */
export async function setUpInstallation(
  platform: Platform,
  input: {
    workspaceName: string;
    timeZone?: string | null | undefined;
    name: string;
    email: string;
    password: string;
  },
): Promise<{ accountId: string; workspaceId: string }> {
  const workspaceId = newId('workspace');
  const accountId = await transact(platform, { workspaceId, actor: systemActor }, async (unit) => {
    // Held until the commit, so that of two who set up at once only one does.
    await sql`lock table account in share row exclusive mode`.execute(unit.db);
    if (await isSetUp(unit))
      throw new Forbidden('This installation is set up already: ask for an invitation.');
    const account = await createAccount(unit, input, input.workspaceName);
    await createWorkspace(unit, { name: input.workspaceName, timeZone: input.timeZone }, account);
    return account.id;
  });
  return { accountId, workspaceId };
}

export async function isSetUp(reader: Pick<UnitOfWork, 'db'>): Promise<boolean> {
  const { rows } = await sql`select 1 from account limit 1`.execute(reader.db);
  return rows.length > 0;
}

interface WorkspaceChange {
  readonly name?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  /** undefined leaves the hours, null is always. */
  readonly workingHours?: readonly WorkingInterval[] | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

/**
 * Another time zone moves the calendar days that contacts hold, so their canonical values are written anew.
 * @throws Invalid, Conflict
 */
export async function changeWorkspace(unit: UnitOfWork, input: WorkspaceChange): Promise<void> {
  // First, for its lock on the row: of two who save at once, the second is told of the first.
  const isRuled = input.timeZone != null || input.workingHours !== undefined;
  if (isRuled) await raiseRulebookVersion(unit);
  const workspace = await unit.em.findOneOrFail(
    Workspace,
    { id: unit.workspaceId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  checkVersion(input.expectedVersion, workspace.version);
  const before = describe(workspace);
  const check = new InputCheck();
  if (input.name != null) workspace.name = check.text(input.name, ['input', 'name']);
  const timeZone = input.timeZone == null ? workspace.timeZone : readTimeZone(check, input.timeZone);
  if (input.workingHours !== undefined) {
    const path = ['input', 'workingHours'];
    workspace.workingHours = input.workingHours && readWorkingHours(check, input.workingHours, path);
  }
  check.done();
  const isMoved = timeZone !== workspace.timeZone;
  workspace.timeZone = timeZone;
  workspace.version += 1;
  await unit.em.flush();
  if (isMoved) await recanonicaliseDates(unit, timeZone);
  const after = describe(workspace);
  unit.record({ type: 'workspace.changed', subjectId: workspace.id, data: { before, after } });
}

function describe({ name, timeZone, workingHours }: Workspace) {
  return { name, timeZone, workingHours };
}

function readTimeZone(check: InputCheck, name: string): string {
  if (!isTimeZone(name))
    check.add(['input', 'timeZone'], 'This is no time zone: write it like Europe/Paris.');
  return name;
}
