import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Build } from './build.js';

/** What came of a request, as HTTP classes it: `4xx` for whatever was refused, `5xx` for what failed on our side. */
export type StatusClass = '2xx' | '3xx' | '4xx' | '5xx';
type RequestLabels = 'operation' | 'kind' | 'status';

const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];
const databaseBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const jobBuckets = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600];
const countBuckets = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 100, 200, 500];

/** The figures of one server. No label holds an id, an address or a text of a person: see decisions/observability.md. */
export class Metrics {
  readonly #registry = new Registry();

  readonly httpRequests = this.histogram<RequestLabels>(
    'cadre_http_request_duration_seconds',
    'From the headers of a request to the end of its answer, by operation or route, kind and class of status.',
    requestBuckets,
    ['operation', 'kind', 'status'],
  );
  readonly socketOperations = this.histogram<RequestLabels>(
    'cadre_socket_operation_duration_seconds',
    'From an operation over a socket to its answer; for a subscription, until it is open.',
    requestBuckets,
    ['operation', 'kind', 'status'],
  );
  readonly requestStatements = this.histogram<'kind'>(
    'cadre_request_sql_statements',
    'SQL statements that a request, or an operation over a socket, sent.',
    countBuckets,
    ['kind'],
  );
  readonly transactions = this.histogram<'outcome'>(
    'cadre_transaction_duration_seconds',
    'Writes from begin to commit or rollback, each attempt on its own; intake batches have figures of their own.',
    databaseBuckets,
    ['outcome'],
  );
  readonly poolWaits = this.histogram(
    'cadre_pool_wait_seconds',
    'Time until a connection to the database was there.',
    databaseBuckets,
  );
  readonly jobLag = this.histogram<'kind'>(
    'cadre_job_lag_seconds',
    'From when a job was due to when it began.',
    jobBuckets,
    ['kind'],
  );
  readonly jobDuration = this.histogram<'kind' | 'outcome'>(
    'cadre_job_duration_seconds',
    'From when this server began or resumed a job until it let go of it: ended, stopped or to be tried again.',
    jobBuckets,
    ['kind', 'outcome'],
  );
  readonly intakeBatchSize = this.histogram(
    'cadre_intake_batch_size',
    'Conversations that one transaction of the intake started.',
    countBuckets.slice(1),
  );
  readonly intakeBatchDuration = this.histogram<'outcome'>(
    'cadre_intake_batch_duration_seconds',
    'Transactions of the intake, from reading to commit or rollback.',
    databaseBuckets,
    ['outcome'],
  );
  readonly viewFlushDuration = this.histogram(
    'cadre_view_flush_duration_seconds',
    'Reading what changed in a workspace and telling all of its live views.',
    databaseBuckets,
  );
  readonly viewFlushChanges = this.histogram(
    'cadre_view_flush_changes',
    'Conversations and contacts that changed since the flush of live views before.',
    [...countBuckets.slice(1), 1_000, 5_000],
  );
  readonly socketsOpen = this.gauge('cadre_sockets_open', 'WebSockets that are open.');
  readonly subscriptionsOpen = this.gauge('cadre_subscriptions_open', 'Subscriptions that are open.');

  constructor(build: Build, hasProcessMetrics: boolean) {
    const info = new Gauge({
      name: 'cadre_build_info',
      help: 'Always 1; the labels say which build this is.',
      labelNames: ['version', 'commit'],
      registers: [this.#registry],
    });
    info.set({ version: build.version, commit: build.commit ?? '' }, 1);
    // They watch the process for as long as it runs, so only where somebody reads them.
    if (hasProcessMetrics) collectDefaultMetrics({ register: this.#registry });
  }

  /** Everything, in the text format of Prometheus. */
  expose(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  private histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: Label[] = [],
  ): Histogram<Label> {
    return new Histogram<Label>({ name, help, buckets, labelNames, registers: [this.#registry] });
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] });
  }
}

/** Times some work. @returns what the work returns; `observe` hears how long it took, in seconds, and how it ended. */
export async function timed<T>(
  observe: (seconds: number, isDone: boolean) => void,
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  let isDone = false;
  try {
    const result = await work();
    isDone = true;
    return result;
  } finally {
    observe(secondsSince(startedAt), isDone);
  }
}

/** @param startedAt by `performance.now()` */
export function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1_000;
}

/** The class of an answer: that of its status, or of the error that it carries with a status of 200. */
export function statusClassOf(status: number, code: string | null): StatusClass {
  if (status < 400 && code !== null) return isOurs(code) ? '5xx' : '4xx';
  if (status >= 500) return '5xx';
  if (status >= 400) return '4xx';
  return status >= 300 ? '3xx' : '2xx';
}

/** Whether the code says that something failed on our side. */
export function isOurs(code: string): boolean {
  return code === 'INTERNAL_SERVER_ERROR' || code === 'UNAVAILABLE';
}
