import { graphql } from '../gql/index.js';

export const saveDraft = graphql(`
  mutation SaveDraft($input: ConversationDraftSaveInput!) {
    conversationDraftSave(input: $input) {
      conversation { id viewerDrafts { kind body mentions { name } savedAt } }
      userErrors { code message path }
    }
  }
`);
