import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  EmbeddedDatabaseError,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres.js';
import { type ServerProcess, startProcess } from '../server-process.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-embedded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (): Promise<ServerProcess> => startProcess({ CADRE_DATA_DIR: folder, DATABASE_URL: '' });
const setUp = `mutation { installationSetUp(input: { workspaceName: "Kept", name: "Ada", email: "ada@example.com", password: "analytical engine" }) { userErrors { message } } }`;
const ask = async (server: ServerProcess, query: string) => {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return JSON.stringify(await response.json());
};

test('a second server on a folder in use is refused with the process that holds it, and the first goes on', async () => {
  const first = await start();
  await ask(first, setUp);
  await expect(start()).rejects.toThrow(
    new RegExp(`in use by the Cadre server with process id ${first.process.pid}`),
  );
  expect(await ask(first, '{ installationReady }')).toContain('true');
  await first.kill('SIGTERM');
});

test('a server that stops takes its database with it, and the data is there for the next', async () => {
  await expect(readFile(join(folder, 'postgres/postmaster.pid'))).rejects.toThrow(/ENOENT/);
  const next = await start();
  expect(await ask(next, '{ installationReady }')).toContain('true');
  await next.kill('SIGTERM');
});

test('a database that a killed server left running is taken over, and stopped with the new one', async () => {
  const killed = await start();
  await killed.kill('SIGKILL');
  const [pid] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  expect(() => process.kill(Number(pid), 0)).not.toThrow();
  const next = await start();
  expect(await ask(next, '{ installationReady }')).toContain('true');
  expect((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]).toBe(pid);
  await next.kill('SIGTERM');
  await expect(readFile(join(folder, 'postgres/postmaster.pid'))).rejects.toThrow(/ENOENT/);
});

test('pid files of processes that are gone, or of strangers with their number, are no obstacle', async () => {
  const killed = await start();
  await killed.kill('SIGKILL');
  const file = join(folder, 'postgres/postmaster.pid');
  const lines = (await readFile(file, 'utf8')).split('\n');
  process.kill(Number(lines[0]), 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  // PostgreSQL itself looks whether the number in its file lives and is of its own user, which a stranger is not.
  await writeFile(join(folder, 'server.pid'), `${stranger.pid} 1\n`);
  const next = await start();
  expect(await ask(next, '{ installationReady }')).toContain('true');
  await next.kill('SIGTERM');
  stranger.kill('SIGKILL');
});

test('data of another major version is left alone, and the message says what to do', async () => {
  const file = join(folder, 'postgres/PG_VERSION');
  const own = await readFile(file);
  await writeFile(file, '14\n');
  await expect(start()).rejects.toThrow(/made by PostgreSQL 14.*DATABASE_URL/s);
  await writeFile(file, own);
  const next = await start();
  expect(await ask(next, '{ installationReady }')).toContain('true');
  await next.kill('SIGTERM');
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
  const lines = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(lines[0]), 'SIGKILL');
  await expect
    .poll(async () => (await fetch(`${server.address}/healthz`)).status, { timeout: 5_000 })
    .toBe(503);
  expect(await ask(server, '{ installationReady }')).toContain('UNAVAILABLE');
  await server.kill('SIGKILL');
  const next = await start();
  expect(await ask(next, '{ installationReady }')).toContain('true');
  await next.kill('SIGTERM');
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
  const file = join(folder, 'postgres/postmaster.pid');
  await expect
    .poll(() => readFile(file).then(String, ({ code }) => code), { timeout: 10_000 })
    .toBe('ENOENT');
});
