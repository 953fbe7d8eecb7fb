import { graphql } from '../../gql';
import type { ConversationQuery } from '../../gql/graphql';

export const ConversationDocument = graphql(`
  query Conversation($id: ID!) {
    conversation(id: $id) {
      id
      number
      subject
      channel
      createdAt
      escalationReason
      escalatedAt
      csat
      csatComment
      contact {
        id
        displayName
      }
      segments {
        source
        segment {
          id
          name
          colour
        }
      }
      messages {
        id
        ...MessageLine
      }
      receipt {
        ...Receipt
      }
      laterReceipts(first: 1) {
        decidedAt
        why
        ...Receipt
      }
      ...ConversationState
      ...ConversationDrafts
    }
  }
`);

export type Conversation = NonNullable<ConversationQuery['conversation']>;
