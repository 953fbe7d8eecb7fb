import type { ConversationActionFragment, MessageActionFragment } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';

/** What the tests look at of a conversation. */
graphql(`
  fragment ConversationFacts on Conversation {
    id status priority priorityBy queueBy waitingSince assignedAt snoozedUntil
    firstRespondedAt resolvedAt reopenedAt reopenedCount escalated escalatedAt escalationReason csat csatComment topic
    assignee { id name } queue { key } team { key }
    messages { id kind body author teammate { name } mentions { name } }
  }
`);

graphql(`
  fragment ConversationAction on ConversationPayload {
    conversation { ...ConversationFacts }
    userErrors { code message path }
  }
`);

graphql(`
  fragment MessageAction on ConversationMessagePayload {
    conversation { ...ConversationFacts }
    userErrors { __typename code message path ... on OvertakenError { messages { id body author } } }
  }
`);

export const readConversation = graphql(`
  query Conversation($id: ID!) {
    conversation(id: $id) { ...ConversationFacts }
  }
`);

export const readActivity = graphql(`
  query ConversationActivity($id: ID!) {
    conversation(id: $id) { activity(first: 50) { nodes { id type actor data } } }
  }
`);

/** Where the rules put it, and why. */
export const readRouting = graphql(`
  query ConversationRouting($id: ID!) {
    conversation(id: $id) {
      priority queueBy waitingSince queue { key } team { key } assignee { id }
      laterReceipts { why summary queue { name byHand } priority { byHand } }
      activity(first: 50) { nodes { id type actor data } }
    }
  }
`);

export const watchConversations = graphql(`
  subscription WatchConversations($after: String) {
    conversationChanges(after: $after) { sequence conversations { id } }
  }
`);

export const startConversation = graphql(`
  mutation StartConversation($input: ConversationStartInput!) {
    conversationStart(input: $input) { conversation { id } userErrors { code message path } }
  }
`);

export const takeNextConversation = graphql(`
  mutation TakeNextConversation {
    conversationTakeNext { conversation { id } reason userErrors { code message path } }
  }
`);

/** What each action on a conversation answers. */
export interface ActionAnswer {
  readonly action: ConversationActionFragment | MessageActionFragment;
}

/** Whatever is done with one conversation, by its mutation. */
export const actions = {
  conversationAssign: graphql(`
    mutation AssignConversation($input: ConversationAssignInput!) {
      action: conversationAssign(input: $input) { ...ConversationAction }
    }
  `),
  conversationClose: graphql(`
    mutation CloseConversation($input: ConversationInput!) {
      action: conversationClose(input: $input) { ...ConversationAction }
    }
  `),
  conversationDeescalate: graphql(`
    mutation DeescalateConversation($input: ConversationInput!) {
      action: conversationDeescalate(input: $input) { ...ConversationAction }
    }
  `),
  conversationEscalate: graphql(`
    mutation EscalateConversation($input: ConversationEscalateInput!) {
      action: conversationEscalate(input: $input) { ...ConversationAction }
    }
  `),
  conversationMessageAdd: graphql(`
    mutation AddCustomerMessage($input: ConversationMessageInput!) {
      action: conversationMessageAdd(input: $input) { ...MessageAction }
    }
  `),
  conversationNoteAdd: graphql(`
    mutation AddNote($input: ConversationNoteAddInput!) {
      action: conversationNoteAdd(input: $input) { ...MessageAction }
    }
  `),
  conversationPriorityReset: graphql(`
    mutation ResetPriority($input: ConversationInput!) {
      action: conversationPriorityReset(input: $input) { ...ConversationAction }
    }
  `),
  conversationPrioritySet: graphql(`
    mutation SetPriority($input: ConversationPrioritySetInput!) {
      action: conversationPrioritySet(input: $input) { ...ConversationAction }
    }
  `),
  conversationQueueReset: graphql(`
    mutation ResetQueue($input: ConversationInput!) {
      action: conversationQueueReset(input: $input) { ...ConversationAction }
    }
  `),
  conversationQueueSet: graphql(`
    mutation SetQueue($input: ConversationQueueSetInput!) {
      action: conversationQueueSet(input: $input) { ...ConversationAction }
    }
  `),
  conversationRate: graphql(`
    mutation RateConversation($input: ConversationRateInput!) {
      action: conversationRate(input: $input) { ...ConversationAction }
    }
  `),
  conversationReopen: graphql(`
    mutation ReopenConversation($input: ConversationInput!) {
      action: conversationReopen(input: $input) { ...ConversationAction }
    }
  `),
  conversationReply: graphql(`
    mutation Reply($input: ConversationReplyInput!) {
      action: conversationReply(input: $input) { ...MessageAction }
    }
  `),
  conversationSnooze: graphql(`
    mutation SnoozeConversation($input: ConversationSnoozeInput!) {
      action: conversationSnooze(input: $input) { ...ConversationAction }
    }
  `),
  conversationTopicSet: graphql(`
    mutation SetTopic($input: ConversationTopicSetInput!) {
      action: conversationTopicSet(input: $input) { ...ConversationAction }
    }
  `),
  conversationUndo: graphql(`
    mutation UndoLastAction($input: ConversationUndoInput!) {
      action: conversationUndo(input: $input) { ...ConversationAction }
    }
  `),
};

export const importConversations = graphql(`
  mutation ImportConversations($input: ConversationsImportInput!) {
    conversationsImport(input: $input) { results { conversation { id } } userErrors { code message path } }
  }
`);
