import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { InputCheck } from '../../platform/input-check.js';
import type { Priority } from '../priority/pull-order.js';
import { findGrouping } from '../teams/groupings.service.js';
import {
  difference,
  type LockedConversation,
  lockConversation,
  lockConversations,
  saveChanges,
} from './conversation-state.js';
import { lockRoom } from './room.js';
import {
  assign,
  type Change,
  type ConversationState,
  close,
  deescalate,
  escalate,
  rate,
  reopen,
  setPriority,
  setQueue,
  snooze,
} from './transitions.js';

const snoozeDaysAtMost = 366;
const reasonAtMost = 500;
const commentAtMost = 5_000;

interface Act {
  readonly id: string;
}

/**
 * One act on one conversation: locked, decided over plain data, written, and recorded with what it changed. An act that
 * finds everything as it asks changes and records nothing. @returns the id. @throws NotFound, Invalid
 */
async function act(
  unit: UnitOfWork,
  { id }: Act,
  type: string,
  decide: (state: ConversationState, conversation: LockedConversation) => Change | Promise<Change>,
  more: object = {},
): Promise<string> {
  await shareDecisions(unit);
  const conversation = await lockConversation(unit, id);
  const change = await decide(conversation.state, conversation);
  if (change === null) return conversation.id;
  const [after] = await saveChanges(unit, [{ conversation, change }]);
  recordAct(unit, type, conversation, after, more);
  return conversation.id;
}

/** Before and after hold what changed, so that the activity tells who did what. */
export function recordAct(
  unit: UnitOfWork,
  type: string,
  { id, state }: LockedConversation,
  after: ConversationState = state,
  more: object = {},
): void {
  const data = { ...difference(state, after), ...more };
  unit.record({ type: `conversation.${type}`, subjectId: id, conversationIds: [id], data });
}

/** @throws NotFound */
export function closeConversation(unit: UnitOfWork, input: Act): Promise<string> {
  return act(unit, input, 'closed', (state) => close(state, new Date()));
}

/** @throws NotFound, Invalid */
export function snoozeConversation(unit: UnitOfWork, input: Act & { until: Date }): Promise<string> {
  const { until } = input;
  checkSnooze(until, ['input', 'until']);
  return act(unit, input, 'snoozed', (state) => snooze(state, until));
}

/** @throws Invalid */
export function checkSnooze(until: Date, path: readonly string[]): void {
  if (until.getTime() <= Date.now()) throw Invalid.at(path, 'This must be in the future.');
  if (until.getTime() > Date.now() + snoozeDaysAtMost * 86_400_000) {
    throw Invalid.at(path, `This must be within ${snoozeDaysAtMost} days.`);
  }
}

/** Stays with whom it was when they reopen it themselves or have room, else waits. @throws NotFound */
export function reopenConversation(unit: UnitOfWork, input: Act): Promise<string> {
  return act(unit, input, 'reopened', async (state) =>
    reopen(state, state.status !== 'OPEN' && (await keeps(unit, state)), new Date()),
  );
}

/** Whether a conversation that comes back stays with whom it was. */
export async function keeps(unit: UnitOfWork, { assigneeId }: ConversationState): Promise<boolean> {
  if (assigneeId === null) return false;
  const room = (await lockRoom(unit, [assigneeId])).get(assigneeId);
  return (room?.isHere ?? false) && (unit.actor === `teammate:${assigneeId}` || (room?.free ?? 0) > 0);
}

/** By hand capacity does not count: whoever assigns sees it. null: back to waiting. @throws NotFound, Invalid */
export function assignConversation(
  unit: UnitOfWork,
  input: Act & { teammateId?: string | null | undefined },
): Promise<string> {
  const teammateId = input.teammateId ?? null;
  const type = teammateId === null ? 'unassigned' : 'assigned';
  return act(unit, input, type, async (state) => {
    if (teammateId !== null && !(await lockRoom(unit, [teammateId])).get(teammateId)?.isHere) {
      throw new NotFound('teammate', ['input', 'teammateId']);
    }
    return assign(state, teammateId, new Date());
  });
}

