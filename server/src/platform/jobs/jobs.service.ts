import { sql } from 'kysely';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { Invalid, NotFound } from '../errors/errors.js';
import { newId } from '../ids.js';
import { type Batch, isOver, type Job, type JobEnd, type JobKind, type JobKindName } from './job-kinds.js';

const keptDays = 30;

export const jobColumns = sql`workspace_id as "workspaceId", id, kind, subject_id as "subjectId", input, status, total,
  done, changed, failed, place, batches, result, error, created_by as "createdBy", created_at as "createdAt",
  finished_at as "finishedAt"`;

/** Jobs of one lane of a workspace run one at a time, in the order that they were created in. */
interface NewJob {
  readonly name: JobKindName;
  readonly lane: string;
}

/** A job that waits for a server; `platform.only(jobRunner).look()` after the commit has one take it at once. */
export async function createJob(
  unit: UnitOfWork,
  kind: NewJob,
  { subjectId, input, total }: { subjectId: string | null; input?: object; total?: number },
): Promise<string> {
  const id = newId('job');
  await sql`
    insert into job (workspace_id, id, kind, subject_id, input, total, created_by)
    values (${unit.workspaceId}, ${id}, ${kind.name}, ${subjectId}, ${JSON.stringify(input ?? {})}::jsonb,
      ${total ?? null}, ${unit.actor})
  `.execute(unit.db);
  await sql`
    insert into pending_job (job_id, in_workspace_id, kind, lane)
    values (${id}, ${unit.workspaceId}, ${kind.name}, ${kind.lane})
  `.execute(unit.db);
  unit.record({ type: 'job.created', subjectId: id, data: { kind: kind.name, about: subjectId } });
  return id;
}

/** The job, locked until the transaction ends; undefined when there is none. */
export async function lockJob(unit: UnitOfWork, id: string): Promise<Job | undefined> {
  const { rows } = await sql<Job>`
    select ${jobColumns} from job where workspace_id = ${unit.workspaceId} and id = ${id} for update
  `.execute(unit.db);
  return rows[0];
}

/** A server begins with the job, or goes on with it. undefined when it is over. */
export async function beginJob(unit: UnitOfWork, id: string): Promise<Job | undefined> {
  const { rows } = await sql<Job>`
    update job set status = 'RUNNING'
    where workspace_id = ${unit.workspaceId} and id = ${id} and status in ('WAITING', 'RUNNING')
    returning ${jobColumns}
  `.execute(unit.db);
  if (!rows[0]) await sql`delete from pending_job where job_id = ${id}`.execute(unit.db);
  return rows[0];
}

export async function saveBatch(unit: UnitOfWork, id: string, batch: Batch): Promise<void> {
  const place = batch.place === undefined ? null : JSON.stringify(batch.place);
  const result = batch.result === undefined ? null : JSON.stringify(batch.result);
  await sql`
    update job set done = done + ${batch.done}, changed = changed + ${batch.changed ?? 0},
      failed = failed + ${batch.failed ?? 0}, total = coalesce(${batch.total ?? null}::int, total),
      place = coalesce(${place}::jsonb, place), result = coalesce(${result}::jsonb, result), batches = batches + 1
    where workspace_id = ${unit.workspaceId} and id = ${id}
  `.execute(unit.db);
}

/** The job is over, with what its kind does then. */
export async function endJob(unit: UnitOfWork, kind: JobKind, job: Job, end: JobEnd): Promise<void> {
  const { workspaceId } = unit;
  await sql`
    update job set status = ${end.status}, error = ${end.error}, finished_at = now()
    where workspace_id = ${workspaceId} and id = ${job.id}
  `.execute(unit.db);
  await sql`delete from pending_job where job_id = ${job.id}`.execute(unit.db);
  await sql`
    delete from job where workspace_id = ${workspaceId} and finished_at < now() - make_interval(days => ${keptDays})
  `.execute(unit.db);
  await kind.ended?.(unit, job, end);
  unit.record({ type: `job.${end.status.toLowerCase()}`, subjectId: job.id, data: { error: end.error } });
}

/** Stops a job before its next batch; what is done stays. @throws NotFound; Invalid when it is over already */
export async function cancelJob(
  unit: UnitOfWork,
  kindOf: (job: Job) => JobKind | null,
  id: string,
): Promise<string> {
  const job = await lockJob(unit, id);
  const kind = job && kindOf(job);
  if (!job || !kind) throw new NotFound('job', ['input', 'id']);
  if (isOver(job)) throw Invalid.at(['input', 'id'], 'This job is over already.');
  await endJob(unit, kind, job, { status: 'CANCELLED', error: null });
  return id;
}
