import type { Condition } from '@cadre/shared/conditions/ast';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useAction } from '../../apollo/use-action';
import { toInput } from '../../conditions/to-input';
import { graphql } from '../../gql';
import type { ConversationsActInput, ConversationsChangeInput } from '../../gql/graphql';
import { usePriorityWords } from '../../parts/priority-words';
import { useUndoBulkAct } from '../../parts/undo-bulk-act';
import { formatMoment } from '../../ui/format';
import { toastDone } from '../../ui/toast';
import type { Act } from './conversation-state';

const ChangeConversationsDocument = graphql(`
  mutation ChangeConversations($input: ConversationsChangeInput!) {
    conversationsChange(input: $input) {
      job {
        id
        ...JobLine
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Those that are meant: all that meet a condition, so many by now, or some that are chosen. */
export type Picked =
  | { everything: true; condition: Condition | null; count: number }
  | { everything: false; ids: string[] };

/** One act on many, as a job, and its undo as another. */
export function useBulkActs() {
  const { t } = useLingui();
  const { run: change, busy } = useAction(ChangeConversationsDocument, { refetch: ['Jobs', 'JobLines'] });
  const undo = useUndoBulkAct();
  const run = async (picked: Picked, act: Act): Promise<boolean> => {
    const outcome = await change({ input: { ...whichOf(picked), act: inputOf(act) } });
    const job = outcome.ok ? outcome.data.conversationsChange.job : null;
    if (!job) return false;
    const action = { label: t`Undo`, run: () => undo.run({ input: { job: job.id } }) };
    const count = picked.everything ? picked.count : picked.ids.length;
    // Opening again is not taken back.
    toastDone(underWay(act, count), act.kind === 'reopen' ? undefined : action);
    return true;
  };
  return { run, busy };
}

function whichOf(picked: Picked): Omit<ConversationsChangeInput, 'act'> {
  if (!picked.everything) return { ids: picked.ids };
  return picked.condition ? { condition: toInput(picked.condition) } : {};
}

function inputOf(act: Act): ConversationsActInput {
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

/** What is begun: it is done in the background. */
function underWay({ kind }: Act, count: number): string {
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

/** What is done, as a button says it. */
export function useActName(): (act: Act) => string {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  return (act) => {
    switch (act.kind) {
      case 'close':
        return t`Close the selected`;
      case 'reopen':
        return t`Open the selected again`;
      case 'snooze':
        return t`Snooze until ${formatMoment(act.until)}`;
      case 'assign':
        return act.teammate ? t`Assign to ${act.teammate.name}` : t`Let the selected wait`;
      case 'priority':
        return t`Set the priority to ${priorityWords[act.priority]}`;
      case 'queue':
        return t`Move to ${act.queue.name}`;
      case 'topic':
        return t`Set the topic`;
      case 'priorityByRules':
      case 'queueByRules':
        return t`Let the rules decide`;
    }
  };
}
