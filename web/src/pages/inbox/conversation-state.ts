import type { Condition, Predicate } from '@cadre/shared/conditions/ast';
import { graphql } from '../../gql';
import type { ConversationStateFragment, Priority } from '../../gql/graphql';

export const ConversationState = graphql(`
  fragment ConversationState on Conversation {
    id
    status
    snoozedUntil
    resolvedAt
    waitingSince
    priority
    priorityBy
    queueBy
    escalated
    topic
    assignee {
      id
      name
    }
    queue {
      id
      name
    }
    team {
      id
      name
    }
  }
`);

export type State = ConversationStateFragment;
export type Named = { id: string; name: string };

/** What can be done to a conversation in one step, and taken back by another. */
export type Act =
  | { kind: 'close' }
  | { kind: 'reopen' }
  | { kind: 'snooze'; until: string }
  | { kind: 'assign'; teammate: Named | null }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'queue'; queue: Named }
  /** The rules decide again; what they will say is painted where it is known. */
  | { kind: 'priorityByRules'; priority?: Priority }
  | { kind: 'queueByRules'; queue?: Named }
  | { kind: 'topic'; topic: string | null };

/** What the server will answer, as far as it can be told; painted until it has. */
export function applied(state: State, act: Act): State {
  switch (act.kind) {
    case 'close':
      return { ...state, status: 'CLOSED', resolvedAt: now(), snoozedUntil: null, waitingSince: null };
    case 'reopen':
      return {
        ...state,
        status: 'OPEN',
        resolvedAt: null,
        snoozedUntil: null,
        waitingSince: waits('OPEN', state),
      };
    case 'snooze':
      return { ...state, status: 'SNOOZED', snoozedUntil: act.until, resolvedAt: null, waitingSince: null };
    case 'assign': {
      const assignee = act.teammate && { __typename: 'Teammate' as const, ...act.teammate };
      return { ...state, assignee, waitingSince: waits(state.status, { ...state, assignee }) };
    }
    case 'priority':
      return { ...state, priority: act.priority, priorityBy: 'HAND' };
    case 'queue':
      return { ...state, queue: { ...state.queue, ...act.queue }, queueBy: 'HAND' };
    case 'priorityByRules':
      return { ...state, priority: act.priority ?? state.priority, priorityBy: 'RULE' };
    case 'queueByRules':
      return { ...state, queue: { ...state.queue, ...act.queue }, queueBy: 'RULE' };
    case 'topic':
      return { ...state, topic: act.topic };
  }
}

/** The acts that make a conversation again what it was before. */
export function undoing(before: State, after: State): Act[] {
  const acts: Act[] = [];
  if (before.status !== after.status || before.snoozedUntil !== after.snoozedUntil) {
    if (before.status === 'CLOSED') acts.push({ kind: 'close' });
    else if (before.snoozedUntil) acts.push({ kind: 'snooze', until: before.snoozedUntil });
    else acts.push({ kind: 'reopen' });
    // Whether it comes back to its assignee is the server's to say; so they are named.
    if (before.assignee && before.status === 'OPEN') acts.push({ kind: 'assign', teammate: before.assignee });
  } else if (before.assignee?.id !== after.assignee?.id) {
    acts.push({ kind: 'assign', teammate: before.assignee ?? null });
  }
  const { priority, queue } = before;
  if (priority !== after.priority || before.priorityBy !== after.priorityBy) {
    acts.push({ kind: before.priorityBy === 'HAND' ? 'priority' : 'priorityByRules', priority });
  }
  if (queue.id !== after.queue.id || before.queueBy !== after.queueBy) {
    acts.push({ kind: before.queueBy === 'HAND' ? 'queue' : 'queueByRules', queue });
  }
  if (before.topic !== after.topic) acts.push({ kind: 'topic', topic: before.topic ?? null });
  return acts;
}

const now = () => new Date().toISOString();
const waits = (status: State['status'], { assignee, waitingSince }: State) =>
  status === 'OPEN' && !assignee ? (waitingSince ?? now()) : null;

/**
 * Whether a conversation meets a condition, as far as its state tells: null where it takes more, such as segments. So a
 * row leaves its view as soon as it is closed, before the server has said so.
 */
export function fits(condition: Condition | null, state: State): boolean | null {
  if (condition === null) return true;
  if ('not' in condition) return negated(fits(condition.not, state));
  if ('is' in condition) return predicate(condition.is, state);
  const parts = 'all' in condition ? condition.all : condition.any;
  const told = parts.map((part) => fits(part, state));
  const decisive = 'any' in condition;
  if (told.includes(decisive)) return decisive;
  return told.includes(null) ? null : !decisive;
}

const negated = (told: boolean | null) => (told === null ? null : !told);

function predicate({ field, operator, value }: Predicate, state: State): boolean | null {
  const values: Record<string, string | null> = {
    'conversation.status': state.status,
    'conversation.priority': state.priority,
    'conversation.assignee': state.assignee?.id ?? null,
    'conversation.queue': state.queue.id,
    'conversation.team': state.team?.id ?? null,
  };
  const has = values[field];
  if (has === undefined) return null;
  switch (operator) {
    case 'EQUALS':
      return has === value;
    case 'NOT_EQUALS':
      return has !== value;
    case 'IN':
      return Array.isArray(value) && value.includes(has);
    case 'NOT_IN':
      return Array.isArray(value) && !value.includes(has);
    case 'IS_EMPTY':
      return has === null;
    case 'IS_NOT_EMPTY':
      return has !== null;
    default:
      return null;
  }
}
