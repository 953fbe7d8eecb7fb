import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, invited, present, signedIn, testServer } from './api.js';
import { until } from './desk.js';
import { type MailServer, mailServer, tokenIn } from './mail-server.js';
import { changeEmail, confirmEmail } from './operations/account.js';
import { signIn } from './operations/installation.js';
import { requestReset, resetPassword } from './operations/resets.js';

const currentPassword = 'correct horse battery';
const signsIn = (server: RunningServer, email: string) =>
  signedIn(server, signIn, { input: { email, password: currentPassword } });

describe('without a mail server', () => {
  let server: RunningServer;
  let grace: Caller;

  beforeAll(async () => {
    server = await testServer();
    grace = await invited(server, await ada(server), 'Grace', 'AGENT');
  });

  test('an email is changed at once, with the password', async () => {
    const { emailChange } = await grace.do(changeEmail, {
      input: { email: 'hopper@navy.example', currentPassword },
    });
    expect(emailChange).toMatchObject({
      needsConfirmation: false,
      teammate: { email: 'hopper@navy.example' },
    });
    await signsIn(server, 'Hopper@navy.example');
    await expect(signsIn(server, 'grace@northwind.example')).rejects.toThrow('wrong');
  });

  test.each([
    ['new@navy.example', 'wrong', 'currentPassword', 'INVALID'],
    ['no address', currentPassword, 'email', 'INVALID'],
    ['hopper@navy.example', currentPassword, 'email', 'INVALID'],
    ['ADA@northwind.example', currentPassword, 'email', 'TAKEN'],
  ])('an email is not changed to %s with the password “%s”', async (email, password, field, code) => {
    const { data } = await grace.ask(changeEmail, { input: { email, currentPassword: password } });
    expect(data.emailChange.userErrors).toMatchObject([{ code, path: ['input', field] }]);
  });
});

describe('with a mail server', () => {
  let mail: MailServer;
  let server: RunningServer;
  let grace: Caller;

  beforeAll(async () => {
    mail = await mailServer();
    server = await testServer(undefined, {
      url: 'https://cadre.northwind.example',
      mail: { smtpUrl: mail.url, from: 'no-reply@northwind.example' },
    });
    grace = await invited(server, await ada(server), 'Grace', 'AGENT');
  });

  const came = async (to: string, about: string) => {
    const found = () => mail.mails.find((one) => one.to.includes(to) && one.source.includes(about));
    await until(async () => found() !== undefined, `an email to ${to} came`);
    return present(found());
  };
  const request = async (email: string) =>
    (await grace.do(changeEmail, { input: { email, currentPassword } })).emailChange;
  const confirm = async (token: string) =>
    (await caller(server).ask(confirmEmail, { input: { token } })).data.emailChangeConfirm;

  test('an email is changed by the link that is sent to it, and the one until then hears of it', async () => {
    expect(await request('hopper@navy.example')).toMatchObject({
      needsConfirmation: true,
      teammate: { email: 'grace@northwind.example' },
    });
    await signsIn(server, 'grace@northwind.example');
    const token = tokenIn(await came('hopper@navy.example', 'Confirm your email'));
    expect(await confirm(token)).toMatchObject({ email: 'hopper@navy.example' });
    await signsIn(server, 'hopper@navy.example');
    await came('grace@northwind.example', 'was changed');
    expect((await confirm(token)).userErrors).toMatchObject([{ path: ['input', 'token'] }]);
  });

  test('an address of somebody else is only said to have an account to whoever has the link', async () => {
    expect((await request('ada@northwind.example')).needsConfirmation).toBe(true);
    const token = tokenIn(await came('ada@northwind.example', 'Confirm your email'));
    expect((await confirm(token)).userErrors).toMatchObject([{ code: 'TAKEN' }]);
  });

  test('a link to reset the password that was sent to the old address opens nothing', async () => {
    await caller(server).do(requestReset, { input: { email: 'hopper@navy.example' } });
    const reset = tokenIn(await came('hopper@navy.example', 'Reset your'));
    await request('grace@navy.example');
    await confirm(tokenIn(await came('grace@navy.example', 'Confirm your email')));
    const { data } = await caller(server).ask(resetPassword, {
      input: { token: reset, newPassword: 'moth relay compiler' },
    });
    expect(data.passwordReset.userErrors).toMatchObject([{ path: ['input', 'token'] }]);
  });

  test('a link of one kind is none of the other', async () => {
    await request('amazing@navy.example');
    const token = tokenIn(await came('amazing@navy.example', 'Confirm your email'));
    const { data } = await caller(server).ask(resetPassword, {
      input: { token, newPassword: 'moth relay compiler' },
    });
    expect(data.passwordReset.userErrors).toMatchObject([{ path: ['input', 'token'] }]);
  });
});
