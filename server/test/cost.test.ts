import { beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../src/config.js';
import { type Bucket, PointLeases } from '../src/platform/points/point-leases.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, testServer } from './api.js';
import { createTestDatabase, testDatabase } from './database.js';
import { createContact } from './operations/contacts.js';

const unlimited = { maxCost: 0, perKey: 0, perPerson: 0, perWorkspace: 0 };

const withPoints = (points: Partial<Config['points']>, url?: string) =>
  testServer(url, { points: { ...unlimited, ...points } });

async function post(server: RunningServer, as: Caller, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...as.headers, ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const page = (first: number) => `{ contacts(first: ${first}) { nodes { id } } }`;

describe('one operation', () => {
  let server: RunningServer;
  let admin: Caller;
  beforeAll(async () => {
    server = await withPoints({ maxCost: 5_000 });
    admin = await ada(server);
  });

  test('that costs too much is refused with what would pass', async () => {
    const query = '{ contacts(first: 200) { nodes { conversations(first: 50) { nodes { id } } } } }';
    const { status, body } = await post(server, admin, query);
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toMatchObject({
      code: 'COST_EXCEEDED',
      retryable: false,
      cost: { requested: 10_201, limit: 5_000 },
    });
  });

  test('that costs as much as is allowed passes', async () => {
    const query = '{ contacts(first: 200) { nodes { conversations(first: 20) { nodes { id } } } } }';
    expect((await post(server, admin, query)).status).toBe(200);
  });

  test('over a socket is held to the same', async () => {
    const query = '{ contacts(first: 200) { nodes { conversations(first: 50) { nodes { id } } } } }';
    const refused = /"requested":10201,"limit":5000.*COST_EXCEEDED/;
    await expect(admin.subscribe(query).firstAnswer()).rejects.toThrow(refused);
  });

  test('says what it cost to whoever asks', async () => {
    expect((await post(server, admin, page(7))).body.extensions).toBeUndefined();
    const { body } = await post(server, admin, page(7), { 'cadre-cost': '1' });
    expect(body.extensions).toEqual({ cost: { requested: 8 } });
  });
});

describe('a minute', () => {
  test('of a key ends in refusals with the time to wait, on all servers', async () => {
    const url = await createTestDatabase();
    const servers = [
      await withPoints({ perKey: 1_000 }, url),
      await withPoints({ perKey: 1_000 }, url),
    ] as const;
    const key = await integrator(servers[0], await ada(servers[0]), ['contacts:read']);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => post(servers[index % 2 === 0 ? 0 : 1], key, page(49))),
    );
    const passed = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 429);
    // One server may have taken a portion, a twentieth, that the other could have spent.
    expect(passed.length).toBeGreaterThanOrEqual(18);
    expect(passed.length).toBeLessThanOrEqual(20);
    expect(passed.length + refused.length).toBe(40);
    const [{ headers, body } = answers[0] as (typeof answers)[number]] = refused;
    const { cost, ...more } = body.errors[0].extensions;
    expect(more).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(cost).toMatchObject({ requested: 50, limit: 1_000 });
    expect(cost.remaining).toBeLessThan(50);
    expect(cost.resetSeconds).toBeGreaterThan(0);
    expect(cost.resetSeconds).toBeLessThanOrEqual(60);
    expect(headers.get('retry-after')).toBe(String(cost.resetSeconds));
    expect(headers.get('ratelimit-reset')).toBe(String(cost.resetSeconds));
    expect(headers.get('ratelimit-limit')).toBe('1000');
  });

  test('of a person counts over HTTP and over sockets, and leaves other people theirs', async () => {
    const server = await withPoints({ perPerson: 300 });
    const admin = await ada(server);
    const key = await integrator(server, admin, ['contacts:read']);
    const first = await post(server, admin, page(99), { 'cadre-cost': '1' });
    const spent = 300 - Number(first.headers.get('ratelimit-remaining'));
    expect(first.body.extensions.cost).toMatchObject({ requested: 100, limit: 300, remaining: 300 - spent });
    expect((await admin.subscribe(page(99)).firstAnswer()).data).toBeTruthy();
    await expect(admin.subscribe(page(150)).firstAnswer()).rejects.toThrow(/"requested":151.*RATE_LIMITED/);
    expect((await post(server, admin, page(150))).status).toBe(429);
    expect((await post(server, key, page(150))).status).toBe(200);
  });

  test('of a workspace is one for all its people and keys', async () => {
    const server = await withPoints({ perWorkspace: 500 });
    const admin = await ada(server);
    const keys = [
      await integrator(server, admin, ['contacts:read']),
      await integrator(server, admin, ['contacts:read']),
    ];
    const statuses = [];
    for (const key of [...keys, ...keys]) statuses.push((await post(server, key, page(199))).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
  });

  test('costs no statement as a rule', async () => {
    const server = await withPoints({ perPerson: 100_000, perWorkspace: 100_000 });
    const admin = await ada(server);
    await admin.do(createContact, { input: { name: 'Grace' } });
    const { counter } = server.platform.database.pool;
    const statementsOf = async () => {
      const before = counter.statements;
      await post(server, admin, '{ contacts(first: 1) { nodes { id } } }');
      return counter.statements - before;
    };
    const counts = [];
    for (let index = 0; index < 20; index += 1) counts.push(await statementsOf());
    const bare = await withPoints({}, server.platform.database.url);
    const before = bare.platform.database.pool.counter.statements;
    await post(bare, admin, '{ contacts(first: 1) { nodes { id } } }');
    expect(Math.min(...counts)).toBeLessThanOrEqual(bare.platform.database.pool.counter.statements - before);
  });
});

describe('points that servers share', () => {
  test('are never spent twice, whoever takes them, and the next minute brings new ones', async () => {
    const database = await testDatabase();
    const bucket: Bucket = { name: 'bucket', limit: 1_000 };
    let now = 1_000;
    const servers = Array.from({ length: 4 }, () => new PointLeases(database.sql, () => now));
    const spend = async () => {
      let spent = 0;
      await Promise.all(
        servers.map(async (leases) => {
          for (let size = 1; size <= 40; size += 3) {
            while (await leases.has(bucket, size)) {
              // Nothing may run between the two.
              if (leases.has(bucket, size) !== true) continue;
              leases.spend(bucket, size);
              spent += size;
            }
          }
        }),
      );
      return spent;
    };
    expect(await spend()).toBe(1_000);
    expect(await spend()).toBe(0);
    for (const leases of servers)
      expect(leases.balance(bucket)).toMatchObject({ remaining: 0, limit: 1_000 });
    await database.pool.pool.query("update point_bucket set ends_at = now() - interval '1 second'");
    now += 60_000;
    expect(servers[0]?.balance(bucket)).toEqual({ remaining: 1_000, limit: 1_000, resetSeconds: 60 });
    expect(await spend()).toBe(1_000);
  });
});
