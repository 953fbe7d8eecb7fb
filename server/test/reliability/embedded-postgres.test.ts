import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { EmbeddedDatabaseError } from '../../src/platform/database/postgres-process.js';
import { caller, signedIn } from '../api.js';
import { asOwner } from '../database.js';
import { follow } from '../follow.js';
import { graphql } from '../gql/index.js';
import { isLong, withinMs } from '../long.js';
import { startConversation } from '../operations/conversations.js';
import { setUpInstallation } from '../operations/installation.js';
import { expectRecount } from '../recount.js';
import { type ServerProcess, startProcess } from '../server-process.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-embedded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const silent = pino({ level: 'silent' });

const signIn = graphql(`
  mutation SignInAfterKill($input: SignInInput!) {
    signIn(input: $input) { userErrors { message } }
  }
`);
const isReady = graphql(`
  query InstallationReady {
    installationReady
  }
`);

const start = (): Promise<ServerProcess> => startProcess({ CADRE_DATA_DIR: folder, DATABASE_URL: '' });
const readPidFile = () => readFile(join(folder, 'postgres/postmaster.pid'), 'utf8');
/** The address of the database while it runs. */
async function databaseUrl(): Promise<string> {
  const port = (await readPidFile()).split('\n')[3];
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  return `postgres://postgres:${password}@127.0.0.1:${port}/cadre`;
}
const postgresPid = async () => Number((await readPidFile()).split('\n')[0]);

/** Starts the database of the folder without a server, and looks whether it has what the first server stored. */
async function expectKept(): Promise<{ stop: () => Promise<void> }> {
  const database = await startEmbeddedPostgres(folder, silent);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('select name from workspace');
  await client.end();
  expect(rows).toEqual([{ name: 'Kept' }]);
  return database;
}

test('a second server on a folder in use is refused with the process that holds it, and the first goes on', async () => {
  const first = await start();
  await caller(first).do(setUpInstallation, {
    input: { workspaceName: 'Kept', name: 'Ada', email: 'ada@example.com', password: 'analytical engine' },
  });
  await expect(start()).rejects.toThrow(
    new RegExp(`in use by the Cadre server with process id ${first.process.pid}`),
  );
  expect(await caller(first).do(isReady)).toEqual({ installationReady: true });
  await first.kill('SIGTERM');
});

test('a server that stops takes its database with it, and the data is there for the next', async () => {
  await expect(readPidFile()).rejects.toThrow(/ENOENT/);
  const next = await start();
  expect(await caller(next).do(isReady)).toEqual({ installationReady: true });
  await next.kill('SIGTERM');
});

test('a database that a killed server left running is taken over, and stopped with the new one', async () => {
  const killed = await start();
  await killed.kill('SIGKILL');
  const pid = await postgresPid();
  expect(() => process.kill(pid, 0)).not.toThrow();
  const next = await expectKept();
  expect(await postgresPid()).toBe(pid);
  await next.stop();
  await expect(readPidFile()).rejects.toThrow(/ENOENT/);
});

test('pid files of processes that are gone or ending, or of strangers with their number, are no obstacle', async () => {
  const killed = await start();
  await killed.kill('SIGKILL');
  process.kill(await postgresPid(), 'SIGKILL');
  const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  // PostgreSQL itself looks whether the number in its file lives and is of its own user, which a stranger is not.
  await writeFile(join(folder, 'server.pid'), `${stranger.pid} 1\n`);
  const next = await expectKept();
  await next.stop();
  stranger.kill('SIGKILL');
});

test('data of another major version is left alone, and the message says what to do', async () => {
  const file = join(folder, 'postgres/PG_VERSION');
  const own = await readFile(file);
  await writeFile(file, '14\n');
  await expect(startEmbeddedPostgres(folder, silent)).rejects.toThrow(/made by PostgreSQL 14.*DATABASE_URL/s);
  await writeFile(file, own);
  const next = await expectKept();
  await next.stop();
});

test('a folder that cannot be written is named with what to do', async () => {
  await writeFile(join(folder, 'a-file'), '');
  const blocked = startEmbeddedPostgres(join(folder, 'a-file/data'), silent);
  await expect(blocked).rejects.toThrow(EmbeddedDatabaseError);
  await expect(startEmbeddedPostgres(join(folder, 'a-file/data'), silent)).rejects.toThrow(
    /cannot be written.*CADRE_DATA_DIR/s,
  );
});

const readinessOf = async ({ address }: ServerProcess) => (await fetch(`${address}/readyz`)).status;

/** Kills the database and waits until it is asked again; how long that took, in milliseconds. */
async function killDatabase(server: ServerProcess): Promise<number> {
  process.kill(await postgresPid(), 'SIGKILL');
  const killedAt = performance.now();
  await follow(
    () => readinessOf(server),
    (status) => status === 503,
    'the server says that it is not ready',
  );
  await follow(
    () => readinessOf(server),
    (status) => status === 200,
    'the server says that it is ready again',
  );
  return performance.now() - killedAt;
}