/** @throws NotFound */
export function setConversationPriority(
  unit: UnitOfWork,
  input: Act & { priority: Priority },
): Promise<string> {
  return act(unit, input, 'prioritySet', (state) => setPriority(state, input.priority));
}

/** @throws NotFound */
export function setConversationQueue(unit: UnitOfWork, input: Act & { queue: string }): Promise<string> {
  return act(unit, input, 'queueSet', async (state) => {
    const [queue] = await liveQueues(unit, sql`(q.id = ${input.queue} or q.key = ${input.queue})`);
    if (!queue) throw new NotFound('queue', ['input', 'queue']);
    return setQueue(state, queue);
  });
}

/** null: about nothing in particular. @throws NotFound, Invalid */
export function setConversationTopic(
  unit: UnitOfWork,
  input: Act & { topic?: string | null | undefined },
): Promise<string> {
  const check = new InputCheck();
  const topic = check.optionalText(input.topic, ['input', 'topic'], 1_024) ?? null;
  check.done();
  return act(unit, input, 'topicSet', (state) => (state.topic === topic ? null : { topic }));
}

/** @throws NotFound, also for a team group; Invalid when no queue brings the team group its work */
export function escalateConversation(
  unit: UnitOfWork,
  input: Act & { teamGroup: string; reason: string },
): Promise<string> {
  const check = new InputCheck();
  const reason = check.text(input.reason, ['input', 'reason'], reasonAtMost);
  check.done();
  return act(unit, input, 'escalated', async (state) => {
    const team = await findGrouping(unit, 'TEAM', input.teamGroup, ['input', 'teamGroup']);
    const [queue] = await liveQueues(unit, sql`q.team_id = ${team.id}`);
    if (!queue) {
      const message = 'No queue brings this team group its work: give it one first.';
      throw Invalid.at(['input', 'teamGroup'], message);
    }
    return escalate(state, queue, reason, new Date());
  });
}

/** @throws NotFound, Invalid */
export function deescalateConversation(unit: UnitOfWork, input: Act): Promise<string> {
  return act(unit, input, 'deescalated', async (state) => {
    const [back] = await liveQueues(unit, sql`(q.id = ${state.escalatedFrom} or q.is_fallback)`);
    if (!back) throw new Error('The workspace has no fallback queue.');
    return deescalate(state, back, new Date());
  });
}

/** @throws NotFound, Invalid */
export function rateConversation(
  unit: UnitOfWork,
  input: Act & { csat: number; comment?: string | null | undefined },
): Promise<string> {
  const check = new InputCheck();
  check.wholeNumber(input.csat, ['input', 'csat'], 1, 5);
  const comment = check.optionalText(input.comment, ['input', 'comment'], commentAtMost) ?? null;
  check.done();
  return act(unit, input, 'rated', (state) => rate(state, input.csat, comment, new Date()));
}

/** What somebody had at hand or put aside is nobody’s: the open wait. In the transaction that takes the seat away. */
export async function returnWorkOf(unit: UnitOfWork, teammateId: string): Promise<void> {
  const which = sql`v.assignee_id = ${teammateId} and v.status <> 'CLOSED' order by v.id for no key update of v`;
  const theirs = await lockConversations(unit, which);
  const now = new Date();
  const changes = theirs.flatMap((conversation) => {
    const change = assign(conversation.state, null, now);
    return change ? [{ conversation, change }] : [];
  });
  const after = await saveChanges(unit, changes);
  for (const [index, { conversation }] of changes.entries()) {
    recordAct(unit, 'unassigned', conversation, after[index], { why: 'TEAMMATE_REMOVED' });
  }
}

/** Queues that are there, in the order in which they are tried. */
export async function liveQueues(unit: UnitOfWork, which: ReturnType<typeof sql>) {
  const { rows } = await sql<{ id: string; teamId: string | null }>`
    select q.id, q.team_id as "teamId" from queue q
    where q.workspace_id = ${unit.workspaceId} and q.deleted_at is null and ${which}
    order by q.is_fallback, q.position limit 1
  `.execute(unit.db);
  return rows;
}
