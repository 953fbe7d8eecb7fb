import { sql } from 'kysely';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Forbidden, Invalid } from '../../platform/errors/errors.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { InputCheck } from '../../platform/input-check.js';
import { dropLinks } from './account-links.js';
import { endSessions } from './end-sessions.js';
import { limitAttempts } from './limit-attempts.js';
import { checkNewPassword } from './password-strength.js';
import { checkPassword, hashPassword } from './secrets.js';

/** A signed-in person: their account, the session that asks, and their seat in its workspace. */
export interface Person {
  readonly id: string;
  readonly accountId: string;
  readonly sessionId: string;
}

/** The signed-in person. @throws Forbidden for an API key. */
export function personOf(context: Context): Person {
  const { teammate } = viewerOf(context);
  if (!teammate) throw new Forbidden('Only a person has an account.');
  return teammate;
}

interface AccountRow {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly workspaceName: string;
}

async function readAccount(context: Context, { accountId }: Person): Promise<AccountRow> {
  const { rows } = await sql<AccountRow>`
    select a.name, a.email, a.password_hash as "passwordHash", w.name as "workspaceName"
    from account a, workspace w where a.id = ${accountId} and w.id = ${viewerOf(context).workspaceId}
  `.execute(context.platform.database.sql);
  const [account] = rows;
  if (!account) throw new Error('The account of the viewer is gone.');
  return account;
}

/**
 * The account of a person who proves once more who they are.
 * @throws Invalid at `input.currentPassword`; LimitExceeded after too many failures.
 */
export async function confirmPassword(context: Context, password: string): Promise<AccountRow> {
  const person = personOf(context);
  const account = await readAccount(context, person);
  const isRight = await limitAttempts(context.platform, [`account ${person.accountId}`], () =>
    checkPassword(password.slice(0, 1_024), account.passwordHash),
  );
  if (!isRight) throw Invalid.at(['input', 'currentPassword'], 'This is not your current password.');
  return account;
}

/**
 * Changes the password of the signed-in person and ends all their other sessions. @returns how many ended.
 * @throws Invalid, LimitExceeded
 */
export async function changePassword(
  context: Context,
  input: { currentPassword: string; newPassword: string },
): Promise<number> {
  const person = personOf(context);
  const account = await confirmPassword(context, input.currentPassword);
  const check = new InputCheck();
  const path = ['input', 'newPassword'];
  if (input.newPassword === input.currentPassword) check.add(path, 'This is your current password.');
  else await checkNewPassword(check, input.newPassword, path, account);
  check.done();
  const passwordHash = await hashPassword(input.newPassword);
  return transact(context.platform, viewerOf(context), async (unit) => {
    await sql`update account set password_hash = ${passwordHash} where id = ${person.accountId}`.execute(
      unit.db,
    );
    await dropLinks(unit, person.accountId);
    unit.record({ type: 'account.passwordChanged', subjectId: person.id });
    return endSessions(unit, person.accountId, { except: person.sessionId });
  });
}

/** Changes what the person is called, in all their workspaces. @throws Invalid */
export async function renameAccount(
  unit: UnitOfWork,
  person: Person,
  input: { name: string },
): Promise<void> {
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name']);
  check.done();
  const { rows } = await sql<{ before: string }>`
    update account set name = ${name} from (select name from account where id = ${person.accountId} for update) old
    where id = ${person.accountId} returning old.name as before
  `.execute(unit.db);
  unit.record({
    type: 'account.changed',
    subjectId: person.id,
    data: { before: { name: rows[0]?.before }, after: { name } },
  });
}
