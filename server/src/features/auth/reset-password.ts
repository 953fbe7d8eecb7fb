import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Forbidden, Invalid } from '../../platform/errors/errors.js';
import { InputCheck } from '../../platform/input-check.js';
import { mailer } from '../../platform/mail/mailer.js';
import type { Platform } from '../../platform/platform.js';
import { type AccountLink, createLink, dropLinks, redeemLink } from './account-links.js';
import { addressPrefix } from './address-prefix.js';
import { endSessions } from './end-sessions.js';
import { limitAttempts } from './limit-attempts.js';
import { passwordResetMail } from './mails.js';
import { checkNewPassword } from './password-strength.js';
import { type Seat, seatsOf } from './seats.js';
import { hashPassword } from './secrets.js';

/** The path of the console that a link leads to. */
export const resetPath = (token: string) => `/reset-password?token=${encodeURIComponent(token)}`;

// No workspace: an account may have seats in several, or in none.
const nowhere = { workspaceId: '', actor: systemActor };

/**
 * The token of a link for the account of an email address, and the address as the account has it: what was typed may
 * be another that only reads the same. null: there is no account.
 */
export async function createResetLink(
  platform: Platform,
  typed: string,
): Promise<{ token: string; email: string } | null> {
  return transact(platform, nowhere, async (unit) => {
    const { rows } = await sql<{ id: string; email: string }>`
      select id, email from account where email_canonical = ${canonicalText(typed)}
    `.execute(unit.db);
    const [account] = rows;
    if (!account) return null;
    const link = { accountId: account.id, email: null, workspaceId: null };
    const { token } = await createLink(unit, 'PASSWORD_RESET', link);
    await recordInSeats(unit, account.id, 'account.passwordResetRequested');
    return { token, email: account.email };
  });
}

/**
 * Sends a link to an email address that has an account. Whether it has one shows neither in the answer nor in its time.
 * @throws Forbidden when this server sends no email; LimitExceeded after many requests.
 */
export async function requestPasswordReset(
  platform: Platform,
  email: string,
  address: string,
): Promise<void> {
  const mail = platform.only(mailer);
  if (!mail.isOn) {
    throw new Forbidden('This server sends no email. Ask an admin of your workspace for a link.');
  }
  // Every request counts, as a failure does: each may send an email to somebody who asked for none.
  const names = [`reset from ${addressPrefix(address)}`, `reset of ${canonicalText(email)}`];
  await limitAttempts(platform, names, async () => false);
  mail.inBackground(async () => {
    const made = await createResetLink(platform, email);
    if (made) await mail.send(passwordResetMail(made.email, mail.link(resetPath(made.token))));
  });
}

/**
 * Sets a new password by a link, and ends all sessions of the account.
 * @throws Invalid for a link that is over, or a password that is easy to guess.
 */
export async function resetPassword(
  platform: Platform,
  input: { token: string; newPassword: string },
): Promise<void> {
  await transact(platform, nowhere, async (unit) => {
    const link = await redeemLink(unit, 'PASSWORD_RESET', input.token);
    const seats = await seatsOf(unit, link.accountId);
    refuseForeignSeats(link, seats);
    const { rows } = await sql<{ name: string; email: string }>`
      select name, email from account where id = ${link.accountId}
    `.execute(unit.db);
    const check = new InputCheck();
    const owner = { ...rows[0], workspaceName: seats.map((seat) => seat.workspaceName).join(' ') };
    await checkNewPassword(check, input.newPassword, ['input', 'newPassword'], owner);
    check.done();
    const passwordHash = await hashPassword(input.newPassword);
    await sql`update account set password_hash = ${passwordHash} where id = ${link.accountId}`.execute(
      unit.db,
    );
    await dropLinks(unit, link.accountId);
    await endSessions(unit, link.accountId);
    await recordInSeats(unit, link.accountId, 'account.passwordReset');
  });
}

/** The account may have got a seat elsewhere since an admin made the link, or lost the one there. */
function refuseForeignSeats({ workspaceId }: AccountLink, seats: readonly Seat[]): void {
  if (workspaceId === null) return;
  if (seats.length === 1 && seats[0]?.workspaceId === workspaceId) return;
  throw Invalid.at(['input', 'token'], 'This link opens nothing anymore: the account’s workspaces changed.');
}

async function recordInSeats(unit: UnitOfWork, accountId: string, type: string): Promise<void> {
  for (const { workspaceId, teammateId } of await seatsOf(unit, accountId)) {
    unit.recordIn({ workspaceId, actor: systemActor }, { type, subjectId: teammateId });
  }
}
