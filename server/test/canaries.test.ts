import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, caller, present, signedIn } from './api.js';
import { cleanUp } from './clean-up.js';
import { asOwner, createTestDatabase } from './database.js';
import { until } from './desk.js';
import { type MailServer, mailServer, tokenIn } from './mail-server.js';
import { changePassword } from './operations/account.js';
import { startConversation } from './operations/conversations.js';
import {
  acceptInvitation,
  createApiKey,
  invite,
  setUpInstallation,
  signIn,
} from './operations/installation.js';
import { requestReset, resetPassword } from './operations/resets.js';
import { readViewer } from './operations/teammates.js';
import { greetedSocket, rawSocket } from './raw-socket.js';
import { scrape } from './scrape.js';
import { type ServerProcess, startProcess } from './server-process.js';

/** What must be found nowhere, by what it is. Those that the server makes are added as they come. */
const canaries = new Map([
  ['password', 'canary-heron-analytical'],
  ['new password', 'canary-osprey-relays'],
  ['email', 'canary.magpie@northwind.example'],
  ['refused email', 'canary.refused@northwind.example'],
  ['message', 'canary-plover: my card is 4111'],
  ['SMTP password', 'canary-swallow-smtp'],
  ['database password', 'canary-kestrel-database'],
  ['metrics token', 'canary-wagtail-metrics'],
  ['name of a file', 'canary-siskin.pdf'],
]);
const canary = (what: string) => present(canaries.get(what));
const password = canary('password');
const email = canary('email');

let databaseUrl: string;
let mail: MailServer;
let server: ServerProcess;
let admin: Caller;
/** What was answered to requests that were refused or failed. */
const answers: string[] = [];

beforeAll(async () => {
  databaseUrl = await withPassword(await createTestDatabase(), canary('database password'));
  mail = await mailServer();
  server = await startProcess({
    HOST: '0.0.0.0',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'trace',
    CADRE_URL: 'https://cadre.example.com',
    SMTP_URL: await refusingMailServer(),
    CADRE_METRICS_TOKEN: canary('metrics token'),
  });
  const [, setupCode = ''] = /setup code: (\S+)/.exec(server.said) ?? [];
  canaries.set('setup code', setupCode);
  const input = { workspaceName: 'Northwind', name: 'Ada', email, password };
  for (const wrong of ['canary-wrong-code', password]) {
    await post({ query: String(setUpInstallation), variables: { input: { ...input, setupCode: wrong } } });
  }
  admin = await signedIn(server, setUpInstallation, { input: { ...input, setupCode } });
  canaries.set('session', present(admin.headers.cookie).replace('cadre_session=', ''));
  const { apiKeyCreate } = await admin.do(createApiKey, {
    input: { name: 'Import', scopes: ['conversations:write', 'contacts:write'] },
  });
  canaries.set('API key', present(apiKeyCreate.secret));
});

/** The same database, opened by an owner whose password is known to this test. */
async function withPassword(url: string, secret: string): Promise<string> {
  const other = new URL(url);
  const name = `${other.pathname.slice(1)}_owner`;
  await asOwner(url, (owner) => owner.query(`create role ${name} login superuser password '${secret}'`));
  const admin = new URL(url);
  admin.pathname = '/postgres';
  cleanUp(() => asOwner(admin.href, (owner) => owner.query(`drop role ${name}`)));
  other.username = name;
  other.password = secret;
  return other.href;
}

/** A mail server that wants a password, passes on to the other one, and refuses one recipient by name. */
async function refusingMailServer(): Promise<string> {
  const refusing = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    onRcptTo: ({ address }, _session, done) =>
      address.includes('refused') ? done(new Error(`no such user: <${address}>`)) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks)
          .toString()
          .replaceAll(/=\r?\n/g, '')
          .replaceAll('=3D', '=');
        (mail.mails as unknown as object[]).push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source,
        });
        done();
      });
    },
  });
  refusing.listen(0, '127.0.0.1');
  await once(refusing.server, 'listening');
  cleanUp(() => new Promise<void>((resolve) => refusing.close(() => resolve())));
  const { port } = refusing.server.address() as AddressInfo;
  return `smtp://cadre:${canary('SMTP password')}@127.0.0.1:${port}`;
}

