import type { Condition } from '@cadre/shared/conditions/ast';
import { plural } from '@lingui/core/macro';
import { toInput } from '../../conditions/to-input';
import type { ConversationsActInput, ConversationsChangeInput } from '../../gql/graphql';
import type { Act } from './conversation-state';

/** Conversations to act on: all that meet a condition, so many by now, or some that are chosen. */
export type Picked =
  | { everything: true; condition: Condition | null; count: number }
  | { everything: false; ids: string[] };

export const countOfPicked = (picked: Picked): number =>
  picked.everything ? picked.count : picked.ids.length;

/** Opening again is the one act that is not taken back. */
export const canUndoBulkAct = ({ kind }: Act): boolean => kind !== 'reopen';

export function bulkInput(picked: Picked, act: Act): ConversationsChangeInput {
  return { ...whichOf(picked), act: actInput(act) };
}

function whichOf(picked: Picked): Omit<ConversationsChangeInput, 'act'> {
  if (!picked.everything) return { ids: picked.ids };
  return picked.condition ? { condition: toInput(picked.condition) } : {};
}

function actInput(act: Act): ConversationsActInput {
  switch (act.kind) {
    case 'close':
      return { close: true };
    case 'reopen':
      return { reopen: true };
    case 'snooze':
      return { snoozeUntil: act.until };
    case 'assign':
      return act.teammate ? { assignTo: act.teammate.id } : { unassign: true };
    case 'priority':
      return { priority: act.priority };
    case 'queue':
      return { queue: act.queue.id };
    case 'topic':
    case 'priorityByRules':
    case 'queueByRules':
      throw new Error('This is done one by one.');
  }
}

/** What a bulk action does, in words: it goes on in the background. */
export function bulkActWords({ kind }: Act, count: number): string {
  switch (kind) {
    case 'close':
      return plural(count, { one: 'Closing # conversation', other: 'Closing # conversations' });
    case 'reopen':
      return plural(count, { one: 'Opening # conversation again', other: 'Opening # conversations again' });
    case 'snooze':
      return plural(count, { one: 'Snoozing # conversation', other: 'Snoozing # conversations' });
    case 'assign':
      return plural(count, { one: 'Assigning # conversation', other: 'Assigning # conversations' });
    case 'queue':
    case 'queueByRules':
      return plural(count, { one: 'Moving # conversation', other: 'Moving # conversations' });
    case 'priority':
    case 'priorityByRules':
      return plural(count, {
        one: 'Setting the priority of # conversation',
        other: 'Setting the priority of # conversations',
      });
    case 'topic':
      return plural(count, {
        one: 'Setting the topic of # conversation',
        other: 'Setting the topic of # conversations',
      });
  }
}
