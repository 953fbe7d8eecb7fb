import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { recordAct } from './acts.service.js';
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
    const message = 'Something happened since, or it is not yours to take back.';
    throw Invalid.at(['input', 'activityId'], message);
  }
  const change = changeFrom(last.before ?? {});
  await refuseGone(unit, change);
  const [after] = await saveChanges(unit, [{ conversation, change }]);
  recordAct(unit, 'undone', conversation, after, { activityId: last.activityId, of: last.type });
  return id;
}

function holds(state: ConversationState, expected: Partial<ConversationState>): boolean {
  return JSON.stringify({ ...state, ...expected }) === JSON.stringify(state);
}

/** What it goes back to must be there still. @throws Invalid */
async function refuseGone(unit: UnitOfWork, change: Partial<ConversationState>): Promise<void> {
  const { assigneeId, snoozedUntil, queueId } = change;
  const refuse = (message: string) => {
    throw Invalid.at(['input', 'activityId'], message);
  };
  if (assigneeId && !(await lockRoom(unit, [assigneeId])).get(assigneeId)?.isHere) {
    refuse('Whose it was is no teammate any more.');
  }
  if (snoozedUntil && snoozedUntil.getTime() <= Date.now()) {
    refuse('It would have come back by now: reopen it.');
  }
  if (queueId && !(await isLiveQueue(unit, queueId))) refuse('The queue that it was in was deleted.');
}

async function isLiveQueue(unit: UnitOfWork, queueId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from queue where workspace_id = ${unit.workspaceId} and id = ${queueId} and deleted_at is null
  `.execute(unit.db);
  return rows.length > 0;
}
