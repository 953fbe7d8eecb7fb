import type { ApolloClient, TypedDocumentNode } from '@apollo/client';
import { t } from '@lingui/core/macro';
import { refusalsOf, refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { Act, State } from './conversation-state';

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

/** A write to one conversation. */
export interface Write {
  document: TypedDocumentNode<unknown, { input: object }>;
  /** The field of the answer. */
  field: string;
  input: object;
}

export function writeOf(act: Act): Write {
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

/** The write that takes an activity back, while nothing happened since. */
export function takeBackOf(activityId: string): Write {
  const document = TakeBackDocument as unknown as Write['document'];
  return { document, field: 'conversationUndo', input: { activityId } };
}

/** How a write went: why it was refused, and the activity by which it can be taken back. */
export interface Sent {
  failure: string | null;
  activityId: string | null;
}

/** Sends a write in the turn of its conversation. It is painted at once, and the paint goes when it fails. */
export async function sendWrite(client: ApolloClient, write: Write, painted: State): Promise<Sent> {
  const { document, field, input } = write;
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
  }
}

function activityIdOf(data: unknown, field: string): string | null {
  const answers = data as Record<
    string,
    { conversation?: { viewerUndoableActivityId?: string | null } | null }
  >;
  return answers[field]?.conversation?.viewerUndoableActivityId ?? null;
}