async function fetchText(path: string, init: RequestInit = {}): Promise<void> {
  const answer = await fetch(`${server.address}${path}`, { redirect: 'manual', ...init });
  answers.push(`${answer.status} ${await answer.text()}`);
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetchText('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function mailTo(to: string): Promise<string> {
  const find = () => mail.mails.find((one) => one.to.includes(to));
  await until(async () => find() !== undefined, `an email to ${to}`);
  return tokenIn(present(find()));
}

async function sendThroughGraphql(): Promise<void> {
  const document = String(signIn);
  await post({ query: document, variables: { input: { email, password: `${password}x` } } });
  // In the wrong place, of the wrong type, with a word too many, in the document, and cut off.
  await post({ query: document, variables: { input: password } });
  await post({
    query: document,
    variables: { input: { email: { email }, password: [password, { password }] } },
  });
  await post({ query: document, variables: { input: { email, password, more: password } } });
  await post({
    query: `mutation { signIn(input: { email: "${email}", password: "${password}" }) { nothing } }`,
  });
  await post({
    query: `mutation { signIn(input: { email: 1, password: "${password}" }) { userErrors { code } } }`,
  });
  await post(JSON.stringify({ query: document, variables: { input: { email, password } } }).slice(0, -3));
  await post(`{"variables": {"password": "${password}" "${email}"}`);
  await post(JSON.stringify({ password }), { 'content-type': 'text/plain' });
  await post({ query: document, variables: { input: { email, password: `${password}\u0000` } } });
  const address = new URLSearchParams({
    query: document,
    variables: JSON.stringify({ input: { email, password } }),
  });
  await fetchText(`/graphql?${address}`, { headers: { 'apollo-require-preflight': 'yes' } });
  await fetchText(
    `/graphql?query=${encodeURIComponent(password)}&variables=${encodeURIComponent(`{"${password}`)}`,
    {
      headers: { 'apollo-require-preflight': 'yes' },
    },
  );
  await admin.do(changePassword, {
    input: { currentPassword: password, newPassword: canary('new password') },
  });
  await admin.do(changePassword, {
    input: { currentPassword: canary('new password'), newPassword: password },
  });
}

async function sendThroughHeaders(): Promise<void> {
  const [key, session] = [canary('API key'), canary('session')];
  for (const headers of [
    { authorization: `Bearer ${key}` },
    { authorization: `Bearer ${key}x` },
    { authorization: `Basic ${key}` },
    { authorization: `Bearer ${canary('metrics token')}` },
    { cookie: `cadre_session=${session}x` },
    { cookie: `cadre_session=${session}; ${session}` },
    { 'x-request-id': `${email}` },
    { 'idempotency-key': password, 'user-agent': password, referer: `https://x.example/?${password}` },
    { origin: 'https://evil.example', authorization: `Bearer ${key}` },
  ]) {
    await post({ query: String(readViewer) }, headers as Record<string, string>);
    await fetchText('/metrics', { headers: headers as Record<string, string> });
    await fetchText('/attachments/att_x', { headers: headers as Record<string, string> });
  }
  for (const path of [
    `/reset-password?token=${password}`,
    `/join?token=${key}`,
    `/${key}`,
    `/%ff${password}`,
    `/attachments/${password}`,
    `/imports/${password}/file`,
    `/contacts/export.csv?search=${password}&condition=${password}&sort=${password}`,
  ]) {
    await fetchText(path, { headers: admin.headers });
  }
}

async function sendThroughSockets(): Promise<void> {
  const socket = await greetedSocket(server, admin.headers);
  const subscribe = (id: string, query: string, variables: object) =>
    socket.send({ type: 'subscribe', id, payload: { query, variables } });
  subscribe('1', String(signIn), { input: { email, password: `${password}x` } });
  subscribe('2', String(signIn), { input: password });
  subscribe('3', `{ ${password} }`, {});
  subscribe('4', `mutation { signIn(input: { password: "${password}" }) { nothing } }`, {});
  for (const id of ['1', '2', '3', '4']) {
    const frame = await socket.until((one) => one.id === id, `operation ${id} is answered`);
    answers.push(JSON.stringify(frame));
  }
  socket.close();
  const known = await rawSocket(server);
  known.send({ type: 'connection_init', payload: { apiKey: canary('API key') } });
  await known.until(({ type }) => type === 'connection_ack', 'the key is known');
  known.close();
  const unknown = await rawSocket(server);
  unknown.send({ type: 'connection_init', payload: { apiKey: `${canary('API key')}x` } });
  answers.push(JSON.stringify(await unknown.closed()));
  const odd = await rawSocket(server);
  odd.send(`{"type": "${password}`);
  answers.push(JSON.stringify(await odd.closed()));
}

async function sendThroughLinks(): Promise<void> {
  for (const to of ['canary.robin@northwind.example', canary('refused email')]) {
    await admin.do(invite, { input: { email: to, role: 'AGENT' } });
  }
  const invitation = await mailTo('canary.robin@northwind.example');
  canaries.set('invitation token', invitation).set('invited email', 'canary.robin@northwind.example');
  await fetchText(`/join?token=${invitation}`, { headers: { accept: 'text/html' } });
  await post({
    query: String(acceptInvitation),
    variables: { input: { token: invitation, name: '', password } },
  });
  await post({
    query: String(acceptInvitation),
    variables: { input: { token: invitation, name: 'Robin', password } },
  });
  await post({
    query: String(acceptInvitation),
    variables: { input: { token: invitation, name: 'Robin', password } },
  });
  await caller(server).do(requestReset, { input: { email } });
  const reset = await mailTo(email);
  canaries.set('reset token', reset);
  await fetchText(`/reset-password?token=${reset}`, { headers: { accept: 'text/html' } });
  for (const token of [`${reset}x`, reset, reset]) {
    await post({
      query: String(resetPassword),
      variables: { input: { token, newPassword: canary('new password') } },
    });
  }
}

async function sendThroughFiles(): Promise<void> {
  const headers = { authorization: `Bearer ${canary('API key')}`, 'content-type': 'text/plain' };
  const path = `/attachments?name=${canary('name of a file')}`;
  await fetch(`${server.address}${path}`, { method: 'POST', headers, body: canary('message') });
  await fetchText(path, { method: 'POST', headers, body: '' });
  await fetchText('/imports/imp_x/file', { method: 'PUT', headers, body: canary('message') });
}

/** What the database says when a row breaks a rule that the server does not know: it names the whole row. */
async function sendWhatTheDatabaseRefuses(): Promise<void> {
  const run = (statement: string) => asOwner(databaseUrl, (owner) => owner.query(statement));
  await run(`alter table message add constraint canary_rule check (body not like 'canary%') not valid`);
  await run(`alter table invitation add constraint canary_rule check (email not like 'canary%') not valid`);
  const headers = { authorization: `Bearer ${canary('API key')}` };
  const input = { contact: { email, externalId: 'magpie' }, message: canary('message') };
  await post({ query: String(startConversation), variables: { input } }, headers);
  const invitation = { input: { email: 'canary.wren@northwind.example', role: 'AGENT' } };
  canaries.set('email of a failed invitation', invitation.input.email);
  await post({ query: String(invite), variables: invitation }, { ...(await signInAgain()).headers });
  await run('alter table message drop constraint canary_rule');
  await run('alter table invitation drop constraint canary_rule');
}

const signInAgain = () => signedIn(server, signIn, { input: { email, password: canary('new password') } });

test('what people and programs send in confidence is in no log, metric, health page or refusal', async () => {
  await sendThroughGraphql();
  await sendThroughHeaders();
  await sendThroughSockets();
  await sendThroughFiles();
  await sendThroughLinks();
  await sendWhatTheDatabaseRefuses();
  const { text } = await scrape(`${server.address}/metrics`, canary('metrics token'));
  const health = await Promise.all(
    ['/healthz', '/readyz'].map(async (path) => (await fetch(`${server.address}${path}`)).text()),
  );
  await server.kill('SIGTERM');
  const log = server.printed().replace(/^.*needs this setup code.*$/m, '');

  // It would be easy to say nothing: what was to be logged is there.
  expect(log.match(/"a request met a bug"/g)?.length).toBeGreaterThanOrEqual(2);
  expect(log).toContain('"constraint":"canary_rule"');
  expect(log).toContain('"an email could not be sent"');
  expect(log.match(/"msg":"request"/g)?.length).toBeGreaterThan(50);
  expect(answers.length).toBeGreaterThan(50);
  for (const [what, secret] of canaries) {
    expect(secret.length, what).toBeGreaterThan(10);
    for (const written of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      for (const [where, all] of [
        ['log', log],
        ['metrics', text],
        ['health', health.join()],
      ] as const) {
        expect.soft(lineWith(all, written), `${what} in the ${where}`).toBeNull();
      }
      expect.soft(answers.find((one) => one.includes(written)) ?? null, `${what} in an answer`).toBeNull();
    }
  }
});

function lineWith(text: string, secret: string): string | null {
  return text.split('\n').find((line) => line.includes(secret)) ?? null;
}

test.each([
  ['nothing listens there', 'postgres://cadre:canary-secret@127.0.0.1:1/cadre'],
  ['it is no address', 'postgres://cadre:canary-secret@[::/cadre'],
  ['it has no port', 'postgres://cadre:canary-secret@127.0.0.1:port/cadre'],
])('a database that cannot be opened is not complained of with its password: %s', async (_why, url) => {
  const failed = startProcess({ DATABASE_URL: url, LOG_LEVEL: 'trace' });
  await expect(failed).rejects.toThrow(/\S/);
  await expect(failed).rejects.not.toThrow(/canary-secret/);
});
