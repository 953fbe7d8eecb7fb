import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  EmbeddedDatabaseError,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres.js';
import { caller } from '../api.js';
import { graphql } from '../gql/index.js';
import { setUpInstallation } from '../operations/installation.js';
import { type ServerProcess, startProcess } from '../server-process.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-embedded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const isReady = graphql(`
  query InstallationReady {
    installationReady
  }
`);

const start = (): Promise<ServerProcess> => startProcess({ CADRE_DATA_DIR: folder, DATABASE_URL: '' });
const readPidFile = () => readFile(join(folder, 'postgres/postmaster.pid'), 'utf8');
const postgresPid = async () => Number((await readPidFile()).split('\n')[0]);

/** Starts the database of the folder without a server, and looks whether it has what the first server stored. */
async function expectKept(): Promise<{ stop: () => Promise<void> }> {
  const database = await startEmbeddedPostgres(folder);
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
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/made by PostgreSQL 14.*DATABASE_URL/s);
  await writeFile(file, own);
  const next = await expectKept();
  await next.stop();
});

test('a folder that cannot be written is named with what to do', async () => {
  await writeFile(join(folder, 'a-file'), '');
  const blocked = startEmbeddedPostgres(join(folder, 'a-file/data'));
  await expect(blocked).rejects.toThrow(EmbeddedDatabaseError);
  await expect(startEmbeddedPostgres(join(folder, 'a-file/data'))).rejects.toThrow(
    /cannot be written.*CADRE_DATA_DIR/s,
  );
});

test('the database killed with the server up is met by a 503, and the next start recovers all of it', async () => {
  const server = await start();
  process.kill(await postgresPid(), 'SIGKILL');
  await expect
    .poll(async () => (await fetch(`${server.address}/healthz`)).status, { timeout: 5_000 })
    .toBe(503);
  const { errors } = await caller(server).ask(isReady);
  expect(errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  await server.kill('SIGKILL');
  const next = await expectKept();
  await next.stop();
});

/** The code that a process of its own ends with, which has started the database of the folder. */
function endOf(script: string): Promise<number | null> {
  const module = new URL('../../dist/platform/database/embedded-postgres.js', import.meta.url);
  const begin = `const { startEmbeddedPostgres } = await import('${module.href}');
    const database = await startEmbeddedPostgres(${JSON.stringify(folder)});`;
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
