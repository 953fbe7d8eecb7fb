import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Platform } from '../../platform/platform.js';
import { authorOf, seatsOf } from './seats.js';
import { hashSecret } from './secrets.js';

/** Which of an account’s sessions: all, one, or all but one, by their ids. */
export interface WhichSessions {
  readonly only?: string;
  readonly except?: string;
}

/**
 * Ends sessions of an account. Every workspace of it is notified, because a socket may still show one that its session
 * was turned away from. @returns how many ended.
 */
export async function endSessions(
  unit: UnitOfWork,
  accountId: string,
  { only, except }: WhichSessions = {},
): Promise<number> {
  const { rows } = await sql`
    update session set revoked_at = now()
    where account_id = ${accountId} and revoked_at is null and expires_at > now()
      and id = coalesce(${only ?? null}, id) and id is distinct from ${except ?? null}
    returning 1
  `.execute(unit.db);
  if (rows.length === 0) return 0;
  for (const seat of await seatsOf(unit, accountId)) {
    unit.recordIn(authorOf(seat), {
      type: 'session.ended',
      subjectId: seat.teammateId,
      data: { count: rows.length },
    });
  }
  return rows.length;
}

/** Ends the session of a cookie; one that is unknown or over stays so. */
export async function endSession(platform: Platform, token: string): Promise<void> {
  // Whoever has lost their seat signs out too, so no workspace is asked for.
  await transact(platform, { workspaceId: '', actor: systemActor }, async (unit) => {
    const { rows } = await sql<{ id: string; accountId: string }>`
      select id, account_id as "accountId" from session where token_hash = ${hashSecret(token)}
    `.execute(unit.db);
    const [session] = rows;
    if (session) await endSessions(unit, session.accountId, { only: session.id });
  });
}
