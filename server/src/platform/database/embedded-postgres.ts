import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import {
  adoptPostgres,
  EmbeddedDatabaseError,
  freePort,
  type PostgresProcess,
  startPostgres,
} from './postgres-process.js';
import { processName } from './process-name.js';
import { processStartedAt } from './process-started-at.js';
import { Supervisor } from './supervisor.js';

/** A PostgreSQL of our own, from npm, with its data under the project's data folder. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** Stops the database, and does not start it again. */
  stop(): Promise<void>;
}

/** A server that runs holds the data folder. */
class FolderInUseError extends EmbeddedDatabaseError {}

const databaseName = 'cadre';
const majorVersion = '18';
const holderTimeoutMs = 30_000;

/**
 * Starts the database of `folder`, making it when there is none; a database that a killed server left
 * running is adopted. One that ends by itself is started again on the same port, with all that was committed.
 * @throws EmbeddedDatabaseError when another server holds the folder, it cannot be written, the disk is
 *   full, or the data is of another major version. Nothing is changed then.
 */
export async function startEmbeddedPostgres(folder: string, logger: Logger): Promise<EmbeddedDatabase> {
  await makeFolder(folder);
  const release = await holdFolder(folder);
  try {
    const password = await passwordOf(folder);
    const data = join(folder, 'postgres');
    await refuseOtherVersion(data);
    const adopted = await findRunning(data, password);
    const port = adopted?.port ?? (await freePort());
    const place = { data, port, password };
    const first = adopted ? adoptPostgres(adopted.pid) : await startPostgres({ ...place, isNew: true });
    const url = address(port, password);
    if (!adopted) await createDatabase(url);
    return keepRunning(first, () => startPostgres(place), url, release, logger);
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * The database of `folder` for a command that is run beside a server or without one: that of the server when one runs,
 * which is left alone, else one of its own. @throws EmbeddedDatabaseError as `startEmbeddedPostgres` does.
 */
export async function reachEmbeddedPostgres(folder: string, logger: Logger): Promise<EmbeddedDatabase> {
  try {
    return await startEmbeddedPostgres(folder, logger);
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    const password = await passwordOf(folder);
    const running = await findRunning(join(folder, 'postgres'), password);
    // The server is only just starting or stopping.
    if (running === null) throw error;
    return { url: address(running.port, password), stop: async () => {} };
  }
}

/** Starts it again whenever it ends, until it is stopped. */
function keepRunning(
  first: PostgresProcess,
  start: () => Promise<PostgresProcess>,
  url: string,
  release: () => Promise<void>,
  logger: Logger,
): EmbeddedDatabase {
  const supervisor = new Supervisor(first, start, logger);
  // Whoever leaves without stopping it takes it along all the same.
  const leave = () => void supervisor.stop().catch(() => {});
  process.once('exit', leave);
  return {
    url,
    stop: async () => {
      process.off('exit', leave);
      await supervisor.stop();
      await release();
    },
  };
}

function address(port: number, password: string, name = databaseName): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
}

async function createDatabase(url: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

/**
 * The database that still runs on this data, or null when its pid file is stale or none. PostgreSQL starts
 * on no data that a PostgreSQL process holds, not even one that is ending: so one that is starting, recovering or ending
 * is waited for until it answers or is gone.
 */
async function findRunning(
  data: string,
  password: string,
): Promise<{ readonly pid: number; readonly port: number } | null> {
  for (const deadline = Date.now() + holderTimeoutMs; ; ) {
    const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
      (text) => text.split('\n'),
      () => null,
    );
    if (!lines) return null;
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (await answersFor(data, address(port, password))) return { pid, port };
    const holder = await processName(pid);
    if (!holder?.includes('postgres') || Date.now() > deadline) return null;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A reused pid and port may belong to another database: only ours counts. */
async function answersFor(data: string, url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Marks the folder as ours for as long as this process lives. */
async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'server.pid');
  const holder = await readFile(file, 'utf8').catch(() => '');
  const [pid, startedAt] = holder.trim().split(' ');
  // The start time tells a holder that lives from a stranger who was given its number.
  if (pid && startedAt && (await processStartedAt(Number(pid))) === startedAt) {
    throw new FolderInUseError(
      `${folder} is in use by the Cadre server with process id ${pid}. Stop that server, or start this one with another CADRE_DATA_DIR.`,
    );
  }
  if (holder) await rm(file, { force: true });
  const mine = `${process.pid} ${await processStartedAt(process.pid)}\n`;
  await writeFile(file, mine, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new EmbeddedDatabaseError(
      error.code === 'EEXIST'
        ? `${folder} was taken by another Cadre server just now.`
        : `${folder}: ${error.message}`,
    );
  });
  return () => rm(file, { force: true });
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, 2);
    // PostgreSQL refuses to run as root and must reach its data as another user.
    if (process.getuid?.() === 0) await chmod(folder, 0o711);
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The data folder ${folder} cannot be written: ${(error as Error).message}. Choose another with CADRE_DATA_DIR.`,
    );
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < 100 * 1024 * 1024) {
    throw new EmbeddedDatabaseError(
      `The disk that holds ${folder} has less than 100 MB free. Make room first.`,
    );
  }
}

async function passwordOf(folder: string): Promise<string> {
  const file = join(folder, 'password');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept) return kept.trim();
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

async function refuseOtherVersion(data: string): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null && version.trim() !== majorVersion) {
    throw new EmbeddedDatabaseError(
      `${data} was made by PostgreSQL ${version.trim()}, and this Cadre brings PostgreSQL ${majorVersion}. ` +
        'Dump it with the older one and restore it, or set DATABASE_URL to a server that can read it. Nothing was changed.',
    );
  }
}
