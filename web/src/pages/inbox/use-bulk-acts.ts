import { useLingui } from '@lingui/react/macro';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { usePriorityWords } from '../../parts/priority-words';
import { useUndoBulkAct } from '../../parts/undo-bulk-act';
import { formatMoment } from '../../ui/format';
import { toastDone } from '../../ui/toast';
import { bulkActWords, bulkInput, canUndoBulkAct, countOfPicked, type Picked } from './bulk-act';
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

/** One act on many, as a job, and its undo as another. */
export function useBulkActs() {
  const { t } = useLingui();
  const { run: change, busy } = useAction(ChangeConversationsDocument, { refetch: ['Jobs', 'JobLines'] });
  const undo = useUndoBulkAct();
  const run = async (picked: Picked, act: Act): Promise<boolean> => {
    const outcome = await change({ input: bulkInput(picked, act) });
    const job = outcome.ok ? outcome.data.conversationsChange.job : null;
    if (!job) return false;
    const action = { label: t`Undo`, run: () => undo.run({ input: { job: job.id } }) };
    toastDone(bulkActWords(act, countOfPicked(picked)), canUndoBulkAct(act) ? action : undefined);
    return true;
  };
  return { run, busy };
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
