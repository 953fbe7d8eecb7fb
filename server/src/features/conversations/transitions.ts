import { Invalid } from '../../platform/errors/errors.js';
import type { Priority } from '../priority/pull-order.js';

export type DecidedBy = 'RULE' | 'HAND';

/** What of a conversation changes in its life. */
export interface ConversationState {
  readonly status: 'OPEN' | 'SNOOZED' | 'CLOSED';
  readonly assigneeId: string | null;
  readonly assignedAt: Date | null;
  /** Set exactly while it is open and nobody’s. */
  readonly waitingSince: Date | null;
  readonly snoozedUntil: Date | null;
  readonly queueId: string;
  readonly teamId: string | null;
  readonly queueBy: DecidedBy;
  readonly priority: Priority;
  readonly priorityBy: DecidedBy;
  readonly priorityRuleId: string | null;
  readonly topic: string | null;
  readonly firstRespondedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly reopenedAt: Date | null;
  readonly reopenedCount: number;
  readonly escalated: boolean;
  readonly escalatedAt: Date | null;
  readonly escalationReason: string | null;
  readonly escalatedFrom: string | null;
  readonly csat: number | null;
  readonly csatComment: string | null;
  readonly ratedAt: Date | null;
}

/** What an act changes; null when all is already as it asks, so that a repeat changes nothing. */
export type Change = Partial<ConversationState> | null;

interface QueueOfTeam {
  readonly id: string;
  readonly teamId: string | null;
}

/** Done. Whoever had it stays named, for it may come back. */
export function close(state: ConversationState, now: Date): Change {
  if (state.status === 'CLOSED') return null;
  return { status: 'CLOSED', resolvedAt: now, waitingSince: null, snoozedUntil: null };
}

/** Put aside until a time, without taking any of somebody’s capacity. @throws Invalid when it is closed */
export function snooze(state: ConversationState, until: Date): Change {
  refuseClosed(state);
  if (state.snoozedUntil?.getTime() === until.getTime()) return null;
  return { status: 'SNOOZED', snoozedUntil: until, waitingSince: null };
}

/** Open again: with whom it was when they keep it, else it waits. */
export function reopen(state: ConversationState, keeps: boolean, now: Date): Change {
  if (state.status === 'OPEN') return null;
  const wasClosed = state.status === 'CLOSED';
  return {
    status: 'OPEN',
    snoozedUntil: null,
    resolvedAt: null,
    ...(wasClosed ? { reopenedAt: now, reopenedCount: state.reopenedCount + 1 } : {}),
    ...(keeps ? {} : { assigneeId: null, assignedAt: null, waitingSince: now }),
  };
}

/** Somebody’s, or with null nobody’s, so that it waits again. @throws Invalid when it is closed */
export function assign(state: ConversationState, teammateId: string | null, now: Date): Change {
  refuseClosed(state);
  if (state.assigneeId === teammateId) return null;
  return {
    assigneeId: teammateId,
    assignedAt: teammateId === null ? null : now,
    waitingSince: teammateId === null && state.status === 'OPEN' ? now : null,
  };
}

/** In another queue, by hand. What waits keeps its place in time; what is somebody’s stays theirs. */
export function setQueue(state: ConversationState, queue: QueueOfTeam): Change {
  if (state.queueId === queue.id && state.queueBy === 'HAND') return null;
  return { queueId: queue.id, teamId: queue.teamId, queueBy: 'HAND' };
}

export function setPriority(state: ConversationState, priority: Priority): Change {
  if (state.priority === priority && state.priorityBy === 'HAND') return null;
  return { priority, priorityBy: 'HAND', priorityRuleId: null };
}

/** Waits for another team group, in the queue that brings it work. @throws Invalid when it is closed */
export function escalate(state: ConversationState, queue: QueueOfTeam, reason: string, now: Date): Change {
  refuseClosed(state);
  if (state.escalated && state.teamId === queue.teamId) return null;
  return {
    ...waitAgain(state, now),
    queueId: queue.id,
    teamId: queue.teamId,
    queueBy: 'HAND',
    escalated: true,
    escalatedAt: now,
    escalationReason: reason,
    escalatedFrom: state.escalated ? state.escalatedFrom : state.queueId,
  };
}

/** Waits in the queue that it was escalated from. @throws Invalid when it is closed */
export function deescalate(state: ConversationState, back: QueueOfTeam, now: Date): Change {
  refuseClosed(state);
  if (!state.escalated) return null;
  const queue = { queueId: back.id, teamId: back.teamId };
  return { ...waitAgain(state, now), ...queue, escalated: false, escalatedFrom: null };
}

export function rate(state: ConversationState, csat: number, comment: string | null, now: Date): Change {
  if (state.csat === csat && state.csatComment === comment) return null;
  return { csat, csatComment: comment, ratedAt: now };
}

function waitAgain(state: ConversationState, now: Date): Partial<ConversationState> {
  return {
    status: 'OPEN',
    assigneeId: null,
    assignedAt: null,
    snoozedUntil: null,
    waitingSince: state.waitingSince ?? now,
  };
}

function refuseClosed({ status }: ConversationState): void {
  if (status === 'CLOSED') throw Invalid.at(['input', 'id'], 'This conversation is closed: reopen it first.');
}
