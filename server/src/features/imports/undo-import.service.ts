import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import type { Batch, Job, JobEnd, JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { importJob } from './imports.service.js';
import { hasKeptChanges, latestChanges, settleChanges, undoableDays } from './kept-changes.js';
import { addCounts, noCounts, sumOf, type UndoCounts, undoRows } from './undo-rows.js';

/** In the lane of imports: the later of two files is undone, or taken, after the earlier. */
const undoJob = { name: 'CONTACT_IMPORT_UNDO', lane: importJob.lane } as const;
const batchSize = 1_000;

interface ImportRow {
  readonly status: string;
  readonly taken: number;
  readonly undone: UndoCounts | null;
  readonly undoneAt: Date | null;
  readonly createdAt: Date;
  readonly isTooOld: boolean;
  readonly isKept: boolean;
}

/**
 * Has a job take back what an import did: contacts that it made go, and values that it changed are as before, wherever
 * nothing changed them since. What an undo that was stopped did is not done again. @returns the job's id.
 * @throws NotFound; Invalid when it was undone already, is still being made, or nothing can be undone any more.
 */
export async function undoImport(unit: UnitOfWork, id: string): Promise<string> {
  const found = await lockImport(unit, id);
  if (!found) throw new NotFound('import', ['input', 'id']);
  const refuse = (message: string) => Invalid.at(['input', 'id'], message);
  if (found.undoneAt) throw refuse('This import was undone already.');
  if (!['DONE', 'CANCELLED', 'FAILED'].includes(found.status)) {
    throw refuse('This import is not over: cancel it first.');
  }
  if (found.taken === 0) throw refuse('This import changed nothing.');
  if (found.isTooOld) {
    throw refuse(`This import was over more than ${undoableDays} days ago: it cannot be undone any more.`);
  }
  if (!found.isKept) throw refuse('Nothing is left of this import that could be undone.');
  const total = found.taken - sumOf(addCounts(noCounts, found.undone));
  const jobId = await createJob(unit, undoJob, { subjectId: id, total });
  await sql`
    update contact_import set undone_at = now(), undone_by = ${unit.actor}, undo_job_id = ${jobId}
    where workspace_id = ${unit.workspaceId} and id = ${id}
  `.execute(unit.db);
  return jobId;
}

async function lockImport(unit: UnitOfWork, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select i.status, i.added_count + i.updated_count as taken, i.undone, i.undone_at as "undoneAt",
      i.created_at as "createdAt", i.finished_at < now() - make_interval(days => ${undoableDays}) as "isTooOld",
      ${hasKeptChanges} as "isKept"
    from contact_import i where i.workspace_id = ${unit.workspaceId} and i.id = ${id} for update
  `.execute(unit.db);
  return rows[0];
}

const importOf = (job: Job) => job.subjectId ?? '';

/** Goes back through the rows of an import, the latest first. */
export const undoImportJob: JobKind = {
  name: undoJob.name,
  async take(unit: UnitOfWork, job: Job): Promise<Batch> {
    // No property gets another type while its values are put back.
    await shareDecisions(unit);
    const id = importOf(job);
    const found = await lockImport(unit, id);
    if (!found) return { done: 0, isLast: true };
    const below = (job.place as { below: number } | null)?.below ?? null;
    const changes = await latestChanges(unit, id, { below, most: batchSize });
    const { counts, undoneIds } = await undoRows(unit, { importId: id, since: found.createdAt }, changes);
    const changeIds = changes.map((change) => change.id);
    await settleChanges(unit, id, changeIds, undoneIds);
    const isLast = changes.length < batchSize;
    // What was kept of a contact goes with it: whoever is missing in the end is gone.
    const gone = isLast ? Math.max(0, (job.total ?? 0) - job.done - sumOf(counts)) : 0;
    const batch = { ...counts, gone };
    await saveCounts(unit, id, addCounts(batch, found.undone));
    const result = addCounts(batch, job.result as UndoCounts | null);
    if (isLast) unit.record({ type: 'contactImport.undone', subjectId: id, data: { ...result } });
    return {
      done: sumOf(batch),
      changed: counts.removed + counts.restored + counts.partlyRestored,
      place: { below: changeIds.at(-1) ?? below },
      result,
      isLast,
    };
  },
  /** What is left can be undone later. */
  async ended(unit: UnitOfWork, job: Job, { status }: JobEnd): Promise<void> {
    if (status === 'DONE') return;
    await sql`
      update contact_import set undone_at = null, undone_by = null
      where workspace_id = ${unit.workspaceId} and id = ${importOf(job)}
    `.execute(unit.db);
  },
};

async function saveCounts(unit: UnitOfWork, id: string, counts: UndoCounts): Promise<void> {
  await sql`
    update contact_import set undone = ${JSON.stringify(counts)}::jsonb
    where workspace_id = ${unit.workspaceId} and id = ${id}
  `.execute(unit.db);
}
