import { type EntityManager, type EntitySchema, MikroORM } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.js';
import { appRole, ScopedPool, type StatementLimits } from './scoped-pool.js';

/** The open database: one pool, which the ORM, Kysely and the intake's own statements share. */
export interface Database {
  readonly url: string;
  readonly pool: ScopedPool;
  readonly sql: Kysely<unknown>;
  readonly orm: MikroORM;
  /** An EntityManager of its own identity map. */
  fork(): EntityManager;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: EntitySchema[];
  /** Connections at most; default 10. */
  readonly connections?: number;
  readonly onError?: (error: Error) => void;
  readonly limits?: StatementLimits;
}

/**
 * Migrates the database and opens it as the role that row level security binds.
 * @throws when the server is older than PostgreSQL 15 or the role could bypass row level security.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await migrate(options.url);
  await refuseUnguarded(options.url);
  const pool = new ScopedPool(
    options.url,
    options.connections ?? 10,
    options.onError ?? (() => {}),
    options.limits,
  );
  const sql = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const orm = await MikroORM.init({
    entities: options.entities,
    dbName: new URL(options.url).pathname.slice(1),
    driverOptions: sql,
    ensureDatabase: false,
    forceUtcTimezone: true,
  });
  return {
    url: options.url,
    pool,
    sql,
    orm,
    fork: () => orm.em.fork(),
    close: () => orm.close(true),
  };
}

async function refuseUnguarded(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number; bypass: boolean; owns: boolean }>(
      `select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as bypass,
         exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind = 'r') as owns
       from pg_roles r where rolname = $1`,
      [appRole],
    );
    const [role] = rows;
    if (!role) throw new Error(`The database has no role ${appRole}; run the migrations again.`);
    if (role.version < 150_000) throw new Error('Cadre needs PostgreSQL 15 or later.');
    if (role.bypass || role.owns) {
      throw new Error(
        `The role ${appRole} could bypass row level security: take BYPASSRLS, SUPERUSER and its tables from it.`,
      );
    }
  } finally {
    await client.end();
  }
}
