import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { recordAct } from './acts.service.js';
import { changeFrom, type LockedConversation, lockConversation, saveChanges } from './conversation-state.js';
import { isUndoableBy, lastActs } from './last-act.read-model.js';
import { lockRoom } from './room.js';
import { type ActToTakeBack, type Ground, goesBackTo, takeBack, type WhyItStays } from './take-back.js';

/** A conversation that is locked, and the act that is to be taken back, which may not be its last any more. */
export interface Undoing {
  readonly conversation: LockedConversation;
  readonly activityId: string;
}

const refusals: Readonly<Record<WhyItStays, string>> = {
  CHANGED_SINCE: 'Something happened since, or it is not yours to take back.',
  TEAMMATE_LEFT: 'Whose it was is no teammate any more.',
  SNOOZE_OVER: 'It would have come back by now: reopen it.',
  QUEUE_DELETED: 'The queue that it was in was deleted.',
};

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
  const [stays] = await undoActs(unit, [{ conversation, activityId: input.activityId }]);
  if (stays) throw Invalid.at(['input', 'activityId'], refusals[stays]);
  return conversation.id;
}

/**
 * The same for many, in as many statements as for one; those to which anything happened since stay as they are. Whoever
 * calls shares the lock of decisions. @returns why each stays, in order; null where it is what it was.
 */
export async function undoActs(
  unit: UnitOfWork,
  undoings: readonly Undoing[],
  more: object = {},
): Promise<(WhyItStays | null)[]> {
  const last = await lastActs(
    unit,
    undoings.map(({ conversation }) => conversation.id),
  );
  const acts = undoings.map(({ conversation, activityId }) => {
    const act = last.get(conversation.id);
    if (act?.activityId !== activityId || !isUndoableBy(unit.actor, act)) return null;
    return { before: changeFrom(act.before ?? {}), after: changeFrom(act.after ?? {}), type: act.type };
  });
  const ground = await groundFor(unit, undoings, acts);
  const decided = undoings.map(({ conversation, activityId }, index) => {
    const act = acts[index];
    const back = act ? takeBack(conversation.state, act, ground) : { stays: 'CHANGED_SINCE' as const };
    return { conversation, back, told: { activityId, of: act?.type, ...more } };
  });
  const changes = decided.flatMap(({ conversation, back, told }) =>
    'change' in back ? [{ conversation, change: back.change, told }] : [],
  );
  const states = await saveChanges(unit, changes);
  for (const [index, { conversation, told }] of changes.entries()) {
    recordAct(unit, 'undone', conversation, states[index], told);
  }
  return decided.map(({ back }) => ('stays' in back ? back.stays : null));
}

/** Whom and where they go back to, as it is now; seats that get something open stay locked. */
async function groundFor(
  unit: UnitOfWork,
  undoings: readonly Undoing[],
  acts: readonly (ActToTakeBack | null)[],
): Promise<Ground> {
  const teammates = new Set<string>();
  const queues = new Set<string>();
  for (const [index, { conversation }] of undoings.entries()) {
    const before = acts[index]?.before ?? {};
    const teammateId = goesBackTo(conversation.state, before);
    if (teammateId !== null) teammates.add(teammateId);
    if (before.queueId !== undefined) queues.add(before.queueId);
  }
  const room = teammates.size === 0 ? [] : await lockRoom(unit, [...teammates]);
  const here = [...room].flatMap(([id, { isHere }]) => (isHere ? [id] : []));
  const queueTeams = queues.size === 0 ? new Map() : await teamsOfQueues(unit, [...queues]);
  return { teammatesHere: new Set(here), queueTeams, now: new Date() };
}

async function teamsOfQueues(unit: UnitOfWork, ids: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; teamId: string | null }>`
    select id, team_id as "teamId" from queue
    where workspace_id = ${unit.workspaceId} and id = any(${ids}) and deleted_at is null
  `.execute(unit.db);
  return new Map(rows.map(({ id, teamId }) => [id, teamId]));
}
