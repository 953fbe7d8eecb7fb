import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { entities } from '../src/entities.js';
import { type Database, openDatabase } from '../src/platform/database/database.js';
import { cleanUp } from './clean-up.js';

/** A migrated, empty database of this test file's own, dropped when the file is done. */
export async function testDatabase(): Promise<Database> {
  const url = await createTestDatabase();
  const database = await openDatabase({ url, entities });
  cleanUp(() => database.close());
  return database;
}

/** The address of a fresh, migrated database, for tests that open it themselves or several times. */
export async function createTestDatabase(): Promise<string> {
  const template = new URL(inject('databaseUrl'));
  const url = new URL(template);
  url.pathname = `${template.pathname.replace('template', 'test')}_${randomBytes(6).toString('hex')}`;
  await administer(
    template,
    `create database ${url.pathname.slice(1)} template ${template.pathname.slice(1)}`,
  );
  cleanUp(() => administer(template, `drop database if exists ${url.pathname.slice(1)} with (force)`));
  return url.href;
}

/** A connection as the owner, whom row level security does not bind: for recounts and probes only. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function administer(template: URL, statement: string): Promise<void> {
  const admin = new URL(template);
  admin.pathname = '/postgres';
  await asOwner(admin.href, (client) => client.query(statement));
}
