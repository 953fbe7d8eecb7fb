import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { type Answer, ada, type Caller, caller, integrator, present, testServer } from '../api.js';
import { property } from '../conditions.js';
import { asOwner, createTestDatabase } from '../database.js';
import type { ConversationStartInput, StartConversationMutation } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { isLong, withinMs } from '../long.js';
import { startConversation } from '../operations/conversations.js';
import { createProperty } from '../operations/properties.js';
import { createSegment, setSegmentRule } from '../operations/segments.js';
import { expectRecount } from '../recount.js';
import { startProcess } from '../server-process.js';

// A seed makes a failure repeatable; `TEST_LONG=1` runs the counts of the design and prints the seed.
const intakes = isLong ? 10_000 : 400;
const kills = isLong ? 200 : 4;

let databaseUrl: string;
let setUp: RunningServer;
let admin: Caller;
let key: Record<string, string>;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  setUp = await testServer(databaseUrl);
  admin = await ada(setUp);
  key = (
    await integrator(setUp, admin, [
      'conversations:write',
      'conversations:read',
      'contacts:read',
      'segments:read',
    ])
  ).headers;
  await admin.do(createProperty, { input: { key: 'tier', type: 'TEXT' } });
  await admin.do(createSegment, { input: { name: 'Gold' } });
  await admin.do(setSegmentRule, {
    input: { segment: 'gold', enabled: true, condition: property('tier', 'EQUALS', 'gold') },
  });
});

const countGold = graphql(`
  query CountGoldAfterCrash {
    segment(id: "gold") { memberCount }
  }
`);

const startOn = (server: Pick<RunningServer, 'address'>, input: ConversationStartInput) =>
  caller(server, key).ask(startConversation, { input });

/** Which conversation was acknowledged. */
const idOf = (answer: Answer<StartConversationMutation> | null) =>
  answer?.data?.conversationStart?.conversation?.id;

test('a server killed at random instants loses nothing that it acknowledged, and doubles nothing', async () => {
  let server = startProcess({ DATABASE_URL: databaseUrl });
  const acknowledged = new Map<string, string>();
  let killed = 0;
  /** Kills the server when it is time for the next kill, and starts another. */
  const killInTurn = async () => {
    if (killed === kills || acknowledged.size < (intakes * (killed + 1)) / (kills + 1)) return;
    const delayMs = (killed * 7_919) % 30;
    killed += 1;
    const running = await server;
    // The instant is what is tried: after so many milliseconds the requests of the others are anywhere.
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    server = running.kill('SIGKILL').then(() => startProcess({ DATABASE_URL: databaseUrl }));
  };
  const client = async (share: number) => {
    for (let index = share; index < intakes; index += 8) {
      const idempotencyKey = `intake-${index}`;
      const input = {
        contact: {
          externalId: `contact-${index % 97}`,
          properties: { tier: index % 3 === 0 ? 'gold' : 'iron' },
        },
        message: 'Hello',
        idempotencyKey,
      };
      while (!acknowledged.has(idempotencyKey)) {
        const id = idOf(await startOn(await server, input).catch(() => null));
        if (!id) continue;
        acknowledged.set(idempotencyKey, id);
        await killInTurn();
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, share) => client(share)));
  expect(killed).toBe(kills);
  await (await server).kill('SIGTERM');
  const { rows } = await asOwner(databaseUrl, (owner) => owner.query('select id from conversation'));
  expect(rows.map((row) => row.id).sort()).toEqual([...acknowledged.values()].sort());
  expect(rows).toHaveLength(intakes);
  await expectRecount(databaseUrl);
});

test('a server that is told to stop answers what is in flight', async () => {
  const server = await startProcess({ DATABASE_URL: databaseUrl });
  const requests = Array.from({ length: 40 }, (_, index) =>
    startOn(server, { contact: { externalId: `late-${index}` }, message: 'Bye' }),
  );
  await Promise.race(requests);
  const stopping = server.kill('SIGTERM');
  const answers = await Promise.allSettled(requests);
  await stopping;
  const failed = answers.filter((one) => one.status === 'rejected' || one.value.errors);
  expect(failed).toEqual([]);
});

test('a server that stops ends each line with its answer, so that none keeps it from stopping', async () => {
  const server = await testServer(databaseUrl);
  const ask = () => fetch(`${server.address}/graphql?query={__typename}`, { headers: { 'x-cadre': '1' } });
  const before = await ask();
  expect(before.headers.get('connection')).toBe('keep-alive');
  server.platform.draining = true;
  const after = await ask();
  expect([after.status, after.headers.get('connection')]).toEqual([before.status, 'close']);
});

test('the database killed under load is met by retryable errors and a 503, and nothing is lost', async () => {
  const answers: string[] = [];
  const terminate =
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
  for (let round = 0; round < 5; round += 1) {
    const requests = Array.from({ length: 20 }, async (_, index) => {
      const input = {
        contact: { externalId: `storm-${index}` },
        message: 'x',
        idempotencyKey: `storm-${round}-${index}`,
      };
      for (;;) {
        const answer = await startOn(setUp, input);
        const id = idOf(answer);
        if (id) return answers.push(id);
        const [error] = answer.errors ?? [];
        expect(error?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
      }
    });
    await asOwner(databaseUrl, (owner) => owner.query(terminate));
    await Promise.all(requests);
  }
  expect(new Set(answers).size).toBe(100);
  // The line for notifications comes back by itself.
  await expect
    .poll(() => fetch(`${setUp.address}/readyz`).then(({ status }) => status), { timeout: withinMs(5_000) })
    .toBe(200);
  await expectRecount(databaseUrl);
});

test('the same key fifty times at once has one effect, also over two servers', async () => {
  const other = await testServer(databaseUrl);
  const input = { contact: { externalId: 'twice' }, message: 'Once', idempotencyKey: 'same-key' };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => startOn(index % 2 ? setUp : other, input)),
  );
  expect(new Set(answers.map((answer) => present(idOf(answer)))).size).toBe(1);
  expect(present((await admin.do(countGold)).segment).memberCount).toBeGreaterThan(0);
});