test('the database killed with the server up is met by a 503, and is back within three seconds', async () => {
  const server = await start();
  const { installationReady } = await caller(server).do(isReady);
  process.kill(await postgresPid(), 'SIGKILL');
  const { errors } = await follow(
    () => caller(server).ask(isReady),
    (answer) => answer.errors !== undefined,
    'a request met that the database is away',
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
  await follow(
    () => readinessOf(server),
    (status) => status === 200,
    'it is back',
  );
  expect(await caller(server).do(isReady)).toEqual({ installationReady });
  expect(await killDatabase(server)).toBeLessThan(withinMs(3_000));
  await server.kill('SIGTERM');
  await expect(readPidFile()).rejects.toThrow(/ENOENT/);
});

test('a server that is stopped just when its database was killed leaves none behind', async () => {
  const server = await start();
  process.kill(await postgresPid(), 'SIGKILL');
  await server.kill('SIGTERM');
  const kept = await expectKept();
  await kept.stop();
  await expect(readPidFile()).rejects.toThrow(/ENOENT/);
});

test('the database killed again and again under load loses nothing that was acknowledged, and doubles nothing', async () => {
  const server = await start();
  const admin = await signedIn(server, signIn, {
    input: { email: 'ada@example.com', password: 'analytical engine' },
  });
  const acknowledged = new Map<string, string>();
  let isOver = false;
  const client = async (name: number) => {
    for (let index = 0; !isOver; index += 1) {
      const idempotencyKey = `load-${name}-${index}`;
      const input = { contact: { externalId: `loaded-${index % 17}` }, message: 'Hello', idempotencyKey };
      for (let id: string | undefined; !id && !isOver; ) {
        const answer = await admin.ask(startConversation, { input }).catch(() => null);
        id = answer?.data?.conversationStart?.conversation?.id;
        if (id) acknowledged.set(idempotencyKey, id);
      }
    }
  };
  const clients = Array.from({ length: 4 }, (_, name) => client(name));
  for (let kill = 1; kill <= (isLong ? 5 : 2); kill += 1) {
    const before = acknowledged.size;
    await follow(
      async () => acknowledged.size,
      (size) => size >= before + 20,
      'conversations are started',
    );
    expect(await killDatabase(server), `kill ${kill}`).toBeLessThan(withinMs(3_000));
  }
  isOver = true;
  await Promise.all(clients);
  const url = await databaseUrl();
  await asOwner(url, async (owner) => {
    const { rows } = await owner.query<{ key: string; id: string }>(
      `select key, result ->> 'conversationId' as id from idempotency_key where key like 'load-%'`,
    );
    const kept = new Map(rows.map(({ key, id }) => [key, id]));
    for (const [key, id] of acknowledged) expect(kept.get(key), key).toBe(id);
    const started = await owner.query('select count(*)::int as count from conversation');
    expect(started.rows).toEqual([{ count: kept.size }]);
  });
  await expectRecount(url);
  await server.kill('SIGTERM');
});

test('a database that cannot be started again is tried ever less often, and each try is logged', async () => {
  const said: { msg: string; pauseMs?: number }[] = [];
  const logger = pino({}, { write: (line: string) => void said.push(JSON.parse(line)) });
  const database = await startEmbeddedPostgres(folder, logger);
  const file = join(folder, 'postgres/PG_VERSION');
  const own = await readFile(file);
  await rm(file);
  process.kill(await postgresPid(), 'SIGKILL');
  const pauses = () => said.flatMap(({ pauseMs }) => (pauseMs === undefined ? [] : [pauseMs]));
  await follow(
    async () => pauses(),
    ({ length }) => length >= 5,
    'it was tried several times',
  );
  expect(pauses().slice(0, 5)).toEqual([0, 0, 250, 500, 1_000]);
  expect(said.filter(({ msg }) => msg.includes('could not be started')).length).toBeGreaterThanOrEqual(4);
  await writeFile(file, own);
  const isBack = ({ msg }: { msg: string }) => msg.includes('accepts connections again');
  await follow(async () => said.some(isBack), Boolean, 'it is back by itself');
  await database.stop();
  await expect(readPidFile()).rejects.toThrow(/ENOENT/);
});

/** The code that a process of its own ends with, which has started the database of the folder. */
function endOf(script: string): Promise<number | null> {
  const module = new URL('../../dist/platform/database/embedded-postgres.js', import.meta.url);
  const begin = `const { startEmbeddedPostgres } = await import('${module.href}');
    const database = await startEmbeddedPostgres(${JSON.stringify(folder)}, console);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', begin + script], { stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}

test('a process that used a database ends with the code that it chose, so that what failed is seen to fail', async () => {
  expect(await endOf('await database.stop(); process.exitCode = 3;')).toBe(3);
});

test('a process that leaves without stopping its database takes it along', async () => {
  expect(await endOf('process.exit(4);')).toBe(4);
  await expect.poll(() => readPidFile().catch(({ code }) => code), { timeout: 10_000 }).toBe('ENOENT');
});
