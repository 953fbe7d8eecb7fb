import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { type Batch, isOver, type Job, type JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob, lockJob } from '../../platform/jobs/jobs.service.js';
import { type BulkAct, bulkEvents, bulkLane } from './bulk-act.js';
import { actsOfJob, countActsOfJob, isUndone, lastUndos } from './bulk-undos.read-model.js';
import { lockConversations } from './conversation-state.js';
import { isUndoable } from './last-act.read-model.js';
import type { WhyItStays } from './take-back.js';
import { undoActs } from './undo.service.js';

const name = 'CONVERSATIONS_ACT_UNDO';
/** As many as an act on many changes in a transaction. */
const batchSize = 200;

interface UndoInput {
  readonly act: BulkAct['kind'];
  /** Behind which event of the act it begins: where an undo that was stopped had come to. */
  readonly after: string;
}

/** What it tells beside its counts; the three add up to `done`. */
interface UndoResult {
  readonly act: BulkAct['kind'];
  readonly changedSince: number;
  /** Whom, where or until when they go back to is not there any more. */
  readonly cannotGoBack: number;
}

/** Which act a job does to its conversations. */
export const actOfJob = (job: Pick<Job, 'input'>) => (job.input as { act: BulkAct }).act.kind;

/** What only this side saw can be taken back. */
export const isUndoableAct = (act: BulkAct['kind']) => isUndoable(`conversation.${bulkEvents[act]}`);

/**
 * Has a job take back what the caller’s own act on many conversations did, after the act when that is still under way.
 * @returns the id of the job. @throws NotFound, also when it is somebody else’s; Invalid when the act cannot be taken
 * back, changed nothing, or was undone already
 */
export async function undoActOnConversations(unit: UnitOfWork, jobId: string): Promise<string> {
  // Under its lock: of two who ask at once one finds what the other began.
  const job = await lockJob(unit, jobId);
  if (job?.kind !== 'CONVERSATIONS_ACT' || job.createdBy !== unit.actor) {
    throw new NotFound('job', ['input', 'job']);
  }
  const refuse = (message: string) => Invalid.at(['input', 'job'], message);
  const act = actOfJob(job);
  if (!isUndoableAct(act)) throw refuse('Opening again cannot be undone: close them instead.');
  const earlier = (await lastUndos(unit, [jobId])).get(jobId);
  if (earlier && isUndone(earlier)) throw refuse('This was undone already.');
  if (isOver(job) && job.changed === 0) throw refuse('This changed nothing that could be undone.');
  const input: UndoInput = { act, after: earlier?.after ?? '0' };
  return createJob(unit, { name, lane: bulkLane }, { subjectId: jobId, input });
}

/** One batch, in the order in which the act came to them. */
async function undoBatch(unit: UnitOfWork, job: Job): Promise<Batch> {
  const jobId = job.subjectId ?? '';
  const { act, after: begin } = job.input as UndoInput;
  const after = (job.place as { after: string } | null)?.after ?? begin;
  const total = job.total ?? (await countActsOfJob(unit, jobId, after));
  const acts = await actsOfJob(unit, jobId, { after, most: batchSize });
  const activities = new Map(acts.map(({ id, conversationId }) => [conversationId, `evt_${id}`]));
  await shareDecisions(unit);
  const locked = await lockConversations(
    unit,
    sql`v.id = any(${[...activities.keys()]}) order by v.id for no key update of v`,
  );
  const undoings = locked.map((conversation) => ({
    conversation,
    activityId: activities.get(conversation.id) ?? '',
  }));
  const outcomes = await undoActs(unit, undoings, { jobId: job.id });
  const changed = outcomes.filter((stays) => stays === null).length;
  return {
    done: acts.length,
    changed,
    total,
    place: { after: acts.at(-1)?.id ?? after },
    result: resultOf(job, act, { outcomes, left: acts.length - changed }),
    isLast: acts.length < batchSize,
  };
}

/** A conversation that is gone counts as changed. */
function resultOf(
  job: Job,
  act: BulkAct['kind'],
  { outcomes, left }: { outcomes: readonly (WhyItStays | null)[]; left: number },
): UndoResult {
  const before = job.result as UndoResult | null;
  const stuck = outcomes.filter((stays) => stays !== null && stays !== 'CHANGED_SINCE').length;
  return {
    act,
    changedSince: (before?.changedSince ?? 0) + left - stuck,
    cannotGoBack: (before?.cannotGoBack ?? 0) + stuck,
  };
}

export const undoBulkActJob: JobKind = { name, take: undoBatch };
