import { canonicalText } from '@cadre/shared/conditions/values';
import { type Kysely, sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import type { Platform } from '../../platform/platform.js';
import { checkPassword, hashSecret, newSecret } from './secrets.js';
import { limitSignIn } from './sign-in-limit.js';

const sessionDays = 30;

/** Where a request comes from, as a session keeps it for its person to recognise. */
export interface Client {
  readonly address: string;
  readonly userAgent: string;
}

/**
 * Begins a session for the right e-mail and password, in the account's first workspace.
 * @returns the secret for the cookie.
 * @throws Invalid at `input.password`, alike for an unknown e-mail; LimitExceeded after too many failures.
 */
export async function signIn(
  platform: Platform,
  input: { email: string; password: string },
  client: Client,
): Promise<string> {
  const email = canonicalText(input.email);
  let accountId: string | null = null;
  const isRight = await limitSignIn(platform, { email, address: client.address }, async () => {
    const { rows } = await sql<{ id: string; password_hash: string }>`
      select id, password_hash from account where email_canonical = ${email}
    `.execute(platform.database.sql);
    accountId = rows[0]?.id ?? null;
    return checkPassword(input.password.slice(0, 1_024), rows[0]?.password_hash ?? null);
  });
  if (!isRight || accountId === null) {
    throw Invalid.at(['input', 'password'], 'The e-mail address or the password is wrong.');
  }
  const [workspaceId = null] = await workspacesOf(platform, accountId);
  return beginSession(platform.database.sql, accountId, workspaceId, client);
}

/** A new session for an account; its secret is told once and kept as a hash. */
export async function beginSession(
  db: Kysely<unknown>,
  accountId: string,
  workspaceId: string | null,
  { address, userAgent }: Client,
): Promise<string> {
  const token = newSecret();
  await sql`
    insert into session (token_hash, account_id, workspace_id, address, user_agent, expires_at)
    values (${hashSecret(token)}, ${accountId}, ${workspaceId}, ${address}, ${userAgent},
      now() + make_interval(days => ${sessionDays}))
  `.execute(db);
  return token;
}

/** Turns the session to another workspace of the account. @throws NotFound when it has no seat there. */
export async function switchWorkspace(
  platform: Platform,
  session: { token: string; accountId: string },
  workspaceId: string,
): Promise<void> {
  if (!(await workspacesOf(platform, session.accountId)).includes(workspaceId)) {
    throw new NotFound('workspace', ['input', 'id']);
  }
  await sql`update session set workspace_id = ${workspaceId} where token_hash = ${hashSecret(session.token)}`.execute(
    platform.database.sql,
  );
}

/** The workspaces in which the account has a seat, the first joined first. */
export async function workspacesOf(platform: Platform, accountId: string): Promise<string[]> {
  return inScope({ accountId }, async () => {
    const { rows } = await sql<{ workspace_id: string }>`
      select workspace_id from teammate where account_id = ${accountId} and removed_at is null
      order by created_at, workspace_id
    `.execute(platform.database.sql);
    return rows.map((row) => row.workspace_id);
  });
}
