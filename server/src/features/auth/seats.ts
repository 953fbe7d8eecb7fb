import type { Role } from '@cadre/shared/permissions';
import { sql } from 'kysely';
import type { Author, UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Where an account has a seat. */
export interface Seat {
  readonly workspaceId: string;
  readonly teammateId: string;
  readonly workspaceName: string;
  readonly role: Role;
}

/** All seats of an account, in whichever workspaces, the first joined first; as the write sees them. */
export async function seatsOf({ db }: UnitOfWork, accountId: string): Promise<readonly Seat[]> {
  await sql`select set_config('app.account', ${accountId}, true)`.execute(db);
  const { rows } = await sql<Seat>`
    select t.workspace_id as "workspaceId", t.id as "teammateId", w.name as "workspaceName", t.role
    from teammate t join workspace w on w.id = t.workspace_id
    where t.account_id = ${accountId} and t.removed_at is null order by t.created_at, t.workspace_id
  `.execute(db);
  await sql`select set_config('app.account', '', true)`.execute(db);
  return rows;
}

/** The person of a seat, as the one who did something there. */
export function authorOf({ workspaceId, teammateId }: Seat): Author {
  return { workspaceId, actor: `teammate:${teammateId}` };
}
