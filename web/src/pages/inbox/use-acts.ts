import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { refusalsOf, refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import { usePriorityWords } from '../../parts/priority-words';
import { VIEW_QUERIES } from '../../parts/saved-views';
import { formatMoment } from '../../ui/format';
import { toastDone, toastFailure } from '../../ui/toast';
import { type Act, applied, type State, undoing } from './conversation-state';

const CloseDocument = graphql(`
  mutation CloseConversation($input: ConversationInput!) {
    conversationClose(input: $input) {
      conversation {
        ...ConversationState
        viewerUndoableActivityId
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ReopenDocument = graphql(`
  mutation ReopenConversation($input: ConversationInput!) {
    conversationReopen(input: $input) {
      conversation {
        ...ConversationState
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const SnoozeDocument = graphql(`
  mutation SnoozeConversation($input: ConversationSnoozeInput!) {
    conversationSnooze(input: $input) {
      conversation {
        ...ConversationState
        viewerUndoableActivityId
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const AssignDocument = graphql(`
  mutation AssignConversation($input: ConversationAssignInput!) {
    conversationAssign(input: $input) {
      conversation {
        ...ConversationState
        viewerUndoableActivityId
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const PriorityDocument = graphql(`
  mutation SetConversationPriority($input: ConversationPrioritySetInput!) {
    conversationPrioritySet(input: $input) {
      conversation {
        ...ConversationState
        viewerUndoableActivityId
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const QueueDocument = graphql(`
  mutation SetConversationQueue($input: ConversationQueueSetInput!) {
    conversationQueueSet(input: $input) {
      conversation {
        ...ConversationState
        viewerUndoableActivityId
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const PriorityByRulesDocument = graphql(`
  mutation LetRulesSetPriority($input: ConversationInput!) {
    conversationPriorityReset(input: $input) {
      conversation {
        ...ConversationState
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const QueueByRulesDocument = graphql(`
  mutation LetRulesSetQueue($input: ConversationInput!) {
    conversationQueueReset(input: $input) {
      conversation {
        ...ConversationState
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const TopicDocument = graphql(`
  mutation SetConversationTopic($input: ConversationTopicSetInput!) {
    conversationTopicSet(input: $input) {
      conversation {
        ...ConversationState
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export const TakeBackDocument = graphql(`
  mutation TakeBackAct($input: ConversationUndoInput!) {
    conversationUndo(input: $input) {
      conversation {
        ...ConversationState
        viewerUndoableActivityId
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface Write {
  document: TypedDocumentNode<unknown, { input: object }>;
  /** The field of the answer. */
  field: string;
  input: object;
}

function writeOf(act: Act): Write {
  const as = (document: unknown) => document as Write['document'];
  switch (act.kind) {
    case 'close':
      return { document: as(CloseDocument), field: 'conversationClose', input: {} };
    case 'reopen':
      return { document: as(ReopenDocument), field: 'conversationReopen', input: {} };
    case 'snooze':
      return { document: as(SnoozeDocument), field: 'conversationSnooze', input: { until: act.until } };
    case 'assign': {
      const input = { teammateId: act.teammate?.id ?? null };
      return { document: as(AssignDocument), field: 'conversationAssign', input };
    }
    case 'priority':
      return {
        document: as(PriorityDocument),
        field: 'conversationPrioritySet',
        input: { priority: act.priority },
      };
    case 'queue':
      return { document: as(QueueDocument), field: 'conversationQueueSet', input: { queue: act.queue.id } };
    case 'priorityByRules':
      return { document: as(PriorityByRulesDocument), field: 'conversationPriorityReset', input: {} };
    case 'queueByRules':
      return { document: as(QueueByRulesDocument), field: 'conversationQueueReset', input: {} };
    case 'topic':
      return { document: as(TopicDocument), field: 'conversationTopicSet', input: { topic: act.topic } };
  }
}

/** A conversation to act on, with the name that it is told by. */
export interface Actable {
  state: State;
  name: string;
}

/**
 * Acts that are painted at once and told in a toast that takes them back. One that fails takes the paint back itself,
 * and its toast offers to try again.
 */
export function useActs(): (on: Actable, act: Act) => Promise<boolean> {
  const { t } = useLingui();
  const client = useApolloClient();
  const words = useActWords();

  const mutate = async ({ document, field, input }: Write, painted: State): Promise<Sent> => {
    const conversation = { __typename: 'Conversation', ...painted, viewerUndoableActivityId: null };
    try {
      const { data } = await client.mutate({
        mutation: document,
        variables: { input: { id: painted.id, ...input } },
        optimisticResponse: { [field]: { __typename: 'ConversationPayload', conversation, userErrors: [] } },
        context: { inTurn: painted.id },
      });
      const failure = refusalsOf(data)[0]?.message ?? null;
      return { failure, activityId: activityIdOf(data, field) };
    } catch (error) {
      const failure = refusalsOfFailure(error)[0]?.message ?? t`Something went wrong.`;
      return { failure, activityId: null };
    } finally {
      client.refetchQueries({ include: [...VIEW_QUERIES, 'Load', 'ConversationActivity'] });
    }
  };
  const send = (state: State, act: Act) => mutate(writeOf(act), applied(state, act));

  /** The server alone knows all that it was, its place among those that wait too; while nothing happened since. */
  const takeBack = async ({ state }: Actable, activityId: string): Promise<boolean> => {
    const document = TakeBackDocument as unknown as Write['document'];
    const write = { document, field: 'conversationUndo', input: { activityId } };
    return (await mutate(write, state)).failure === null;
  };

  const undo = async (on: Actable, act: Act, sent: Promise<Sent>) => {
    let state = applied(on.state, act);
    const steps = undoing(on.state, state);
    const { activityId } = await sent;
    const isBack = activityId !== null && steps.length > 0 && (await takeBack(on, activityId));
    for (const step of isBack ? [] : steps) {
      const { failure } = await send(state, step);
      if (failure) {
        toastFailure(t`${on.name}: ${failure}`, { label: t`Retry`, run: () => undo(on, act, sent) });
        return;
      }
      state = applied(state, step);
    }
    toastDone(t`${on.name} is as it was`);
  };

  const run = async (on: Actable, act: Act): Promise<boolean> => {
    const withdrawn = new AbortController();
    const sent = send(on.state, act);
    toastDone(words(on.name, act), { label: t`Undo`, run: () => undo(on, act, sent) }, withdrawn.signal);
    const { failure } = await sent;
    if (failure === null) return true;
    withdrawn.abort();
    toastFailure(t`${on.name}: ${failure}`, { label: t`Retry`, run: () => run(on, act) });
    return false;
  };
  return run;
}

/** How an act went: why it was refused, and by what it is taken back. */
interface Sent {
  failure: string | null;
  activityId: string | null;
}

function activityIdOf(data: unknown, field: string): string | null {
  const answers = data as Record<
    string,
    { conversation?: { viewerUndoableActivityId?: string | null } | null }
  >;
  return answers[field]?.conversation?.viewerUndoableActivityId ?? null;
}

function useActWords(): (name: string, act: Act) => string {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  return (name, act) => {
    switch (act.kind) {
      case 'close':
        return t`${name}: closed`;
      case 'reopen':
        return t`${name}: open again`;
      case 'snooze':
        return t`${name}: snoozed until ${formatMoment(act.until)}`;
      case 'assign':
        return act.teammate ? t`${name}: assigned to ${act.teammate.name}` : t`${name}: waits again`;
      case 'priority':
        return t`${name}: ${priorityWords[act.priority]}`;
      case 'queue':
        return t`${name}: moved to ${act.queue.name}`;
      case 'priorityByRules':
        return t`${name}: the rules decide its priority`;
      case 'queueByRules':
        return t`${name}: the rules decide its queue`;
      case 'topic':
        return act.topic ? t`${name}: about ${act.topic}` : t`${name}: about nothing in particular`;
    }
  };
}
