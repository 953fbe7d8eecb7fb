import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { testServer } from './api.js';
import { asOwner } from './database.js';
import { follow } from './follow.js';

let server: RunningServer;
let database: string;
const commit = '0123456789abcdef0123456789abcdef01234567';

beforeAll(async () => {
  server = await testServer(undefined, { commit });
  database = server.platform.database.url;
});

afterEach(async () => {
  server.platform.draining = false;
  await allowConnections(true);
  await follow(
    () => readiness(),
    ({ status }) => status === 200,
    'the server is ready again',
  );
});

async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${server.address}${path}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const readiness = () => get('/readyz');

/** As the owner of all databases, from another one. */
function administer(statement: string): Promise<unknown> {
  const admin = new URL(database);
  admin.pathname = '/postgres';
  return asOwner(admin.href, (client) => client.query(statement));
}

const name = () => new URL(database).pathname.slice(1);
const allowConnections = (isAllowed: boolean) =>
  administer(`alter database ${name()} with allow_connections ${isAllowed}`);
const terminate = (which: string) =>
  administer(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}' and ${which}`,
  );

/** What is reported as failed, once it is no longer nothing. */
async function failures(): Promise<unknown> {
  const { body } = await follow(
    () => readiness(),
    ({ status }) => status === 503,
    'the server is not ready',
  );
  return body.failed;
}

test('a server that can do its work is alive and ready, and says which build it is', async () => {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'ok', version, commit } });
  expect(await readiness()).toEqual({
    status: 200,
    body: { status: 'ready', failed: [], version, commit },
  });
});

test('a server that stops is alive and not ready', async () => {
  server.platform.draining = true;
  expect(await failures()).toEqual(['stopping']);
  expect((await get('/healthz')).status).toBe(200);
});

test('a server without its database is alive, not ready, and ready again when the database is back', async () => {
  await allowConnections(false);
  await terminate('true');
  expect(await failures()).toEqual(['database', 'notifications']);
  expect((await get('/healthz')).status).toBe(200);
});

test('a server that no longer hears of others is not ready', async () => {
  expect((await readiness()).status).toBe(200);
  // The connections of the pool stay; no new one is made.
  await allowConnections(false);
  await terminate("application_name = 'cadre listen'");
  expect(await failures()).toEqual(['notifications']);
});

test.each([
  [
    'has a migration that this build does not know',
    "insert into pgmigrations (name, run_on) values ('999_of-tomorrow', now())",
    "delete from pgmigrations where name = '999_of-tomorrow'",
  ],
  [
    'lacks a migration of this build',
    "update pgmigrations set name = 'x' || name where name = '001_workspaces-and-people'",
    "update pgmigrations set name = '001_workspaces-and-people' where name = 'x001_workspaces-and-people'",
  ],
])('a server whose database %s is not ready', async (_what, change, restore) => {
  const run = (statement: string) => asOwner(database, (client) => client.query(statement));
  await run(change);
  try {
    expect(await failures()).toEqual(['migrations']);
  } finally {
    await run(restore);
  }
});
