import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { hashSecret, newSecret } from './secrets.js';

const linkHours = 24;

/** What a link lets somebody do to an account. */
export type LinkKind = 'PASSWORD_RESET' | 'EMAIL_CHANGE';

export interface AccountLink {
  readonly accountId: string;
  /** The new address, for EMAIL_CHANGE. */
  readonly email: string | null;
  /** The workspace whose admin made it; null when no admin did. */
  readonly workspaceId: string | null;
}

/** The token of a new link, which is in its address and kept as a hash, and when the link ends. */
export async function createLink(
  { db }: UnitOfWork,
  kind: LinkKind,
  { accountId, email, workspaceId }: AccountLink,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSecret();
  const { rows } = await sql<{ expiresAt: Date }>`
    insert into account_link (token_hash, account_id, kind, email, workspace_id, expires_at)
    values (${hashSecret(token)}, ${accountId}, ${kind}, ${email}, ${workspaceId},
      now() + make_interval(hours => ${linkHours}))
    returning expires_at as "expiresAt"
  `.execute(db);
  return { token, expiresAt: rows[0]?.expiresAt ?? new Date() };
}

/** Uses a link up, unless the write fails. @throws Invalid when it is unknown, used or over. */
export async function redeemLink({ db }: UnitOfWork, kind: LinkKind, token: string): Promise<AccountLink> {
  const { rows } = await sql<AccountLink>`
    update account_link set used_at = now()
    where token_hash = ${hashSecret(token)} and kind = ${kind} and used_at is null and expires_at > now()
    returning account_id as "accountId", email, workspace_id as "workspaceId"
  `.execute(db);
  const [link] = rows;
  if (!link) throw Invalid.at(['input', 'token'], 'This link was used or has expired. Ask for another.');
  return link;
}

/** No link that was made for the account opens anything from now on. */
export async function dropLinks({ db }: UnitOfWork, accountId: string): Promise<void> {
  await sql`delete from account_link where account_id = ${accountId}`.execute(db);
}
