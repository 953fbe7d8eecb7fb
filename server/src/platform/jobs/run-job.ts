import { transact, type Write } from '../database/unit-of-work.js';
import { Refusal } from '../errors/errors.js';
import type { Platform } from '../platform.js';
import { type Job, JobFailure, type JobKind } from './job-kinds.js';
import { beginJob, endJob, lockJob, saveBatch } from './jobs.service.js';

/**
 * Runs a job to its end, or on from where an earlier run was killed: each batch is one transaction with its counts and
 * its place, so nothing is done twice or lost. Ends early when the job is cancelled, when another server has it, or
 * when `isStopping` says so.
 */
export async function runJob(
  platform: Platform,
  kind: JobKind,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  isStopping: () => boolean,
): Promise<void> {
  const job = await transact(platform, { workspaceId, actor: 'system' }, (unit) => beginJob(unit, id));
  if (!job) return;
  // What was begun before goes on from its last batch; that is no lag.
  if (job.batches === 0) {
    platform.metrics.jobLag.observe(
      { kind: job.kind },
      Math.max(0, Date.now() - job.createdAt.getTime()) / 1_000,
    );
  }
  const author = { workspaceId, actor: kind.actor?.(job) ?? job.createdBy };
  const write: Write = (work) => transact(platform, author, work);
  try {
    if (await takeAll(platform, kind, job, write, isStopping)) await end(write, kind, id, 'DONE', null);
  } catch (error) {
    if (!(error instanceof JobFailure || error instanceof Refusal)) throw error;
    await end(write, kind, id, 'FAILED', error.message);
  }
}

/** @returns whether the job is yet to be ended as done. */
async function takeAll(
  platform: Platform,
  kind: JobKind,
  job: Job,
  write: Write,
  isStopping: () => boolean,
): Promise<boolean> {
  let { batches } = job;
  for await (const piece of kind.pieces?.(platform, job) ?? endless()) {
    if (isStopping() || !(await takeBatch(write, kind, job.id, batches, piece))) return false;
    batches += 1;
  }
  return true;
}

async function* endless(): AsyncGenerator<undefined> {
  for (;;) yield undefined;
}

/** @returns whether there is more to do, and it is this server's to do. */
function takeBatch(
  write: Write,
  kind: JobKind,
  id: string,
  batches: number,
  piece: unknown,
): Promise<boolean> {
  return write(async (unit) => {
    const job = await lockJob(unit, id);
    if (job?.status !== 'RUNNING' || job.batches !== batches) return false;
    const batch = await kind.take(unit, job, piece);
    await saveBatch(unit, id, batch);
    if (batch.isLast) await endJob(unit, kind, job, { status: 'DONE', error: null });
    return !batch.isLast;
  });
}

/** Ends the job, unless it is over meanwhile. */
export function end(
  write: Write,
  kind: JobKind,
  id: string,
  status: 'DONE' | 'FAILED',
  error: string | null,
): Promise<void> {
  return write(async (unit) => {
    const job = await lockJob(unit, id);
    if (job?.status === 'RUNNING') await endJob(unit, kind, job, { status, error });
  });
}
