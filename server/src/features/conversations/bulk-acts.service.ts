import type { Condition } from '@cadre/shared/conditions/ast';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { compileConversationCondition } from '../../platform/conditions/compile-condition.js';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { type Batch, type Job, JobFailure, type JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { brokenReason, checkCondition, readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import type { Priority } from '../priority/pull-order.js';
import { checkSnooze, liveQueues, recordAct } from './acts.service.js';
import { type BulkAct, type BulkActInput, bulkChange, bulkEvents, bulkLane, theOneAct } from './bulk-act.js';
import { type LockedConversation, lockConversations, saveChanges } from './conversation-state.js';
import { conversationsWithContacts, countConversations } from './conversations.read-model.js';
import { lockRoom } from './room.js';
import type { ConversationState } from './transitions.js';

/** Conversations in a transaction: few enough that whoever writes in one meanwhile waits for a moment only. */
const batchSize = 200;
const namedAtMost = 10_000;

interface BulkInput {
  readonly condition?: unknown;
  readonly ids?: readonly string[] | null | undefined;
  readonly act: BulkActInput;
}

interface Asked {
  readonly condition: Condition | null;
  readonly ids: readonly string[] | null;
  readonly act: BulkAct;
}

/**
 * Begins to do one thing to all conversations that meet a condition, or to those that are named; those that come later
 * are not meant. @returns the id of the job. @throws Invalid, NotFound
 */
export async function actOnConversations(unit: UnitOfWork, input: BulkInput): Promise<string> {
  const asked = { ...(await checkWhich(unit, input)), act: await checkAct(unit, input.act) };
  return createJob(unit, { name: 'CONVERSATIONS_ACT', lane: bulkLane }, { subjectId: null, input: asked });
}

async function checkWhich(unit: UnitOfWork, { condition, ids }: BulkInput): Promise<Omit<Asked, 'act'>> {
  if (ids == null) {
    const catalogue = await readWorkspaceCatalogue(unit);
    const checked =
      condition == null ? null : checkCondition(condition, catalogue, 'VIEW', ['input', 'condition']);
    return { condition: checked, ids: null };
  }
  if (condition != null) throw Invalid.at(['input', 'ids'], 'Say a condition or ids, not both.');
  if (ids.length === 0) throw Invalid.at(['input', 'ids'], 'Name one conversation at least.');
  if (ids.length > namedAtMost)
    throw Invalid.at(['input', 'ids'], `Name at most ${namedAtMost}, or use a condition.`);
  const { rows } = await sql<{ id: string }>`
    select id from conversation where workspace_id = ${unit.workspaceId} and id = any(${ids})
  `.execute(unit.db);
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw new NotFound('conversation', ['input', 'ids', String(unknown)]);
  return { condition: null, ids: [...known].sort() };
}

/** Names are looked up now, so that what is wrong is told to whoever asks. */
async function checkAct(unit: UnitOfWork, input: BulkActInput): Promise<BulkAct> {
  const path = ['input', 'act'];
  const kind = theOneAct(input, path);
  const at = [...path, kind];
  switch (kind) {
    case 'close':
    case 'reopen':
    case 'unassign':
      return { kind };
    case 'snoozeUntil':
      checkSnooze(input.snoozeUntil as Date, at);
      return { kind: 'snooze', until: (input.snoozeUntil as Date).toISOString() };
    case 'assignTo': {
      const teammateId = input.assignTo as string;
      if (!(await lockRoom(unit, [teammateId])).get(teammateId)?.isHere) throw new NotFound('teammate', at);
      return { kind: 'assign', teammateId };
    }
    case 'priority':
      return { kind, priority: input.priority as Priority };
    case 'queue': {
      const [queue] = await liveQueues(unit, sql`(q.id = ${input.queue} or q.key = ${input.queue})`);
      if (!queue) throw new NotFound('queue', at);
      return { kind, queueId: queue.id, teamId: queue.teamId };
    }
  }
}

interface Place {
  readonly after: string;
}

/** One batch: found by id behind the last, locked, looked at once more, changed and recorded. */
async function actOnBatch(unit: UnitOfWork, job: Job): Promise<Batch> {
  const asked = job.input as Asked;
  const which = await meant(unit, job, asked);
  const total = job.total === null ? { total: await countConversations(unit, which) } : {};
  const after = (job.place as Place | null)?.after ?? '';
  const ids = await findIds(unit, sql<SqlBool>`${which} and v.id > ${after}`);
  const last = ids.at(-1);
  const result = { act: asked.act.kind };
  if (last === undefined) return { done: 0, ...total, result, isLast: true };
  const changed = await actOn(unit, job, asked, { ids, which });
  return {
    done: ids.length,
    changed,
    ...total,
    place: { after: last },
    result,
    isLast: ids.length < batchSize,
  };
}

/** The conversations that the job is about, over `v` and their contacts `c`. @throws JobFailure */
async function meant(unit: UnitOfWork, job: Job, { condition, ids }: Asked): Promise<RawBuilder<SqlBool>> {
  const { workspaceId } = unit;
  const mine = sql<SqlBool>`v.workspace_id = ${workspaceId} and v.created_at <= ${job.createdAt}`;
  if (ids) return sql<SqlBool>`${mine} and v.id = any(${ids})`;
  if (!condition) return mine;
  const catalogue = await readWorkspaceCatalogue(unit);
  const broken = brokenReason(condition, catalogue);
  if (broken) throw new JobFailure(`The condition cannot be read any more. ${broken}`);
  // One moment for all batches, so that the clock moves nobody in or out between them.
  const meaning = { alias: 'v', contactAlias: 'c', workspaceId, context: catalogue, now: job.createdAt };
  return sql<SqlBool>`${mine} and ${compileConversationCondition(condition, meaning)}`;
}

async function findIds({ db }: Reader, which: RawBuilder<SqlBool>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from ${conversationsWithContacts} where ${which} order by v.id limit ${batchSize}
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function actOn(
  unit: UnitOfWork,
  job: Job,
  asked: Asked,
  { ids, which }: { ids: readonly string[]; which: RawBuilder<SqlBool> },
): Promise<number> {
  await shareDecisions(unit);
  const act = await asOfNow(unit, asked.act);
  const locked = await lockConversations(unit, sql`v.id = any(${ids}) order by v.id for no key update of v`);
  // Under the lock: somebody may have been there since it was found.
  const still = new Set(await findIds(unit, sql<SqlBool>`${which} and v.id = any(${ids})`));
  const theirs = locked.filter(({ id }) => still.has(id));
  const keeps = await keepers(unit, theirs, act);
  const now = new Date();
  const changes = theirs.flatMap((conversation) => {
    const change = bulkChange(conversation.state, act, { keeps, now });
    return change ? [{ conversation, change }] : [];
  });
  const states = await saveChanges(unit, changes);
  for (const [index, { conversation }] of changes.entries()) {
    recordAct(unit, bulkEvents[act.kind], conversation, states[index], { jobId: job.id });
  }
  return changes.length;
}

/**
 * A queue is looked up again, while the lock keeps it: none may come to wait where nobody takes anything, or for a team
 * group whose the queue is not any more. @throws JobFailure
 */
async function asOfNow(unit: UnitOfWork, act: BulkAct): Promise<BulkAct> {
  if (act.kind !== 'queue') return act;
  const [queue] = await liveQueues(unit, sql`q.id = ${act.queueId}`);
  if (!queue) throw new JobFailure('The queue was deleted meanwhile. What was done stays.');
  return { ...act, teamId: queue.teamId };
}

/** Who keeps what is opened again: whoever asked, and others as long as they have room. Their seats are locked. */
async function keepers(
  unit: UnitOfWork,
  conversations: readonly LockedConversation[],
  act: BulkAct,
): Promise<(state: ConversationState) => boolean> {
  const ids =
    act.kind === 'assign'
      ? [act.teammateId]
      : act.kind === 'reopen'
        ? conversations.flatMap(({ state }) => state.assigneeId ?? [])
        : [];
  const room = ids.length === 0 ? new Map() : await lockRoom(unit, [...new Set(ids)].sort());
  if (act.kind === 'assign' && !room.get(act.teammateId)?.isHere) {
    throw new JobFailure('The teammate was removed meanwhile. What was done stays.');
  }
  const free = new Map([...room].map(([id, one]) => [id, one.isHere ? one.free : 0]));
  return ({ assigneeId }) => {
    if (assigneeId === null || !room.get(assigneeId)?.isHere) return false;
    const left = free.get(assigneeId) ?? 0;
    if (left <= 0 && unit.actor !== `teammate:${assigneeId}`) return false;
    free.set(assigneeId, left - 1);
    return true;
  };
}

export const bulkActJob: JobKind = { name: 'CONVERSATIONS_ACT', take: actOnBatch };
