import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { InputCheck } from '../../platform/input-check.js';
import { mailer } from '../../platform/mail/mailer.js';
import type { Platform } from '../../platform/platform.js';
import { confirmPassword, personOf } from './account.service.js';
import { createLink, dropLinks, redeemLink } from './account-links.js';
import { limitAttempts } from './limit-attempts.js';
import { emailChangedMail, emailChangeMail } from './mails.js';
import { authorOf, seatsOf } from './seats.js';

const path = ['input', 'email'];

/**
 * Changes the email of the signed-in person: by a link that is sent to the new address where this server sends email,
 * else at once. @returns whether it waits for the link.
 * @throws Invalid, also for a wrong password; Taken; LimitExceeded.
 */
export async function changeEmail(
  context: Context,
  input: { email: string; currentPassword: string },
): Promise<boolean> {
  const { accountId } = personOf(context);
  const account = await confirmPassword(context, input.currentPassword);
  const check = new InputCheck();
  const email = check.email(input.email, path);
  if (email === account.email) check.add(path, 'This is your email already.');
  check.done();
  const mail = context.platform.only(mailer);
  if (!mail.isOn) {
    await transact(context.platform, viewerOf(context), (unit) => setEmail(unit, accountId, email));
    return false;
  }
  // Every link counts, as a failure does: each is an email to somebody who may have asked for none.
  await limitAttempts(context.platform, [`email of ${accountId}`], async () => false);
  // Whether the address has an account is only said to whoever has the link.
  const { token } = await transact(context.platform, viewerOf(context), (unit) =>
    createLink(unit, 'EMAIL_CHANGE', { accountId, email, workspaceId: null }),
  );
  const link = mail.link(`/confirm-email?token=${encodeURIComponent(token)}`);
  if (await mail.send(emailChangeMail(email, link))) return true;
  throw Invalid.at(
    path,
    'The mail server did not take an email to this address. Check it, or try again later.',
  );
}

/** Changes an email by the link that was sent to it. @returns it. @throws Invalid, Taken */
export async function confirmEmail(platform: Platform, token: string): Promise<string> {
  const { before, email } = await transact(
    platform,
    { workspaceId: '', actor: systemActor },
    async (unit) => {
      const link = await redeemLink(unit, 'EMAIL_CHANGE', token);
      const email = link.email ?? '';
      return { email, before: await setEmail(unit, link.accountId, email) };
    },
  );
  const mail = platform.only(mailer);
  mail.inBackground(() => mail.send(emailChangedMail(before, email)));
  return email;
}

/** Links that were sent to the address until now open nothing from then on. @returns the address until now. */
async function setEmail(unit: UnitOfWork, accountId: string, email: string): Promise<string> {
  const { rows } = await sql<{ before: string }>`
    update account set email = ${email}, email_canonical = ${canonicalText(email)}
    from (select email from account where id = ${accountId} for update) old
    where id = ${accountId} returning old.email as before
  `.execute(unit.db);
  const before = rows[0]?.before ?? '';
  await dropLinks(unit, accountId);
  for (const seat of await seatsOf(unit, accountId)) {
    const data = { before: { email: before }, after: { email } };
    unit.recordIn(authorOf(seat), { type: 'account.changed', subjectId: seat.teammateId, data });
  }
  return before;
}
