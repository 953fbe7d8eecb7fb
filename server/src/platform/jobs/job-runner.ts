import { sql } from 'kysely';
import { asWork } from '../database/scope.js';
import { transact } from '../database/unit-of-work.js';
import { transientKind } from '../errors/transient.js';
import { safeMessage } from '../observability/logger.js';
import { timed } from '../observability/metrics.js';
import type { Platform } from '../platform.js';
import type { JobKind, JobKindName } from './job-kinds.js';
import { LaneLocks } from './lane-locks.js';
import { end, runJob } from './run-job.js';

const lookEveryMs = 2_000;
const atOnce = 3;
// One kind never takes all places, so that long imports leave one to others.
const ofOneKindAtOnce = 2;
const attempts = 5;

interface PendingJob {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: JobKindName;
  readonly lane: string;
}

/** Takes jobs that are pending, some at once, from each lane of a workspace the oldest; any number of servers may. */
export class JobRunner {
  readonly #kinds = new Map<JobKindName, JobKind>();
  readonly #running = new Map<string, { readonly kind: JobKindName; readonly run: Promise<void> }>();
  readonly #failures = new Map<string, { readonly count: number; readonly until: number }>();
  readonly #locks: LaneLocks;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly platform: Platform) {
    this.#locks = new LaneLocks(platform.database.url);
  }

  start(kinds: readonly JobKind[]): void {
    for (const kind of kinds) this.#kinds.set(kind.name, kind);
    this.#timer = setInterval(() => this.look(), lookEveryMs);
    this.look();
  }

  /** Looks for work now. */
  look(): void {
    // Whoever asked for a look does not do the work.
    this.#looking = this.#looking
      .then(() => asWork({}, () => this.takeAll()))
      .catch((error: Error) => {
        this.platform.logger.warn({ error: safeMessage(error) }, 'jobs are looked for again later');
      });
  }

  kind(name: JobKindName): JobKind {
    const kind = this.#kinds.get(name);
    if (!kind) throw new Error(`No feature does jobs of the kind ${name}.`);
    return kind;
  }

  /** Ends after the batches that are being taken; other servers, or a later start, go on from there. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.#running.values()].map(({ run }) => run));
    await this.#locks.close();
  }

  private async takeAll(): Promise<void> {
    if (this.#stopped) return;
    const { rows } = await sql<PendingJob>`
      select id, "workspaceId", kind, lane from (
        select distinct on (in_workspace_id, lane) job_id as id, in_workspace_id as "workspaceId", kind, lane
        from pending_job order by in_workspace_id, lane, job_id
      ) first_of_lane order by id limit 200
    `.execute(this.platform.database.sql);
    for (const pending of rows) {
      if (!this.#stopped && this.hasPlaceFor(pending)) await this.take(pending);
    }
  }

  private hasPlaceFor({ id, kind, ...pending }: PendingJob): boolean {
    const ofKind = [...this.#running.values()].filter((one) => one.kind === kind).length;
    return (
      this.#running.size < atOnce &&
      ofKind < ofOneKindAtOnce &&
      !this.#running.has(laneName(pending)) &&
      (this.#failures.get(id)?.until ?? 0) < Date.now()
    );
  }

  private async take(pending: PendingJob): Promise<void> {
    const lane = laneName(pending);
    const giveBack = await this.#locks.take(lane);
    if (!giveBack) return;
    const run = this.run(pending)
      .finally(giveBack)
      .catch((error: Error) => {
        this.platform.logger.warn({ error: safeMessage(error) }, 'a lane of jobs is looked at again later');
      })
      .finally(() => {
        this.#running.delete(lane);
        this.look();
      });
    this.#running.set(lane, { kind: pending.kind, run });
  }

  private async run(pending: PendingJob): Promise<void> {
    const { jobDuration } = this.platform.metrics;
    try {
      await timed(
        (seconds, isDone) =>
          jobDuration.observe({ kind: pending.kind, outcome: isDone ? 'ended' : 'to_be_retried' }, seconds),
        () =>
          asWork({ isBackground: true }, () =>
            runJob(this.platform, this.kind(pending.kind), pending, () => this.#stopped),
          ),
      );
      this.#failures.delete(pending.id);
    } catch (error) {
      await this.tryLater(pending, error as Error);
    }
  }

  /** A database that is away is waited for; a bug is tried some times, and then the job gives its lane free. */
  private async tryLater({ id, workspaceId, kind }: PendingJob, error: Error): Promise<void> {
    this.platform.logger.error({ err: error, job: id }, 'a job is tried again later');
    const count = (this.#failures.get(id)?.count ?? 0) + (transientKind(error) ? 0 : 1);
    this.#failures.set(id, { count, until: Date.now() + lookEveryMs * Math.max(1, count) });
    if (count < attempts) return;
    this.#failures.delete(id);
    const author = { workspaceId, actor: 'system' };
    const reason = 'Something went wrong on our side. What was done stays.';
    await end((work) => transact(this.platform, author, work), this.kind(kind), id, 'FAILED', reason);
  }
}

const laneName = ({ workspaceId, lane }: Pick<PendingJob, 'workspaceId' | 'lane'>) =>
  `${workspaceId} ${lane}`;

export const jobRunner = (platform: Platform) => new JobRunner(platform);
