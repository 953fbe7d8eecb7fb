import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { caller, signedIn, testServer } from './api.js';
import { temporaryFolder } from './clean-up.js';
import { asOwner } from './database.js';
import { setUpInstallation, signIn } from './operations/installation.js';
import { resetPassword } from './operations/resets.js';
import { readViewer } from './operations/teammates.js';
import { startProcess } from './server-process.js';

const command = fileURLToPath(new URL('../dist/cli/reset-password.js', import.meta.url));
const run = promisify(execFile);
const email = 'ada@northwind.example';
const setUp = {
  input: { workspaceName: 'Northwind', name: 'Ada Lovelace', email, password: 'analytical engine' },
};

/** Runs `cadre reset-password`; the token of the link that it prints, or what it says instead. */
async function resetCommand(env: Record<string, string>, who = email): Promise<string> {
  const printed = await run(process.execPath, [command, who], { env: { ...process.env, ...env } }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return /\/reset-password\?token=(\S+)/.exec(printed.stdout)?.[1] ?? printed.stderr;
}

test('a sole admin who is locked out chooses a new password by the link of the command', async () => {
  const server = await testServer();
  const ada = await signedIn(server, setUpInstallation, setUp);
  const env = { DATABASE_URL: server.platform.database.url, CADRE_URL: 'https://cadre.example/' };
  const token = await resetCommand(env);
  const nobody = caller(server);
  const weak = await nobody.ask(resetPassword, { input: { token, newPassword: 'northwind ada' } });
  expect(weak.data.passwordReset.userErrors).toMatchObject([{ path: ['input', 'newPassword'] }]);
  await nobody.do(resetPassword, { input: { token, newPassword: 'moth relay compiler' } });
  expect((await ada.do(readViewer)).viewer, 'her sessions ended').toBeNull();
  await signedIn(server, signIn, { input: { email, password: 'moth relay compiler' } });

  const again = await nobody.ask(resetPassword, { input: { token, newPassword: 'nanoseconds are short' } });
  expect(again.data.passwordReset.userErrors).toMatchObject([
    {
      code: 'INVALID',
      path: ['input', 'token'],
      message: expect.stringContaining('was used or has expired'),
    },
  ]);
});

test('the link is kept as a hash, and ends after 24 hours', async () => {
  const server = await testServer();
  await signedIn(server, setUpInstallation, setUp);
  const { url } = server.platform.database;
  const token = await resetCommand({ DATABASE_URL: url });
  const { rows } = await asOwner(url, (owner) =>
    owner.query(
      "select account_link::text as text, expires_at - created_at between '23:59' and '24:01' as is_day from account_link",
    ),
  );
  expect(rows).toMatchObject([{ is_day: true, text: expect.not.stringContaining(token) }]);
  await asOwner(url, (owner) => owner.query('update account_link set expires_at = now()'));
  const { data } = await caller(server).ask(resetPassword, {
    input: { token, newPassword: 'moth relay compiler' },
  });
  expect(data.passwordReset.userErrors).toMatchObject([{ path: ['input', 'token'] }]);
});

test('the command says when nobody has the address', async () => {
  const server = await testServer();
  const said = await resetCommand({ DATABASE_URL: server.platform.database.url }, 'nobody@example.com');
  expect(said).toContain('No account has the email address nobody@example.com.');
});

test('the command reaches the embedded database beside a server that runs, and without one', async () => {
  const env = { DATABASE_URL: '', CADRE_DATA_DIR: await temporaryFolder('reset') };
  const first = await startProcess(env);
  await signedIn(first, setUpInstallation, setUp);
  const beside = await resetCommand(env);
  await caller(first).do(resetPassword, { input: { token: beside, newPassword: 'moth relay compiler' } });
  await first.kill('SIGTERM');

  const without = await resetCommand(env);
  const second = await startProcess(env);
  await caller(second).do(resetPassword, { input: { token: without, newPassword: 'nanoseconds are short' } });
  await signedIn(second, signIn, { input: { email, password: 'nanoseconds are short' } });
  await second.kill('SIGTERM');
});
