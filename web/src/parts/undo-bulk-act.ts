import { useLingui } from '@lingui/react/macro';
import { useAction } from '../apollo/use-action';
import { graphql } from '../gql';

const UndoConversationsChangeDocument = graphql(`
  mutation UndoConversationsChange($input: ConversationsChangeUndoInput!) {
    conversationsChangeUndo(input: $input) {
      job {
        ...JobLine
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Takes one's own act on many conversations back, as a job: when that act is not over yet, right after it. */
export function useUndoBulkAct() {
  const { t } = useLingui();
  return useAction(UndoConversationsChangeDocument, {
    refetch: ['Jobs', 'JobLines'],
    done: t`Undoing in the background. How far it is stands in the navigation.`,
  });
}
