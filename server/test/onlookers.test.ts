import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, integrator, type Subscription, testServer } from './api.js';
import { asOwner, createTestDatabase } from './database.js';
import { type Agent, agentCalled, start } from './desk.js';
import type {
  ConversationPresenceInput,
  ConversationPresenceState,
  ViewersSubscription,
} from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { startProcess } from './server-process.js';

let databaseUrl: string;
let one: RunningServer;
let other: RunningServer;
let admin: Caller;
let ben: Agent;
let benOnOther: Caller;
let id: string;

/** A server on which a window is soon forgotten. */
const quick = { typingTimeoutMs: 1_000, viewingTimeoutMs: 2_500 };
let adminOnQuick: Caller;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  one = await testServer(databaseUrl);
  other = await testServer(databaseUrl);
  admin = await ada(one);
  ben = await agentCalled(one, admin, 'Ben');
  benOnOther = caller(other, ben.caller.headers);
  id = await start(admin, { externalId: 'watched' });
  adminOnQuick = caller(await testServer(databaseUrl, quick), admin.headers);
});

const watchViewers = graphql(`
  subscription Viewers($id: ID!) {
    conversationPresenceChanges(id: $id) { others { state teammate { name } } }
  }
`);
const setPresence = graphql(`
  mutation SetPresence($input: ConversationPresenceInput!) {
    conversationPresence(input: $input) { userErrors { code path } }
  }
`);

type Watch = Subscription<ViewersSubscription>;

const trySay = (
  as: Caller,
  state: ConversationPresenceState,
  more: Partial<ConversationPresenceInput> = {},
) => as.ask(setPresence, { input: { id, state, ...more } });

const say = async (...said: Parameters<typeof trySay>) =>
  (await trySay(...said)).data.conversationPresence.userErrors;

/** The latest event of a subscriber: `Ben TYPING_REPLY`. */
function lastOf(watch: Watch): string[] | null {
  const event = watch.events.at(-1);
  if (!event) return null;
  return event.conversationPresenceChanges.others.map((one) => `${one.teammate.name} ${one.state}`);
}

async function sees(watch: Watch, expected: string[]): Promise<void> {
  const isSo = () => JSON.stringify(lastOf(watch)) === JSON.stringify(expected);
  await watch.until(isSo, `these were there: ${expected.join()}`);
}

async function watching(as: Caller): Promise<Watch> {
  const watch = as.watch(watchViewers, { id });
  await watch.until((events) => events.length > 0, 'it began');
  return watch;
}

