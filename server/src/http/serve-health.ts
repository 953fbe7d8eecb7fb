import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { expectedMigrations } from '../platform/database/migrate.js';
import { describeBuild } from '../platform/observability/build.js';
import type { Platform } from '../platform/platform.js';

/** Why a server should get no requests for now. */
type Unreadiness = 'stopping' | 'database' | 'migrations' | 'notifications';

/** How long the database may take to answer, in milliseconds, before it counts as down. */
const databaseTimeoutMs = 2_000;

/**
 * `/healthz`: the process is alive. `/readyz`: it can also do its work, or 503 with what it lacks. Neither says an
 * address, an error message or a setting, because anybody may ask.
 */
export async function serveHealth(app: FastifyInstance, platform: Platform): Promise<void> {
  const build = describeBuild(platform.config.commit);
  const migrations = await expectedMigrations();
  app.get('/healthz', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    return { status: 'ok', ...build };
  });
  app.get('/readyz', async (_request, reply) => {
    const failed = await findUnreadiness(platform, migrations);
    void reply.header('cache-control', 'no-store').code(failed.length === 0 ? 200 : 503);
    return { status: failed.length === 0 ? 'ready' : 'not ready', failed, ...build };
  });
}

async function findUnreadiness(
  platform: Platform,
  expected: ReadonlySet<string>,
): Promise<readonly Unreadiness[]> {
  const failed: Unreadiness[] = [];
  if (platform.draining) failed.push('stopping');
  const applied = await readMigrations(platform);
  if (applied === null) failed.push('database');
  // Also where another build has migrated further: this one does not know those tables.
  else if (applied.size !== expected.size || [...expected].some((name) => !applied.has(name))) {
    failed.push('migrations');
  }
  if (!platform.announcer.isListening) failed.push('notifications');
  return failed;
}

/** null: the database did not answer in time. */
async function readMigrations(platform: Platform): Promise<ReadonlySet<string> | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), databaseTimeoutMs);
  });
  const query = sql<{ name: string }>`select name from pgmigrations`.execute(platform.database.sql).then(
    ({ rows }) => new Set(rows.map(({ name }) => name)),
    () => null,
  );
  try {
    return await Promise.race([query, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
