import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, otherWorkspace, testServer } from './api.js';
import { asOwner } from './database.js';
import { withinMs } from './long.js';
import { createSegment } from './operations/segments.js';
import { readViewer } from './operations/teammates.js';

let server: RunningServer;
let url: string;
let admin: Caller;
let program: Caller;
let eve: Caller;

beforeAll(async () => {
  server = await testServer(undefined, { statementLimits: { statement: 60_000, lock: 3_000 } });
  url = server.platform.database.url;
  admin = await ada(server);
  program = await integrator(server, admin, ['contacts:read', 'contacts:write', 'segments:read']);
  eve = await otherWorkspace(server, admin);
  await admin.do(createSegment, { input: { name: 'Gold' } });
});

/** What the server’s own connections do at the moment. */
const running = (like: string) =>
  asOwner(url, async (owner) => {
    const { rows } = await owner.query<{ waits: string | null }>(
      `select wait_event_type as waits from pg_stat_activity
       where application_name = 'cadre' and state = 'active' and datname = current_database() and query like $1`,
      [like],
    );
    return rows;
  });

/** Does something while nobody can read or write a table. */
const whileLocked = (table: string, work: () => Promise<void>) =>
  asOwner(url, async (owner) => {
    await owner.query(`begin; lock table ${table}`);
    try {
      await work();
    } finally {
      await owner.query('rollback');
    }
  });

const aQuery = '{ segments(first: 1) { totalCount } }';

describe('a hundred requests that wait for a lock', () => {
  test('leave connections to others, of another workspace and of their own', async () => {
    const flood: Promise<unknown>[] = [];
    await whileLocked('grouping', async () => {
      for (let count = 0; count < 100; count += 1) flood.push(program.send(aQuery));
      await expect.poll(() => running('%grouping%').then((rows) => rows.length)).toBeGreaterThan(0);
      for (const other of [eve, admin]) {
        for (let count = 0; count < 5; count += 1) expect((await other.do(readViewer)).viewer).not.toBeNull();
      }
      const waiting = await running('%grouping%');
      expect(waiting.length).toBeLessThanOrEqual(5);
    });
    await Promise.all(flood);
    expect((await program.send(aQuery)).errors).toBeUndefined();
  });
});

describe('a query whose client has gone', () => {
  test('is cancelled within two seconds, over HTTP and over a socket, and a write is done', async () => {
    await whileLocked('grouping', async () => {
      const asked = request(`${server.address}/graphql`, {
        method: 'POST',
        headers: { ...admin.headers, 'content-type': 'application/json' },
      });
      asked.on('error', () => {});
      asked.end(JSON.stringify({ query: aQuery }));
      await expect.poll(() => running('%grouping%').then((rows) => rows.length)).toBeGreaterThan(0);
      asked.destroy();
      await expect.poll(() => running('%grouping%'), { timeout: withinMs(2_000) }).toEqual([]);

      const socket = admin.subscribe(aQuery);
      await expect.poll(() => running('%grouping%').then((rows) => rows.length)).toBeGreaterThan(0);
      socket.close();
      await expect.poll(() => running('%grouping%'), { timeout: withinMs(2_000) }).toEqual([]);
    });
    expect((await admin.send(aQuery)).errors).toBeUndefined();
  });

  test('is told nothing, and nobody else notices', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const gone = new AbortController();
        const asked = fetch(`${server.address}/graphql`, {
          method: 'POST',
          headers: { ...admin.headers, 'content-type': 'application/json' },
          body: JSON.stringify({ query: aQuery }),
          signal: gone.signal,
        });
        if (index % 2) setTimeout(() => gone.abort(), index);
        return asked.then(
          (answer) => answer.json() as Promise<{ errors?: unknown }>,
          () => ({ errors: undefined }),
        );
      }),
    );
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
  });
});

test('who waits too long for a lock is told to try again, and nothing has changed', async () => {
  await whileLocked('grouping', async () => {
    const { errors } = await admin.ask(createSegment, { input: { name: 'Silver' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
  });
  const { data } = await admin.ask(createSegment, { input: { name: 'Silver' } });
  expect(data.segmentCreate.userErrors).toEqual([]);
});
