import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, invited, otherWorkspace, present, signedIn, testServer } from './api.js';
import { asOwner } from './database.js';
import { teammateIdOf, until } from './desk.js';
import { type MailServer, mailServer, tokenIn } from './mail-server.js';
import { acceptInvitation, createWorkspace, invite, signIn } from './operations/installation.js';
import { createTeammateReset, readInstallation, requestReset, resetPassword } from './operations/resets.js';
import { readViewer } from './operations/teammates.js';

const newPassword = 'moth relay compiler';

describe('a link that an admin makes', () => {
  let server: RunningServer;
  let admin: Caller;
  let grace: Caller;

  beforeAll(async () => {
    server = await testServer();
    admin = await ada(server);
    grace = await invited(server, admin, 'Grace', 'AGENT');
  });

  const resetOf = async (who: Caller) => {
    const { data } = await admin.ask(createTeammateReset, { input: { id: await teammateIdOf(who) } });
    return data.teammatePasswordReset;
  };

  test('lets a teammate choose a new password once, and ends their sessions', async () => {
    const { token, expiresAt } = await resetOf(grace);
    expect(Date.parse(present(expiresAt)) - Date.now()).toBeGreaterThan(86_000_000);
    await caller(server).do(resetPassword, { input: { token: present(token), newPassword } });
    expect((await grace.do(readViewer)).viewer).toBeNull();
    grace = await signedIn(server, signIn, {
      input: { email: 'grace@northwind.example', password: newPassword },
    });
    const again = await caller(server).ask(resetPassword, { input: { token: present(token), newPassword } });
    expect(again.data.passwordReset.userErrors).toMatchObject([{ path: ['input', 'token'] }]);
  });

  test('used twice at the same moment works once', async () => {
    const linus = await invited(server, admin, 'Linus', 'AGENT');
    const token = present((await resetOf(linus)).token);
    const answers = await Promise.all(
      ['moth relay compiler', 'nanoseconds are short'].map((password) =>
        caller(server).ask(resetPassword, { input: { token, newPassword: password } }),
      ),
    );
    const failed = answers.filter(({ data }) => data.passwordReset.userErrors.length > 0);
    expect(failed).toHaveLength(1);
  });

  test('is not made by an agent, for oneself, or for nobody', async () => {
    const { errors } = await grace.ask(createTeammateReset, { input: { id: await teammateIdOf(admin) } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await resetOf(admin)).userErrors).toMatchObject([{ code: 'INVALID' }]);
    const { data } = await admin.ask(createTeammateReset, { input: { id: 'nobody' } });
    expect(data.teammatePasswordReset.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('is refused for somebody who works in another workspace too', async () => {
    await otherWorkspace(server, admin);
    const { rows } = await asOwner(server.platform.database.url, (owner) =>
      owner.query(
        "select t.id from teammate t join account a on a.id = t.account_id join workspace w on w.id = t.workspace_id where a.name = 'EveSouthwind' and w.name = 'Northwind'",
      ),
    );
    const { data } = await admin.ask(createTeammateReset, { input: { id: rows[0].id } });
    expect(data.teammatePasswordReset).toMatchObject({
      token: null,
      userErrors: [{ code: 'INVALID', message: expect.stringContaining('other workspaces too') }],
    });
  });

  test('opens nothing once the person has another workspace', async () => {
    const mary = await invited(server, admin, 'Mary', 'AGENT');
    const token = present((await resetOf(mary)).token);
    await mary.do(createWorkspace, { input: { name: 'Her own' } });
    const { data } = await caller(server).ask(resetPassword, { input: { token, newPassword } });
    expect(data.passwordReset.userErrors).toMatchObject([{ path: ['input', 'token'] }]);
    expect((await mary.do(readViewer)).viewer).not.toBeNull();
  });
});

describe('with a mail server', () => {
  let mail: MailServer;
  let server: RunningServer;
  let admin: Caller;

  beforeAll(async () => {
    mail = await mailServer();
    server = await testServer(undefined, {
      url: 'https://cadre.northwind.example',
      mail: { smtpUrl: mail.url, from: 'Cadre <no-reply@northwind.example>' },
    });
    admin = await ada(server);
  });

  const came = async (to: string, about: string) => {
    const found = () => mail.mails.find((one) => one.to.includes(to) && one.source.includes(about));
    await until(async () => found() !== undefined, `an email to ${to} came`);
    return present(found());
  };

  test('a forgotten password is reset by a link that is sent, whatever host the request names', async () => {
    const grace = await invited(server, admin, 'Grace', 'AGENT');
    expect((await admin.do(readInstallation)).installation.sendsEmail).toBe(true);
    const forged = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
    await caller(server, forged).do(requestReset, { input: { email: ' Grace@Northwind.example ' } });
    const received = await came('grace@northwind.example', 'Reset your');
    expect(received.source).toContain('https://cadre.northwind.example/reset-password?token=');
    expect(received.source).not.toContain('evil');
    await caller(server).do(resetPassword, { input: { token: tokenIn(received), newPassword } });
    expect((await grace.do(readViewer)).viewer).toBeNull();
  });

  test('the answer is the same for an address that has no account, and nothing is sent there', async () => {
    const ask = (email: string) => caller(server).ask(requestReset, { input: { email } });
    const nobody = await ask('nobody@northwind.example');
    const somebody = await ask('ada@northwind.example');
    expect(nobody).toEqual(somebody);
    await came('ada@northwind.example', 'Reset your');
    expect(mail.mails.flatMap(({ to }) => to)).not.toContain('nobody@northwind.example');
  });

  test('an address is not flooded with emails', async () => {
    const linus = await invited(server, admin, 'Linus', 'AGENT');
    expect(linus).toBeDefined();
    let answers: unknown[] = [];
    for (let count = 0; count < 12; count += 1) {
      const { data } = await caller(server).ask(requestReset, {
        input: { email: 'linus@northwind.example' },
      });
      answers = [...answers, data.passwordResetRequest.userErrors[0]?.code];
    }
    expect(answers.at(-1)).toBe('LIMIT_EXCEEDED');
    expect(mail.mails.filter(({ to }) => to.includes('linus@northwind.example')).length).toBeLessThan(12);
  });

  test('an invitation is sent, and its link is there to copy all the same', async () => {
    const { invitationCreate } = await admin.do(invite, {
      input: { email: 'mary@northwind.example', role: 'AGENT' },
    });
    expect(invitationCreate.isEmailed).toBe(true);
    const received = await came('mary@northwind.example', 'Join Northwind on Cadre');
    expect(tokenIn(received)).toBe(invitationCreate.token);
    await signedIn(server, acceptInvitation, {
      input: { token: tokenIn(received), name: 'Mary', password: newPassword },
    });
  });
});

describe('without a mail server', () => {
  test('a forgotten password is a matter for an admin', async () => {
    const server = await testServer();
    const admin = await ada(server);
    expect((await admin.do(readInstallation)).installation.sendsEmail).toBe(false);
    const { data } = await caller(server).ask(requestReset, { input: { email: 'ada@northwind.example' } });
    expect(data.passwordResetRequest.userErrors).toMatchObject([
      { code: 'FORBIDDEN', message: expect.stringContaining('Ask an admin') },
    ]);
    const { invitationCreate } = await admin.do(invite, {
      input: { email: 'mary@northwind.example', role: 'AGENT' },
    });
    expect(invitationCreate).toMatchObject({ isEmailed: false, token: expect.any(String) });
  });

  test('one that does not answer is said of an invitation, which is made all the same', async () => {
    const server = await testServer(undefined, {
      url: 'https://cadre.northwind.example',
      mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'no-reply@northwind.example' },
    });
    const { invitationCreate } = await (await ada(server)).do(invite, {
      input: { email: 'mary@northwind.example', role: 'AGENT' },
    });
    expect(invitationCreate).toMatchObject({ isEmailed: false, token: expect.any(String) });
  });
});

describe('the settings of email', () => {
  const smtp = { SMTP_URL: 'smtp://mail.example:587' };

  test('need the address that links begin with', () => {
    expect(() => readConfig(smtp)).toThrow(/CADRE_URL must be too/);
    expect(() => readConfig({ ...smtp, CADRE_URL: 'cadre.example' })).toThrow(/CADRE_URL must be like/);
    expect(() => readConfig({ SMTP_URL: 'mail.example', CADRE_URL: 'https://cadre.example' })).toThrow(
      /SMTP_URL must be like/,
    );
  });

  test('are whole with it', () => {
    const { url, mail } = readConfig({ ...smtp, CADRE_URL: 'https://cadre.example/' });
    expect(url).toBe('https://cadre.example');
    expect(mail).toEqual({ smtpUrl: smtp.SMTP_URL, from: 'Cadre <no-reply@cadre.example>' });
    expect(readConfig({}).mail).toBeNull();
  });
});
