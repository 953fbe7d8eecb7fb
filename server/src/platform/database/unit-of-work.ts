import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import type { Actor } from '../actor.js';
import { isContended } from '../errors/transient.js';
import { type RecordedEvent, saveEvents } from '../events/record-event.js';
import { timed } from '../observability/metrics.js';
import type { Platform } from '../platform.js';
import { refusalOfConstraint } from './constraints.js';
import { inScope } from './scope.js';

/** Where a read looks: a connection of this workspace's scope, in a transaction or not. */
export interface Reader {
  readonly db: Kysely<unknown>;
  readonly workspaceId: string;
}

/** One write: everything in it happens, with its events, or nothing does. */
export interface UnitOfWork extends Reader {
  readonly em: EntityManager;
  readonly actor: Actor;
  /** Adds to what is saved with the write and announced after it. */
  record(event: RecordedEvent): void;
  /** The same in another workspace, which the write reaches too, such as that of a session which it ends. */
  recordIn(author: Author, event: RecordedEvent): void;
}

/** Runs work in a transaction of its own. */
export type Write = <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<T>;

/** On whose behalf, and where. */
export interface Author {
  readonly workspaceId: string;
  readonly actor: Actor;
}

const attempts = 4;

/**
 * Runs a write in one transaction: flushes once, saves the events it recorded, commits, then announces.
 * Work may run again after a deadlock, so it must leave no trace outside the unit.
 */
export async function transact<T>(
  platform: Platform,
  author: Author,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await timed(
        (seconds, isDone) =>
          platform.metrics.transactions.observe({ outcome: isDone ? 'committed' : 'rolled_back' }, seconds),
        () => inScope({ workspaceId: author.workspaceId }, () => attemptOnce(platform, author, work)),
      );
    } catch (error) {
      if (attempt === attempts || !isContended(error)) throw refusalOfConstraint(error) ?? error;
    }
  }
}

async function attemptOnce<T>(
  platform: Platform,
  author: Author,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  const events: RecordedEvent[] = [];
  const elsewhere: { author: Author; event: RecordedEvent }[] = [];
  const answer = await platform.database.fork().transactional(async (em) => {
    const db = em.getKysely() as unknown as Kysely<unknown>;
    const unit: UnitOfWork = {
      ...author,
      em,
      db,
      record: (event) => void events.push(event),
      recordIn: (author, event) => void elsewhere.push({ author, event }),
    };
    const result = await work(unit);
    await em.flush();
    await saveEvents(db, author, events);
    // Last, because from here on the transaction belongs to the other workspace.
    for (const { author, event } of elsewhere) {
      await sql`select set_config('app.workspace', ${author.workspaceId}, true)`.execute(db);
      await saveEvents(db, author, [event]);
    }
    return result;
  });
  if (events.length > 0) platform.announcer.announce(author.workspaceId);
  for (const { author } of elsewhere) platform.announcer.announce(author.workspaceId);
  return answer;
}
