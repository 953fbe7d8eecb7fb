import { type Permission, permissionsOf, type Role } from '@cadre/shared/permissions';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.js';
import { inScope } from '../../platform/database/scope.js';
import type { Viewer } from '../../platform/graphql/context.js';
import { hashSecret } from './secrets.js';

/** How old the time of the last use may be before it is written anew. */
const lastUsedMs = 60_000;

interface SeatRow {
  account_id: string;
  workspace_id: string | null;
  teammate_id: string | null;
  role: Role | null;
  session_id: string;
  expires_at: Date;
  last_seen_at: Date;
}

/** Who a session's cookie stands for; null when it is unknown, over, revoked or without a seat. */
export async function viewerOfSession(database: Database, token: string): Promise<Viewer | null> {
  const { rows } = await sql<SeatRow>`select * from session_seat(${hashSecret(token)})`.execute(database.sql);
  const [seat] = rows;
  if (!seat?.workspace_id || !seat.teammate_id || !seat.role) return null;
  if (seat.last_seen_at.getTime() < Date.now() - lastUsedMs) {
    await sql`update session set last_seen_at = now() where id = ${seat.session_id}`.execute(database.sql);
  }
  return {
    workspaceId: seat.workspace_id,
    actor: `teammate:${seat.teammate_id}`,
    permissions: permissionsOf(seat.role),
    teammate: {
      id: seat.teammate_id,
      accountId: seat.account_id,
      role: seat.role,
      sessionId: seat.session_id,
    },
    expiresAt: seat.expires_at,
  };
}

const keyForm = /^cadre_([0-9a-z]{26})_([\w-]{43})$/;

/** The key as it is shown once: it names its workspace, so that it can be looked up behind the guard. */
export function formatApiKey(workspaceId: string, secret: string): string {
  return `cadre_${workspaceId.slice(workspaceId.indexOf('_') + 1)}_${secret}`;
}

interface KeyRow {
  id: string;
  scopes: Permission[];
  last_used_at: Date | null;
  expires_at: Date | null;
}

/** Who an API key stands for; null when it is unknown, revoked or has expired. */
export async function viewerOfApiKey(database: Database, key: string): Promise<Viewer | null> {
  const [, workspace, secret] = keyForm.exec(key) ?? [];
  if (!workspace || !secret) return null;
  const workspaceId = `wsp_${workspace}`;
  const hash = hashSecret(secret);
  return inScope({ workspaceId }, async () => {
    // Of an earlier secret, the end of the overlap counts too.
    const { rows } = await sql<KeyRow>`
      select id, scopes, last_used_at,
        least(expires_at, case when secret_hash = ${hash} then null else previous_expires_at end) as expires_at
      from api_key where workspace_id = ${workspaceId} and revoked_at is null
        and (expires_at is null or expires_at > now())
        and (secret_hash = ${hash} or (previous_secret_hash = ${hash} and previous_expires_at > now()))
    `.execute(database.sql);
    const [found] = rows;
    if (!found) return null;
    if ((found.last_used_at?.getTime() ?? 0) < Date.now() - lastUsedMs) {
      await sql`update api_key set last_used_at = now() where workspace_id = ${workspaceId} and id = ${found.id}`.execute(
        database.sql,
      );
    }
    return {
      workspaceId,
      actor: `key:${found.id}`,
      permissions: new Set(found.scopes),
      teammate: null,
      expiresAt: found.expires_at,
    };
  });
}
