import { readdir } from 'node:fs/promises';
import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';

const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Brings the database to the newest schema; servers that start together wait for each other. */
export async function migrate(url: string): Promise<void> {
  await runner({
    databaseUrl: url,
    dir: folder,
    migrationsTable: 'pgmigrations',
    direction: 'up',
    advisoryLockMode: 'wait',
    // Numbers are taken when work begins, and work is done in another order: each stands on the earlier that it names.
    checkOrder: false,
    log: () => {},
  });
}

/** The names of all migrations of this build, as the database lists those that it has. */
export async function expectedMigrations(): Promise<ReadonlySet<string>> {
  const files = await readdir(folder);
  return new Set(files.filter((file) => file.endsWith('.sql')).map((file) => parse(file).name));
}
