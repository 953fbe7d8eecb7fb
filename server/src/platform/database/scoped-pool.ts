import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { secondsSince } from '../observability/metrics.js';
import { countStatement } from '../observability/request-record.js';
import { FairShares } from './fair-shares.js';
import { currentScope, type Scope } from './scope.js';
import { bindScope, ScopedQuery } from './scoped-query.js';

/** The role that the server works as: see migrations/005_tenancy.sql. */
export const appRole = 'cadre_app';

const begins = /^\s*(begin|start transaction)/i;
const ends = /^\s*(commit|rollback)(?!\s+to)/i;

/**
 * A connection that is bound to the scope of whoever took it: a lone statement carries the scope with it,
 * a transaction is bound in the flush that begins it.
 */
export class ScopedClient implements Omit<PostgresPoolClient, 'processID'> {
  #inTransaction = false;
  #givenBack = false;
  #inFlight = 0;
  #holds = false;
  #isCancelled = false;
  readonly #signal: AbortSignal | null;

  constructor(
    readonly client: pg.PoolClient,
    readonly scope: Scope,
    readonly counter: StatementCounter,
    private readonly ways: {
      readonly cancel: (client: pg.PoolClient) => void;
      readonly giveBack: () => void;
    },
  ) {
    this.#signal = scope.work.signal;
    this.#signal?.addEventListener('abort', this.#cancel);
  }

  /** Whoever asked has gone. The connection is not used again: a cancellation that comes late would hit another. */
  readonly #cancel = () => {
    if (this.#inFlight === 0) return;
    this.#isCancelled = true;
    this.ways.cancel(this.client);
  };

