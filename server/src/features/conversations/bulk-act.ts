import { Invalid, Refusal } from '../../platform/errors/errors.js';
import type { Priority } from '../priority/pull-order.js';
import {
  assign,
  type Change,
  type ConversationState,
  close,
  reopen,
  setPriority,
  setQueue,
  snooze,
} from './transitions.js';

/** One act, meant for many conversations. */
export type BulkAct =
  | { readonly kind: 'close' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'snooze'; readonly until: string }
  | { readonly kind: 'assign'; readonly teammateId: string }
  | { readonly kind: 'unassign' }
  | { readonly kind: 'priority'; readonly priority: Priority }
  | { readonly kind: 'queue'; readonly queueId: string; readonly teamId: string | null };

/** Acts on many and their undos come one after the other, as they were asked for. */
export const bulkLane = 'conversations';

/** How the event of each is called, as by the act on a single one. */
export const bulkEvents: Readonly<Record<BulkAct['kind'], string>> = {
  close: 'closed',
  reopen: 'reopened',
  snooze: 'snoozed',
  assign: 'assigned',
  unassign: 'unassigned',
  priority: 'prioritySet',
  queue: 'queueSet',
};

/** What a caller asks for; exactly one of it. */
export interface BulkActInput {
  readonly close?: boolean | null | undefined;
  readonly reopen?: boolean | null | undefined;
  readonly snoozeUntil?: Date | null | undefined;
  readonly assignTo?: string | null | undefined;
  readonly unassign?: boolean | null | undefined;
  readonly priority?: Priority | null | undefined;
  readonly queue?: string | null | undefined;
}

/** The name of the one field that is said. @throws Invalid */
export function theOneAct(input: BulkActInput, path: readonly string[]): keyof BulkActInput {
  const said = (Object.keys(input) as (keyof BulkActInput)[]).filter(
    (name) => input[name] !== undefined && input[name] !== null && input[name] !== false,
  );
  const [only] = said;
  if (only === undefined || said.length > 1) throw Invalid.at(path, 'Say exactly one act.');
  return only;
}

/** What it makes of one; null when that is so already, or when it cannot be done to it, being closed. */
export function bulkChange(
  state: ConversationState,
  act: BulkAct,
  { keeps, now }: { readonly keeps: (state: ConversationState) => boolean; readonly now: Date },
): Change {
  try {
    return changeOf(state, act, keeps, now);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function changeOf(
  state: ConversationState,
  act: BulkAct,
  keeps: (state: ConversationState) => boolean,
  now: Date,
): Change {
  switch (act.kind) {
    case 'close':
      return close(state, now);
    case 'reopen':
      return reopen(state, state.status !== 'OPEN' && keeps(state), now);
    case 'snooze':
      return snooze(state, new Date(act.until));
    case 'assign':
      return assign(state, act.teammateId, now);
    case 'unassign':
      return assign(state, null, now);
    case 'priority':
      return setPriority(state, act.priority);
    case 'queue':
      return setQueue(state, { id: act.queueId, teamId: act.teamId });
  }
}
