import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/config.js';
import { entities } from '../src/entities.js';
import { openDatabase } from '../src/platform/database/database.js';
import { testServer } from './api.js';
import { cleanUp } from './clean-up.js';
import { createTestDatabase } from './database.js';

const run = promisify(execFile);
const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const { services, volumes } = parse(await read('docker-compose.yml'));
const { server, database } = services;

test('containers publish on this machine only', () => {
  expect(database.ports).toBeUndefined();
  expect(server.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
});

test('no password is known to others: without one, nothing starts', () => {
  const passwords = [database.environment.POSTGRES_PASSWORD, server.environment.PGPASSWORD];
  for (const password of passwords)
    expect(password).toMatch(/^\$\{POSTGRES_PASSWORD:\?Set POSTGRES_PASSWORD/);
});

test('the server runs without the sample, needs the setup code, and keeps files in a volume', () => {
  // What Compose makes of variables that are not set.
  const plain = (value: string) => value.replace(/^\$\{\w+:-(.*)\}$/, '$1');
  const env = Object.entries(server.environment as Record<string, string>).map(([name, value]) => [
    name,
    plain(value),
  ]);
  const config = readConfig(Object.fromEntries(env));
  expect(config).toMatchObject({ sample: false, needsSetupCode: true, url: null, mail: null });
  const [volume, folder] = server.volumes[0].split(':');
  expect(config.attachmentsFolder).toBe(folder);
  expect(Object.keys(volumes)).toContain(volume);
});

test('the server is not root, in a folder that is its own', async () => {
  const dockerfile = await read('server/Dockerfile');
  expect(server.user).toBe('node');
  expect(dockerfile).toContain('USER node');
  expect(dockerfile).toContain(`chown node:node ${server.environment.CADRE_ATTACHMENTS}`);
});

test('both say when they are healthy, and the server waits for the database', async () => {
  expect(database.healthcheck.test.join(' ')).toContain('pg_isready');
  const [cmd, node, ...args] = server.healthcheck.test;
  expect([cmd, node]).toEqual(['CMD', 'node']);
  const running = await testServer();
  const checks = async () => {
    const here = args.map((arg: string) => arg.replace('http://127.0.0.1:4000', running.address));
    return run(process.execPath, here).then(
      () => 'healthy',
      () => 'unhealthy',
    );
  };
  expect(await checks()).toBe('healthy');
  running.platform.draining = true;
  expect(await checks()).toBe('unhealthy');
  expect(server.depends_on.database.condition).toBe('service_healthy');
});

test('a database is opened with the password beside its address', async () => {
  const url = new URL(await createTestDatabase());
  const before = process.env.PGPASSWORD;
  process.env.PGPASSWORD = decodeURIComponent(url.password);
  url.password = '';
  cleanUp(() => {
    if (before === undefined) delete process.env.PGPASSWORD;
    else process.env.PGPASSWORD = before;
  });
  const opened = await openDatabase({ url: url.href, entities });
  cleanUp(() => opened.close());
  expect((await sql`select 1 as one`.execute(opened.sql)).rows).toEqual([{ one: 1 }]);
});
