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
