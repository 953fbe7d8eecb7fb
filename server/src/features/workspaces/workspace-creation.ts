import { sql } from 'kysely';
import type { WorkspaceCreators } from '../../config.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Forbidden, LimitExceeded } from '../../platform/errors/errors.js';
import type { Platform } from '../../platform/platform.js';
import { type Seat, seatsOf } from '../auth/seats.js';

/** Why somebody with these seats may not make another workspace; null when they may. */
export function creationRefusal(
  { workspaceCreators, maxWorkspacesPerAccount }: Platform['config'],
  seats: readonly Pick<Seat, 'role'>[],
): Forbidden | LimitExceeded | null {
  const reason = notAmong(workspaceCreators, seats);
  if (reason !== null) return new Forbidden(reason);
  if (seats.length < maxWorkspacesPerAccount) return null;
  return new LimitExceeded(
    `You are in ${seats.length} workspaces, and ${maxWorkspacesPerAccount} are the most for an account. Leave one first.`,
  );
}

function notAmong(creators: WorkspaceCreators, seats: readonly Pick<Seat, 'role'>[]): string | null {
  if (creators === 'nobody') return 'Nobody can create workspaces on this server.';
  const isAdmin = seats.some(({ role }) => role === 'ADMIN');
  if (creators === 'admins' && !isAdmin) return 'Only admins can create workspaces. Ask one of yours.';
  return null;
}

/** @throws Forbidden, LimitExceeded; of two at once, the second counts the workspace of the first. */
export async function checkCreation(platform: Platform, unit: UnitOfWork, accountId: string): Promise<void> {
  await sql`select 1 from account where id = ${accountId} for update`.execute(unit.db);
  const refusal = creationRefusal(platform.config, await seatsOf(unit, accountId));
  if (refusal) throw refusal;
}
