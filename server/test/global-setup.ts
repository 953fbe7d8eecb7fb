import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.js';
import { migrate } from '../src/platform/database/migrate.js';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

/**
 * One real PostgreSQL for the whole run: that of DATABASE_URL, else an embedded one in a temporary folder.
 * A migrated template makes each test file's own database a matter of milliseconds.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const folder = given ? null : await mkdtemp(join(tmpdir(), 'cadre-test-'));
  const server = folder ? await startEmbeddedPostgres(folder, pino({ level: 'warn' })) : null;
  const url = given ?? server?.url ?? '';
  const template = new URL(url);
  // The id of the run, by which what it leaves behind is found.
  template.pathname = `/cadre_template_${process.env.CADRE_TEST_RUN ?? process.pid}`;
  await administer(url, `create database ${template.pathname.slice(1)}`);
  await migrate(template.href);
  project.provide('databaseUrl', template.href);
  return async () => {
    await administer(url, `drop database if exists ${template.pathname.slice(1)} with (force)`);
    await server?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
