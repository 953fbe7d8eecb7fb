import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import {
  ada,
  type Caller,
  caller,
  integrator,
  invited,
  otherWorkspace,
  signedIn,
  testServer,
} from './api.js';
import { asOwner } from './database.js';
import { graphql } from './gql/index.js';
import {
  changeAccount,
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  signOut,
} from './operations/account.js';
import { upsertContact } from './operations/contacts.js';
import { signIn } from './operations/installation.js';
import { addMembers, createSegment } from './operations/segments.js';
import { readViewer } from './operations/teammates.js';

const watchMembers = graphql(`
  subscription WatchCounts {
    segmentMemberCountsChanged { counts { memberCount } }
  }
`);

let server: RunningServer;
let second: RunningServer;
let admin: Caller;
let grace: Caller;

const password = 'correct horse battery';
const graceSignsIn = (on: RunningServer = server, secret = password) =>
  signedIn(on, signIn, { input: { email: 'grace@northwind.example', password: secret } });
const isSignedIn = async (who: Caller) => (await who.do(readViewer)).viewer !== null;

beforeAll(async () => {
  server = await testServer();
  second = await testServer(server.platform.database.url);
  admin = await ada(server);
  grace = await invited(server, admin, 'Grace', 'AGENT');
  await admin.do(createSegment, { input: { name: 'VIP' } });
  await admin.do(upsertContact, { input: { externalId: 'alan' } });
});

