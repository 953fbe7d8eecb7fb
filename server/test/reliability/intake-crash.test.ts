import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { ada, type Caller, caller, integrator, number, testServer, text } from '../api.js';
import { asOwner, createTestDatabase } from '../database.js';
import { expectRecount } from '../recount.js';
import { type ServerProcess, startProcess } from '../server-process.js';

// A seed makes a failure repeatable; `TEST_LONG=1` runs the counts of the design and prints the seed.
const isLong = process.env.TEST_LONG === '1';
const intakes = isLong ? 10_000 : 400;
const kills = isLong ? 200 : 6;

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
  await admin.do(
    'mutation { contactPropertyCreate(input: { key: "tier", type: TEXT }) { userErrors { message } } }',
  );
  await admin.do('mutation { segmentCreate(input: { name: "Gold" }) { userErrors { message } } }');
  await admin.do(
    'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { message } } }',
    {
      input: {
        segment: 'gold',
        enabled: true,
        condition: { is: { field: 'contact.properties.tier', operator: 'EQUALS', value: 'gold' } },
      },
    },
  );
});

const start = `mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { conversation { id } userErrors { message } } }`;

test('a server killed at random instants loses nothing that it acknowledged, and doubles nothing', async () => {
  let server: ServerProcess = await startProcess({ DATABASE_URL: databaseUrl });
  let stopped = false;
  const acknowledged = new Map<string, string>();
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
        const answer = await caller(server, key)
          .ask(start, { input })
          .catch(() => null);
        const id = answer?.data?.conversationStart?.conversation?.id;
        if (id) acknowledged.set(idempotencyKey, text(id));
        else await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  const killer = async () => {
    for (let count = 0; count < kills && !stopped; count += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30 + ((count * 7919) % 250)));
      await server.kill('SIGKILL');
      server = await startProcess({ DATABASE_URL: databaseUrl });
    }
  };
  const killing = killer();
  await Promise.all(Array.from({ length: 8 }, (_, share) => client(share)));
  stopped = true;
  await killing;
  await server.kill('SIGTERM');
  const { rows } = await asOwner(databaseUrl, (owner) => owner.query('select id from conversation'));
  expect(rows.map((row) => row.id).sort()).toEqual([...acknowledged.values()].sort());
  expect(rows).toHaveLength(intakes);
  await expectRecount(databaseUrl);
}, 600_000);

test('a server that is told to stop answers what is in flight', async () => {
  const server = await startProcess({ DATABASE_URL: databaseUrl });
  const requests = Array.from({ length: 40 }, (_, index) =>
    caller(server, key).ask(start, { input: { contact: { externalId: `late-${index}` }, message: 'Bye' } }),
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
        const answer = await caller(setUp, key).ask(start, { input });
        const id = answer.data?.conversationStart?.conversation?.id;
        if (id) return answers.push(text(id));
        const [error] = answer.errors ?? [];
        expect(error?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
      }
    });
    await asOwner(databaseUrl, (owner) => owner.query(terminate));
    await Promise.all(requests);
  }
  expect(new Set(answers).size).toBe(100);
  expect((await fetch(`${setUp.address}/healthz`)).status).toBe(200);
  await expectRecount(databaseUrl);
});

test('the same key fifty times at once has one effect, also over two servers', async () => {
  const other = await testServer(databaseUrl);
  const input = { contact: { externalId: 'twice' }, message: 'Once', idempotencyKey: 'same-key' };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => caller(index % 2 ? setUp : other, key).do(start, { input })),
  );
  expect(new Set(answers.map((one) => text(one.conversationStart.conversation.id))).size).toBe(1);
  const { segment } = await admin.do('{ segment(id: "gold") { memberCount } }');
  expect(number(segment.memberCount)).toBeGreaterThan(0);
});