describe('who else has a conversation open', () => {
  test('is told on another server at once, and whoever comes later begins with it', async () => {
    const watch = await watching(admin);
    expect(lastOf(watch)).toEqual([]);
    await say(benOnOther, 'READING');
    await sees(watch, ['Ben READING']);
    await say(benOnOther, 'TYPING_REPLY', { id: 'watched' });
    await sees(watch, ['Ben TYPING_REPLY']);
    await say(benOnOther, 'TYPING_NOTE');
    await sees(watch, ['Ben TYPING_NOTE']);
    const late = await watching(admin);
    expect(lastOf(late)).toEqual(['Ben TYPING_NOTE']);
    await say(benOnOther, 'GONE');
    for (const each of [watch, late]) {
      await sees(each, []);
      each.close();
    }
  });

  test('is not oneself, though another window is', async () => {
    const own = await watching(benOnOther);
    await say(ben.caller, 'READING');
    await say(admin, 'READING');
    await sees(own, ['Ada Lovelace READING']);
    await say(admin, 'GONE');
    await sees(own, []);
    await say(ben.caller, 'GONE');
    own.close();
  });

  test('is one person, who does the most that one of their windows tells, until the last is gone', async () => {
    const watch = await watching(admin);
    await say(benOnOther, 'READING', { window: 'a' });
    await say(ben.caller, 'TYPING_REPLY', { window: 'b' });
    await sees(watch, ['Ben TYPING_REPLY']);
    await say(ben.caller, 'GONE', { window: 'b' });
    await sees(watch, ['Ben READING']);
    await say(benOnOther, 'GONE', { window: 'a' });
    await sees(watch, []);
    watch.close();
  });

  test('types no more some seconds after the last key, and is gone some seconds after the last sign', async () => {
    const watch = await watching(adminOnQuick);
    const began = Date.now();
    await say(benOnOther, 'TYPING_REPLY');
    await sees(watch, ['Ben TYPING_REPLY']);
    await sees(watch, ['Ben READING']);
    expect(Date.now() - began).toBeGreaterThanOrEqual(quick.typingTimeoutMs);
    await sees(watch, []);
    expect(Date.now() - began).toBeGreaterThanOrEqual(quick.viewingTimeoutMs);
    expect(watch.events).toHaveLength(4);
    watch.close();
  });

  test('holds for as many seconds as the API says', () => {
    expect(readConfig({})).toMatchObject({ viewingTimeoutMs: 9_000, typingTimeoutMs: 5_000 });
  });

  test('goes by itself when the server that they were on is killed', async () => {
    const killed = await startProcess({ DATABASE_URL: databaseUrl });
    const watch = await watching(adminOnQuick);
    await say(caller(killed, ben.caller.headers), 'READING');
    await sees(watch, ['Ben READING']);
    await killed.kill('SIGKILL');
    await sees(watch, []);
    watch.close();
  });

  test('is told again after the line to the database was cut', async () => {
    // The other servers have not forgotten yet what a test before this one said.
    await say(benOnOther, 'GONE');
    const watch = await watching(admin);
    await sees(watch, []);
    await asOwner(databaseUrl, (owner) =>
      owner.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cadre listen' and datname = current_database()",
      ),
    );
    // As a browser does, again and again.
    const timer = setInterval(() => void say(benOnOther, 'READING'), 300);
    await sees(watch, ['Ben READING']);
    clearInterval(timer);
    watch.close();
    await say(benOnOther, 'GONE');
  });
});

describe('to say so', () => {
  test('is a person’s, in a conversation that is there, from a window with a name', async () => {
    const program = await integrator(one, admin, ['conversations:read', 'conversations:write']);
    const watch = await watching(admin);
    expect(await say(program, 'READING')).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await say(admin, 'READING', { id: 'cnv_none' })).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ]);
    for (const window of ['', 'a/b', 'a b', 'x'.repeat(61)]) {
      expect(await say(admin, 'READING', { window })).toMatchObject([{ path: ['input', 'window'] }]);
    }
    expect(watch.events).toHaveLength(1);
    watch.close();
    const programs = program.watch(watchViewers, { id });
    await programs.until((events) => events.length > 0, 'a program that may read sees who is there');
    programs.close();
    const nobody = admin.watch(watchViewers, { id: 'cnv_none' });
    expect((await nobody.firstAnswer()).errors?.[0]?.extensions).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    nobody.close();
  });

  test('needs the right to read conversations, and so does asking', async () => {
    const blind = await integrator(one, admin, ['contacts:read']);
    const { errors } = await trySay(blind, 'READING');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const watch = blind.watch(watchViewers, { id });
    expect((await watch.firstAnswer()).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    watch.close();
  });

  test('writes nothing: neither an event nor anything else', async () => {
    const events = () =>
      asOwner(databaseUrl, (owner) => owner.query('select count(*) as count from event')).then(
        ({ rows }) => rows,
      );
    const before = await events();
    const { counter } = one.platform.database.pool;
    const written: string[] = [];
    counter.failpoint = (statement) => {
      if (/^\s*(insert|update|delete)/i.test(statement)) written.push(statement);
    };
    await say(ben.caller, 'READING');
    await say(ben.caller, 'GONE');
    counter.failpoint = null;
    expect(written.filter((statement) => !statement.includes('teammate_presence'))).toEqual([]);
    expect(await events()).toEqual(before);
  });
});
