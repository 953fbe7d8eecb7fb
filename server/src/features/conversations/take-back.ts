import type { Change, ConversationState } from './transitions.js';

/** An act that is taken back: the parts that it changed, as they were and as it left them. */
export interface ActToTakeBack {
  readonly before: Partial<ConversationState>;
  readonly after: Partial<ConversationState>;
}

/** What is there to go back to. */
export interface Ground {
  readonly teammatesHere: ReadonlySet<string>;
  /** Queues that are not deleted, with the team group that works each by now. */
  readonly queueTeams: ReadonlyMap<string, string | null>;
  readonly now: Date;
}

/** Why a conversation stays as it is. */
export type WhyItStays = 'CHANGED_SINCE' | 'TEAMMATE_LEFT' | 'SNOOZE_OVER' | 'QUEUE_DELETED';

export type TakenBack = { readonly change: NonNullable<Change> } | { readonly stays: WhyItStays };

/** Lays the state before the act over one that is as the act left it, its place in time included. */
export function takeBack(state: ConversationState, act: ActToTakeBack, ground: Ground): TakenBack {
  const { before, after } = act;
  if (!holds(state, after)) return { stays: 'CHANGED_SINCE' };
  const teammateId = goesBackTo(state, before);
  if (teammateId !== null && !ground.teammatesHere.has(teammateId)) return { stays: 'TEAMMATE_LEFT' };
  if (before.snoozedUntil && before.snoozedUntil <= ground.now) return { stays: 'SNOOZE_OVER' };
  if (before.queueId === undefined) return { change: before };
  const teamId = ground.queueTeams.get(before.queueId);
  if (teamId === undefined) return { stays: 'QUEUE_DELETED' };
  return { change: state.escalated ? before : { ...before, teamId } };
}

/** Whose it will be again; null when that stays as it is, or it is closed. */
export function goesBackTo(state: ConversationState, before: Partial<ConversationState>): string | null {
  const next = { ...state, ...before };
  const becomesTheirs = before.assigneeId !== undefined || before.status !== undefined;
  return becomesTheirs && next.status !== 'CLOSED' ? next.assigneeId : null;
}

function holds(state: ConversationState, expected: Partial<ConversationState>): boolean {
  return JSON.stringify({ ...state, ...expected }) === JSON.stringify(state);
}
