import type { Mail } from '../../platform/mail/mailer.js';

const signature = '\n\n— Cadre\n';

export function passwordResetMail(to: string, link: string): Mail {
  return {
    to,
    subject: 'Reset your Cadre password',
    text: `Somebody asked to reset the password of your Cadre account. To choose a new one, open this link within 24 hours:

${link}

It works once, and signs you out everywhere. If it was not you, ignore this email: your password stays as it is.${signature}`,
  };
}

export function invitationMail(to: string, workspaceName: string, link: string): Mail {
  return {
    to,
    subject: `Join ${workspaceName} on Cadre`,
    text: `You are invited to ${workspaceName} on Cadre. To join, open this link within 14 days:

${link}

It works once. If you do not know the team, ignore this email.${signature}`,
  };
}

export function emailChangeMail(to: string, link: string): Mail {
  return {
    to,
    subject: 'Confirm your email for Cadre',
    text: `Somebody wants to use this address for their Cadre account. If that is you, open this link within 24 hours:

${link}

It works once. If it was not you, ignore this email: nothing changes.${signature}`,
  };
}

/** For the address that the account had until now, whose owner may not have changed it. */
export function emailChangedMail(to: string, next: string): Mail {
  return {
    to,
    subject: 'The email of your Cadre account was changed',
    text: `Your Cadre account now has the email ${next}. If you did not change it, tell an admin of your workspace.${signature}`,
  };
}
