import { sql } from 'kysely';
import type { Author, UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Where an account has a seat. */
export interface Seat {
  readonly workspaceId: string;
  readonly teammateId: string;
}

/** All seats of an account, in whichever workspaces, the first joined first; as the write sees them. */
export async function seatsOf({ db }: UnitOfWork, accountId: string): Promise<readonly Seat[]> {
  await sql`select set_config('app.account', ${accountId}, true)`.execute(db);
  const { rows } = await sql<Seat>`
    select workspace_id as "workspaceId", id as "teammateId" from teammate
    where account_id = ${accountId} and removed_at is null order by created_at, workspace_id
  `.execute(db);
  await sql`select set_config('app.account', '', true)`.execute(db);
  return rows;
}

/** The person of a seat, as the one who did something there. */
export function authorOf({ workspaceId, teammateId }: Seat): Author {
  return { workspaceId, actor: `teammate:${teammateId}` };
}
