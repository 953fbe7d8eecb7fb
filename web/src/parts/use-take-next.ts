import { useLingui } from '@lingui/react/macro';
import { useAction } from '../apollo/use-action';
import { graphql } from '../gql';
import type { NothingTakenReason } from '../gql/graphql';
import { toastDone } from '../ui/toast';
import { CONVERSATION_LISTS } from './conversation-lists';

const TakeNextDocument = graphql(`
  mutation TakeNext {
    conversationTakeNext {
      conversation {
        id
        ...ConversationState
      }
      reason
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Takes the next conversation of the person's queues and opens it, or says why there was none. */
export function useTakeNext(onTaken: (id: string) => void): () => Promise<void> {
  const { t } = useLingui();
  const { run } = useAction(TakeNextDocument, { refetch: CONVERSATION_LISTS });
  const reasons: Record<NothingTakenReason, string> = {
    NOTHING_WAITS: t`Nothing waits in your queues.`,
    NO_CAPACITY: t`You have as many open conversations as your capacity allows: close or snooze one first.`,
    NO_QUEUES: t`You work no queue yet: an admin adds you to a team group that has one.`,
    OUTSIDE_HOURS: t`All your queues are outside of their working hours.`,
  };
  return async () => {
    const outcome = await run({});
    if (!outcome.ok) return;
    const { conversation, reason } = outcome.data.conversationTakeNext;
    if (reason) toastDone(reasons[reason]);
    if (conversation) onTaken(conversation.id);
  };
}