describe('a password', () => {
  test('is changed with the old one, and ends all other sessions', async () => {
    const elsewhere = await graceSignsIn(second);
    const { passwordChange } = await grace.do(changePassword, {
      input: { currentPassword: password, newPassword: 'moth relay compiler' },
    });
    expect(passwordChange.endedSessionCount).toBe(1);
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect(await isSignedIn(grace)).toBe(true);
    await expect(graceSignsIn()).rejects.toThrow('wrong');
    const again = await graceSignsIn(second, 'moth relay compiler');
    await again.do(changePassword, {
      input: { currentPassword: 'moth relay compiler', newPassword: password },
    });
    grace = await graceSignsIn();
  });

  test.each([
    ['wrong', 'moth relay compiler', 'currentPassword', /not your current/],
    [password, password, 'newPassword', /is your current/],
    [password, 'gracegrace', 'newPassword', /easy to guess|Repeated/],
    [password, 'northwind 1', 'newPassword', /your name, email or workspace/],
  ])('is not changed from %j to %j', async (currentPassword, newPassword, field, reason) => {
    const { data } = await grace.ask(changePassword, { input: { currentPassword, newPassword } });
    expect(data.passwordChange.userErrors).toMatchObject([
      { code: 'INVALID', path: ['input', field], message: expect.stringMatching(reason) },
    ]);
  });

  test('cannot be guessed through a session that somebody left open', async () => {
    const linus = await invited(server, admin, 'Linus', 'AGENT');
    const attempt = async () => {
      const input = { currentPassword: 'guess', newPassword: 'moth relay compiler' };
      return (await linus.ask(changePassword, { input })).data.passwordChange.userErrors[0]?.code;
    };
    const codes: unknown[] = [];
    for (let count = 0; count < 11; count += 1) codes.push(await attempt());
    expect(codes.at(-1)).toBe('LIMIT_EXCEEDED');
  });

  test('is nothing that a program has', async () => {
    const program = await integrator(server, admin, ['contacts:read']);
    const { errors } = await program.ask(changePassword, {
      input: { currentPassword: password, newPassword: 'moth relay compiler' },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

test('a person changes their name, and nobody else’s', async () => {
  const { accountChange } = await grace.do(changeAccount, { input: { name: ' Grace Hopper ' } });
  expect(accountChange.teammate?.name).toBe('Grace Hopper');
  expect((await grace.do(readViewer)).viewer?.teammate?.name).toBe('Grace Hopper');
  const { data } = await grace.ask(changeAccount, { input: { name: ' ' } });
  expect(data.accountChange.userErrors).toMatchObject([{ path: ['input', 'name'] }]);
});

describe('sessions', () => {
  test('say where they began and when they were used last, and which one asks', async () => {
    const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': userAgent },
      body: JSON.stringify({
        query: String(signIn),
        variables: { input: { email: 'grace@northwind.example', password } },
      }),
    });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { viewerSessions } = await caller(server, { cookie }).do(listSessions);
    expect(viewerSessions[0]).toMatchObject({
      device: 'Firefox on Windows',
      address: expect.stringContaining('127.0.0.1'),
      isCurrent: true,
    });
    expect(viewerSessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  });

  test('are used again after a minute', async () => {
    const longAgo = '2026-01-01T00:00:00.000Z';
    await asOwner(server.platform.database.url, (owner) =>
      owner.query('update session set last_seen_at = $1', [longAgo]),
    );
    await grace.do(readViewer);
    const { viewerSessions } = await grace.do(listSessions);
    expect(viewerSessions.find(({ isCurrent }) => isCurrent)?.lastSeenAt).not.toBe(longAgo);
    expect(viewerSessions.find(({ isCurrent }) => !isCurrent)?.lastSeenAt).toBe(longAgo);
  });

  test('of somebody else are unknown', async () => {
    const { viewerSessions } = await admin.do(listSessions);
    const [session] = viewerSessions;
    const { data } = await grace.ask(endSession, { input: { id: session.id } });
    expect(data.sessionEnd.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await isSignedIn(admin)).toBe(true);
  });

  test('are ended one by one, or all others at once', async () => {
    const phone = await graceSignsIn();
    const tablet = await graceSignsIn(second);
    const { viewerSessions } = await phone.do(listSessions);
    const { id } = viewerSessions.find(({ isCurrent }) => isCurrent)!;
    await grace.do(endSession, { input: { id } });
    expect(await isSignedIn(phone)).toBe(false);
    expect(await isSignedIn(tablet)).toBe(true);
    await grace.do(endOtherSessions);
    expect(await isSignedIn(tablet)).toBe(false);
    expect((await grace.do(listSessions)).viewerSessions).toHaveLength(1);
  });
});

describe('a socket', () => {
  /** One on the second server that delivers, and how long it goes on after something on the first. */
  const endsAfter = async (who: Caller, work: () => Promise<unknown>) => {
    const watch = caller(second, who.headers).watch(watchMembers);
    await watch.firstAnswer();
    const before = Date.now();
    await work();
    const code = await watch.untilEnded();
    return { code, ms: Date.now() - before };
  };

  test('of a session that is ended elsewhere delivers nothing more after a second', async () => {
    const left = await graceSignsIn(second);
    const { viewerSessions } = await left.do(listSessions);
    const { id } = viewerSessions.find(({ isCurrent }) => isCurrent)!;
    const ended = await endsAfter(left, () => grace.do(endSession, { input: { id } }));
    expect(ended.code).toBe(4403);
    expect(ended.ms).toBeLessThan(1_000);
  });

  test('ends too when its person signs out, or changes the password elsewhere', async () => {
    const one = await graceSignsIn(second);
    expect(await endsAfter(one, () => one.do(signOut))).toMatchObject({ code: 4403 });
    const two = await graceSignsIn(second);
    const change = { currentPassword: password, newPassword: 'moth relay compiler' };
    expect(await endsAfter(two, () => grace.do(changePassword, { input: change }))).toMatchObject({
      code: 4403,
    });
  });

  test('in the workspace that its session was turned away from ends as well', async () => {
    const eve = await otherWorkspace(server, admin);
    const { viewer } = await eve.do(readViewer);
    const watch = caller(second, eve.headers).watch(watchMembers);
    await watch.firstAnswer();
    await eve.do(
      graphql(`
        mutation CreateThird {
          workspaceCreate(input: { name: "Third" }) { userErrors { message } }
        }
      `),
    );
    expect((await eve.do(readViewer)).viewer?.workspace.id).not.toBe(viewer?.workspace.id);
    await eve.do(signOut);
    expect(await watch.untilEnded()).toBe(4403);
  });

  test('of another session of the same person goes on', async () => {
    const stays = await signedIn(server, signIn, {
      input: { email: 'ada@northwind.example', password: 'analytical engine' },
    });
    const goes = await signedIn(server, signIn, {
      input: { email: 'ada@northwind.example', password: 'analytical engine' },
    });
    const watch = caller(second, stays.headers).watch(watchMembers);
    await watch.firstAnswer();
    await endsAfter(goes, () => goes.do(signOut));
    await admin.do(addMembers, { input: { segment: 'vip', contacts: ['alan'] } });
    await watch.until((events) => events.length > 1, 'what happens later is delivered');
    watch.close();
  });
});
