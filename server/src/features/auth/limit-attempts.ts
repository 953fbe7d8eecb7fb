import { sql } from 'kysely';
import { type IRateLimiterPostgresOptions, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../../platform/database/database.js';
import { LimitExceeded } from '../../platform/errors/errors.js';
import type { Platform } from '../../platform/platform.js';
import { hashSecret } from './secrets.js';

const windowSeconds = 15 * 60;
const failuresAtMost = 10;

/** Counts attempts by name in one table for all servers, in windows of a quarter of an hour. */
export class Attempts {
  readonly #refusing: RateLimiterPostgres;
  readonly #counting: RateLimiterPostgres;

  constructor(private readonly database: Database) {
    const options: IRateLimiterPostgresOptions = {
      storeClient: { query: (statement: StoreStatement) => runStatement(database, statement) },
      storeType: 'client',
      tableName: 'attempt',
      tableCreated: true,
      clearExpiredByTimeout: false,
      duration: windowSeconds,
      points: failuresAtMost,
    };
    this.#refusing = new RateLimiterPostgres({
      ...options,
      keyPrefix: 'refuse',
      // What is refused until its window ends costs the database nothing more.
      inMemoryBlockOnConsumed: failuresAtMost + 1,
    });
    this.#counting = new RateLimiterPostgres({ ...options, keyPrefix: 'count' });
  }

  /** Counts an attempt before it is looked at. @throws LimitExceeded when ten have failed in the window. */
  async begin(name: string): Promise<void> {
    try {
      await this.#refusing.consume(hashSecret(name));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw tooMany(Math.ceil(refused.msBeforeNext / 1_000));
    }
  }

  /** An attempt that was not looked at does not count. */
  async takeBack(name: string): Promise<void> {
    await this.#refusing.reward(hashSecret(name));
  }

  /** After a right attempt earlier failures are forgotten. */
  async forget(name: string): Promise<void> {
    await this.#refusing.delete(hashSecret(name));
  }

  /** Counts an attempt that is never refused. @returns how many there were in the window, this one included. */
  async count(name: string): Promise<number> {
    return (await this.#counting.penalty(hashSecret(name))).consumedPoints;
  }

  /** Takes a counted attempt back. */
  async uncount(name: string): Promise<void> {
    await this.#counting.reward(hashSecret(name));
  }

  /** Deletes windows that have ended. */
  async tidy(): Promise<void> {
    await sql`delete from attempt where expire < ${Date.now()}`.execute(this.database.sql);
  }
}

interface StoreStatement {
  readonly text: string;
  readonly values: unknown[];
}

async function runStatement(database: Database, { text, values }: StoreStatement) {
  const client = await database.pool.connect();
  try {
    const { rows } = await client.query<object>(text, values);
    return { rows, rowCount: rows.length };
  } finally {
    client.release();
  }
}

function tooMany(seconds: number): LimitExceeded {
  const wait = seconds < 60 ? `${seconds}s` : `${Math.ceil(seconds / 60)}m`;
  return new LimitExceeded(`Too many attempts. Try again in ${wait}.`, seconds, ['input']);
}

/** The counts of this installation: `platform.only(attempts)`. */
export const attempts = ({ database }: Platform) => new Attempts(database);

/**
 * One attempt at a password or code by somebody who may be guessing. It is counted before it is looked at, so that
 * attempts at once do not pass together. Ten failures for one of the names in a quarter of an hour refuse the next;
 * a right attempt forgets the failures. Put first the name that only the caller can exhaust: what the first refuses is
 * not counted for the second.
 * @returns whether it was right. @throws LimitExceeded
 */
export async function limitAttempts(
  platform: Platform,
  names: readonly string[],
  attempt: () => Promise<boolean>,
): Promise<boolean> {
  const counts = platform.only(attempts);
  for (const name of names) await counts.begin(name);
  let isRight: boolean;
  try {
    isRight = await attempt();
  } catch (error) {
    await Promise.all(names.map((name) => counts.takeBack(name)));
    throw error;
  }
  if (isRight) await Promise.all(names.map((name) => counts.forget(name)));
  return isRight;
}