  private async sent<T>(work: () => Promise<T>): Promise<T> {
    if (this.#signal?.aborted) throw new Error('Whoever asked has gone.');
    this.#inFlight += 1;
    try {
      return await work();
    } finally {
      this.#inFlight -= 1;
    }
  }

  query<R>(text: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(text: string | PostgresCursor<R>, parameters?: ReadonlyArray<unknown>): unknown {
    // A cursor keeps a portal open across round trips, which a pipelined connection cannot.
    if (typeof text !== 'string') throw new Error('Cursors are not to be had: page by key instead.');
    return this.run<R>(text, parameters ?? []);
  }

  private async run<R>(text: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>> {
    if (begins.test(text) || ends.test(text)) return this.orDiscard(() => this.boundary<R>(text));
    this.counter.count(text);
    const values = [...parameters];
    const answer = await this.sent<unknown>(() =>
      this.#inTransaction ? this.client.query(text, values) : this.scoped({ text, values }),
    );
    return answer as PostgresQueryResult<R>;
  }

  /** Several statements of one transaction in one flush; the answer of each, or the first error. */
  async flush(statements: readonly Statement[]): Promise<pg.QueryResult[]> {
    for (const statement of statements) this.counter.count(statement.text);
    const settled = await this.sent(() =>
      Promise.allSettled(statements.map((statement) => this.client.query(statement))),
    );
    const failed = settled.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return settled.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  }

  /** The two statements that open a transaction bound to the scope, for `flush`. */
  opening(bind: Omit<Statement, 'values'> = bindScope): Statement[] {
    this.hold();
    return [
      { text: 'begin', values: [] },
      { ...bind, values: [this.scope.workspaceId, this.scope.accountId] },
    ];
  }

  /** Ends a transaction that `flush` opened; a connection on which that fails is not used again. */
  async rollBack(): Promise<void> {
    await this.orDiscard(() => this.client.query('rollback')).catch(() => {});
  }

  release(): void {
    this.giveBack(false);
  }

  /** Whoever began or ended a transaction in vain cannot know its state, and not all give it back then. */
  private async orDiscard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.giveBack(true);
      throw error;
    }
  }

  private giveBack(destroy: boolean): void {
    if (this.#givenBack) return;
    this.#givenBack = true;
    this.#signal?.removeEventListener('abort', this.#cancel);
    this.client.release(destroy || this.#isCancelled);
    if (this.#holds) this.scope.work.held -= 1;
    this.ways.giveBack();
  }

  private async boundary<R>(text: string): Promise<PostgresQueryResult<R>> {
    this.counter.count(text);
    if (begins.test(text)) return (await this.begin(text)) as PostgresQueryResult<R>;
    this.#inTransaction = false;
    return (await this.client.query(text)) as unknown as PostgresQueryResult<R>;
  }

  /** From now on others of the same work may not have to wait for this one. */
  private hold(): void {
    if (this.#holds) return;
    this.#holds = true;
    this.scope.work.held += 1;
  }

  private async begin(text: string): Promise<pg.QueryResult> {
    this.hold();
    const began = this.client.query(text);
    const bound = this.client.query({ ...bindScope, values: [this.scope.workspaceId, this.scope.accountId] });
    const [result] = await Promise.all([began, bound]);
    this.#inTransaction = true;
    return result;
  }

  private scoped(config: { text: string; values: unknown[] }): Promise<pg.ResultBuilder> {
    return new Promise((resolve, reject) => {
      this.client.query(
        new ScopedQuery(config, this.scope, (error, result) => (error ? reject(error) : resolve(result))),
      );
    });
  }
}

/** A statement for `flush`; a name has it prepared once for each connection. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

/** Sees each statement before it is sent, so that a test can say what a request costs and let one fail. */
export class StatementCounter {
  statements = 0;
  /** Throws in place of a statement; null in every server that runs. */
  failpoint: ((text: string) => void) | null = null;

  count(text: string): void {
    this.statements += 1;
    countStatement();
    this.failpoint?.(text);
  }
}

/** The pool that Kysely and MikroORM draw on; whoever connects gets a connection bound to their scope. */
export class ScopedPool implements PostgresPool {
  readonly pool: pg.Pool;
  readonly options: object;
  readonly counter = new StatementCounter();
  /** Hears how long, in seconds, somebody waited for a connection. */
  onWaited: (seconds: number) => void = () => {};
  readonly #shares: FairShares;
  /** Beside the others, so that it can be reached when they are all busy. */
  readonly #control: pg.Pool;

  constructor(
    url: string,
    max: number,
    onError: (error: Error) => void,
    limits: StatementLimits = standardLimits,
  ) {
    this.pool = new pg.Pool({ ...poolOptions(url, max, limits), onConnect: prepareConnection });
    this.pool.on('error', onError);
    this.pool.on('connect', (client) => client.on('error', onError));
    this.options = this.pool.options;
    this.#shares = new FairShares(max);
    this.#control = new pg.Pool({ connectionString: url, max: 1, application_name: 'cadre control' });
    this.#control.on('error', onError);
  }

  /** A connection, when it is the turn of whoever asks. @throws when that takes 15 seconds, or they have gone. */
  async connect(): Promise<ScopedClient> {
    const scope = currentScope();
    const startedAt = performance.now();
    const giveBack = await this.#shares.enter(scope);
    try {
      const client = await this.pool.connect();
      return new ScopedClient(client, scope, this.counter, { giveBack, cancel: (one) => this.cancel(one) });
    } catch (error) {
      giveBack();
      throw error;
    } finally {
      this.onWaited(secondsSince(startedAt));
    }
  }

  async end(): Promise<void> {
    await this.pool.end();
    await this.#control.end();
  }

  /** Ends what a connection is doing; when that cannot be said, it goes on until its own time is over. */
  private cancel(client: pg.PoolClient): void {
    const { processID } = client as unknown as { processID: number };
    this.#control.query('select pg_cancel_backend($1)', [processID]).catch(() => {});
  }
}

/** How long a statement may take, and how long it may wait for a lock, in milliseconds. */
export interface StatementLimits {
  readonly statement: number;
  readonly lock: number;
}

const standardLimits: StatementLimits = { statement: 60_000, lock: 10_000 };

function poolOptions(url: string, max: number, limits: StatementLimits) {
  return {
    connectionString: url,
    max,
    pipeline: true,
    types: { getTypeParser: parserOf },
    application_name: 'cadre',
    keepAlive: true,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: 120_000,
    connectionTimeoutMillis: 15_000,
  };
}

/** bigint as a number: our counts, versions and sequences stay far below 2^53. */
const parserOf: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 && format !== 'binary'
    ? (text: string) => Number(text)
    : pg.types.getTypeParser(oid, format as 'text');

async function prepareConnection(client: pg.ClientBase): Promise<void> {
  await client.query(`set role ${appRole}`);
  await client.query({ ...bindScope, values: ['', ''] });
}
