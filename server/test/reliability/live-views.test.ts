import { readFileSync } from 'node:fs';
import { type Client, createClient } from 'graphql-ws';
import { beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningServer } from '../../src/start.js';
import { ada, type Caller, caller, testServer } from '../api.js';
import { change } from '../bulk-acts.js';
import { predicate } from '../conditions.js';
import { createTestDatabase } from '../database.js';
import { start, until } from '../desk.js';
import type { CrowdedViewSubscription } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { isLong, withinMs } from '../long.js';
import { type ServerProcess, startProcess } from '../server-process.js';

const watchers = isLong ? 1_000 : 60;

let databaseUrl: string;
let setUp: RunningServer;
let admin: Caller;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  setUp = await testServer(databaseUrl);
  admin = await ada(setUp);
});

const isOpen = predicate('conversation.status', 'EQUALS', 'OPEN');
const watchView = graphql(`
  subscription CrowdedView($condition: ConditionInput) {
    viewChanges(condition: $condition) {
      sequence count resync
      changes { kind conversationId conversation { id number subject status contact { displayName } } }
    }
  }
`);
/** What is sent to watch all open conversations. */
const watchOpen = { query: String(watchView), variables: { condition: isOpen } };
const countConversations = graphql(`
  query CountCrowdedView($condition: ConditionInput) {
    conversations(first: 1, condition: $condition) { totalCount }
  }
`);
const listViews = graphql(`
  query ViewsBesideCrowd {
    savedViews { id }
  }
`);

const socketOf = (address: string) => `${address.replace('http', 'ws')}/graphql`;

/** The socket of a browser that is signed in. */
function signedInSocket(headers: Record<string, string>) {
  return class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers });
    }
  };
}

const countNow = async (as: Caller): Promise<number> =>
  (await as.do(countConversations, { condition: isOpen })).conversations.totalCount;

interface Watcher {
  /** What was told last; null as long as the line is down. */
  count: number | null;
  client: Client;
}

/** Somebody whose browser goes to the other server when theirs is gone. */
function watcher(addresses: readonly string[], first: number): Watcher {
  let attempt = first;
  const one: Watcher = {
    count: null,
    client: createClient({
      url: () => socketOf(addresses[attempt++ % addresses.length]),
      webSocketImpl: signedInSocket(admin.headers),
      retryAttempts: 100,
      // As a browser does.
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
      shouldRetry: () => true,
      on: {
        closed: () => {
          one.count = null;
        },
      },
    }),
  };
  one.client.subscribe<CrowdedViewSubscription>(watchOpen, {
    next: ({ data }) => {
      one.count = data?.viewChanges.count ?? null;
    },
    error: () => {},
    complete: () => {},
  });
  return one;
}

test('when one of two servers is killed, all who watched it are at the other within five seconds, and all are told what is', async () => {
  const servers: ServerProcess[] = await Promise.all([
    startProcess({ DATABASE_URL: databaseUrl }),
    startProcess({ DATABASE_URL: databaseUrl }),
  ]);
  const addresses = servers.map(({ address }) => address);
  const all = Array.from({ length: watchers }, (_, index) => watcher(addresses, index));
  const survivor = caller({ address: addresses[1] }, admin.headers);
  await until(async () => all.every(({ count }) => count !== null), 'everybody watches', withinMs(30_000));
  for (let index = 0; index < 20; index += 1) await start(survivor);
  await servers[0].kill('SIGKILL');
  const writes = (async () => {
    for (let index = 0; index < 20; index += 1) await start(survivor);
  })();
  await until(
    async () => all.every(({ count }) => count !== null),
    'everybody watches again',
    withinMs(5_000),
  );
  await writes;
  const truth = await countNow(survivor);
  await until(
    async () => all.every(({ count }) => count === truth),
    'everybody is told the count that is',
    withinMs(5_000),
  );
  await Promise.all(all.map(({ client }) => client.dispose()));
});

/** Kilobytes that a process holds. */
function residentOf({ process: child }: ServerProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes);
}

/** Subscribes by hand and then reads nothing any more. */
async function stuckReader(address: string): Promise<WebSocket> {
  const socket = new WebSocket(socketOf(address), 'graphql-transport-ws', { headers: admin.headers });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await new Promise((resolve) => socket.once('message', resolve));
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: watchOpen }));
  await new Promise((resolve) => socket.once('message', resolve));
  socket.pause();
  return socket;
}

/** Every open conversation changes so many times. */
async function changeAll(as: Caller, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    await change(as, { condition: isOpen, act: { priority: index % 2 ? 'HIGH' : 'LOW' } });
  }
}

// Only Linux tells what another process holds.
test.skipIf(process.platform !== 'linux')(
  'readers that stop reading cost little, and others are told all that happens meanwhile',
  async () => {
    const server = await startProcess({ DATABASE_URL: databaseUrl });
    const as = caller(server, admin.headers);
    await Promise.all(Array.from({ length: 150 }, () => start(as, { subject: 'x'.repeat(900) })));
    const attentive = watcher([server.address], 0);
    await until(async () => attentive.count !== null, 'somebody watches');
    const changes = isLong ? 100 : 16;
    // What a server takes for the work itself is taken before anybody is stuck.
    await changeAll(as, changes);
    const stuck = await Promise.all(Array.from({ length: 50 }, () => stuckReader(server.address)));
    const before = residentOf(server);
    await changeAll(as, changes);
    await start(as);
    const truth = await countNow(as);
    await until(async () => attentive.count === truth, 'the attentive reader is told all');
    // Each change is some 200 kB to each of the fifty: kept, they would be more than a hundred megabytes.
    expect(residentOf(server) - before).toBeLessThan(80 * 1024);
    for (const socket of stuck) socket.terminate();
    await attentive.client.dispose();
  },
  isLong ? 600_000 : 180_000,
);

test('a socket that asks for thousands of subscriptions is given a hundred, and nobody else notices', async () => {
  const server = await startProcess({ DATABASE_URL: databaseUrl });
  const as = caller(server, admin.headers);
  const flood = new WebSocket(socketOf(server.address), 'graphql-transport-ws', { headers: admin.headers });
  await new Promise((resolve) => flood.once('open', resolve));
  const told: { id: string; type: string }[] = [];
  flood.on('message', (message) => void told.push(JSON.parse(String(message))));
  flood.send(JSON.stringify({ type: 'connection_init' }));
  await until(async () => told.length === 1, 'the socket is greeted');
  for (let id = 0; id < 5_000; id += 1) {
    flood.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: watchOpen }));
  }
  await until(
    async () => told.filter(({ type }) => type === 'error').length >= 4_900,
    'all but a hundred are refused',
    30_000,
  );
  const carried = new Set(told.filter(({ type }) => type === 'next').map(({ id }) => id));
  expect(carried.size).toBeLessThanOrEqual(100);
  const attentive = watcher([server.address], 0);
  await until(async () => attentive.count !== null, 'somebody else watches');
  await start(as);
  const truth = await countNow(as);
  await until(async () => attentive.count === truth, 'somebody else is told');
  expect((await as.do(listViews)).savedViews.length).toBeGreaterThan(0);
  flood.terminate();
  await attentive.client.dispose();
});
