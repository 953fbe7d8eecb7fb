import { sql } from 'kysely';
import { type Context, readerOf } from '../../platform/graphql/context.js';
import { mailer } from '../../platform/mail/mailer.js';
import { invitationMail } from '../auth/mails.js';

/** Sends the link of an invitation where this server sends email. @returns whether the mail server took it. */
export async function emailInvitation(context: Context, email: string, token: string): Promise<boolean> {
  const mail = context.platform.only(mailer);
  if (!mail.isOn) return false;
  const { db, workspaceId } = readerOf(context);
  const { rows } = await sql<{ name: string }>`select name from workspace where id = ${workspaceId}`.execute(
    db,
  );
  const link = mail.link(`/join?token=${encodeURIComponent(token)}`);
  return mail.send(invitationMail(email, rows[0]?.name ?? '', link));
}
