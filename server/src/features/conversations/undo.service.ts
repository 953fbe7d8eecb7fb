import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { liveQueues, recordAct } from './acts.service.js';
import { changeFrom, lockConversation, saveChanges } from './conversation-state.js';
import { isUndoableBy, lastActs } from './last-act.read-model.js';
import { lockRoom } from './room.js';
import type { ConversationState } from './transitions.js';

/**
 * Makes a conversation what it was before its last act, place in the pull order included. Only for who did it, and only
 * while nothing happened since: under the lock, so that no act slips in between. @returns the id. @throws NotFound,
 * Invalid
 */
export async function undoLastAct(
  unit: UnitOfWork,
  input: { id: string; activityId: string },
): Promise<string> {
  await shareDecisions(unit);
  const conversation = await lockConversation(unit, input.id);
  const { id, state } = conversation;
  const last = (await lastActs(unit, [id])).get(id);
  const isIt = last?.activityId === input.activityId && isUndoableBy(unit.actor, last);
  if (!isIt || !holds(state, changeFrom(last.after ?? {}))) {
    throw refusal('Something happened since, or it is not yours to take back.');
  }
  const before = changeFrom(last.before ?? {});
  await refuseGone(unit, before);
  const change = await backInQueue(unit, before, state);
  const [after] = await saveChanges(unit, [{ conversation, change }]);
  recordAct(unit, 'undone', conversation, after, { activityId: last.activityId, of: last.type });
  return id;
}

function holds(state: ConversationState, expected: Partial<ConversationState>): boolean {
  return JSON.stringify({ ...state, ...expected }) === JSON.stringify(state);
}

/** Who it goes back to must be there still, and the time that it was put aside until to come. @throws Invalid */
async function refuseGone(
  unit: UnitOfWork,
  { assigneeId, snoozedUntil }: Partial<ConversationState>,
): Promise<void> {
  if (assigneeId && !(await lockRoom(unit, [assigneeId])).get(assigneeId)?.isHere) {
    throw refusal('Whose it was is no teammate any more.');
  }
  if (snoozedUntil && snoozedUntil.getTime() <= Date.now()) {
    throw refusal('It would have come back by now: reopen it.');
  }
}

/** The queue that it goes back to must be there still, and may be another team group’s by now. @throws Invalid */
async function backInQueue(
  unit: UnitOfWork,
  before: Partial<ConversationState>,
  { escalated }: ConversationState,
): Promise<Partial<ConversationState>> {
  if (before.queueId === undefined) return before;
  const [queue] = await liveQueues(unit, sql`q.id = ${before.queueId}`);
  if (!queue) throw refusal('The queue that it was in was deleted.');
  return escalated ? before : { ...before, teamId: queue.teamId };
}

const refusal = (message: string) => Invalid.at(['input', 'activityId'], message);
