import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { refusalsOf } from '../../apollo/errors';
import { onLineReturn } from '../../apollo/line';
import { sendAtLast } from '../../apollo/send-at-last';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ConversationDraftSaveInput } from '../../gql/graphql';
import { DraftKeeper, type DraftServer, type SavedDraft, type SaveOutcome } from './draft-keeper';
import { DraftKeepers } from './draft-keepers';
import { markDraft } from './drafted';
import { type Draft, type DraftKind, placeOf } from './local-drafts';
import { outcomeOfFailure, savedOf, saveInput, serverKind } from './saved-draft';
import { isUnderWay } from './upload-list';
import { uploadsOf } from './uploads';

export const ConversationDrafts = graphql(`
  fragment ConversationDrafts on Conversation {
    id
    viewerDrafts {
      conversationId
      kind
      body
      savedAt
      mentions {
        id
        name
      }
      attachments {
        id
        name
        size
      }
    }
  }
`);

const SaveDraftDocument = graphql(`
  mutation SaveDraft($input: ConversationDraftSaveInput!) {
    conversationDraftSave(input: $input) {
      conversation {
        ...ConversationDrafts
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const DraftsOfDocument = graphql(`
  query DraftsOf($id: ID!) {
    conversation(id: $id) {
      ...ConversationDrafts
    }
  }
`);

const keepers = new DraftKeepers((place) => uploadsOf(place).get().some(isUnderWay));

/** The keeper of a place. Files that come, while its page is shown or not, go into the draft. */
function keeperOf(place: string, server: DraftServer, saved: SavedDraft | null): DraftKeeper {
  const found = keepers.get(place);
  if (found) return found;
  const keeper = new DraftKeeper(place, server, saved);
  const uploads = uploadsOf(place);
  uploads.follow(() => keeper.changeFiles(uploads.files));
  uploads.adopt(keeper.get().draft.files);
  keepers.hold(place, keeper);
  return keeper;
}

/**
 * What a person is writing in a conversation: kept by the server after each pause and on leaving, so that it is there in
 * any browser, and in this browser while the server is away.
 */
export function useDraft(
  teammateId: string,
  conversation: FragmentType<typeof ConversationDrafts>,
  kind: DraftKind,
) {
  const client = useApolloClient();
  const { id, viewerDrafts } = readFragment(ConversationDrafts, conversation);
  const place = placeOf(teammateId, id, kind);
  const saved = savedOf(viewerDrafts, serverKind(kind));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved later is learnt below.
  const keeper = useMemo(() => keeperOf(place, serverOf(client, id, kind), saved), [client, place]);
  const kept = useSyncExternalStore(keeper.subscribe, keeper.get);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another save is news.
  useEffect(() => keeper.learn(saved), [keeper, saved?.savedAt]);
  useEffect(() => {
    const look = () =>
      void client
        .query({ query: DraftsOfDocument, variables: { id }, fetchPolicy: 'network-only' })
        .catch(() => {});
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [client, id]);
  useEffect(() => {
    keepers.hold(place, keeper);
    return () => {
      keeper.flush();
      keepers.forgetWhatIsOver();
    };
  }, [keeper, place]);
  const sent = (draft: Draft) => {
    keeper.sent(draft);
    markDraft(client, id, serverKind(kind), false);
  };
  return { kept, keeper, sent };
}

function serverOf(client: ApolloClient, id: string, kind: DraftKind): DraftServer {
  return {
    save: (draft) => save(client, saveInput(id, kind, draft)),
    saveAtLast: (draft) => sendAtLast(SaveDraftDocument, { input: saveInput(id, kind, draft) }),
  };
}

async function save(client: ApolloClient, input: ConversationDraftSaveInput): Promise<SaveOutcome> {
  try {
    const { data } = await client.mutate({ mutation: SaveDraftDocument, variables: { input } });
    const [refusal] = refusalsOf(data);
    if (refusal) return { refusal: refusal.message };
    const { conversation } = data?.conversationDraftSave ?? {};
    const drafts = conversation ? readFragment(ConversationDrafts, conversation).viewerDrafts : [];
    const saved = savedOf(drafts, input.kind);
    markDraft(client, String(input.id), input.kind, saved !== null);
    return { saved };
  } catch (error) {
    return outcomeOfFailure(error);
  } finally {
    setTimeout(() => keepers.forgetWhatIsOver());
  }
}

const leaveWindow = () => keepers.leaveWindow();

onLineReturn(() => keepers.flush());
window.addEventListener('pagehide', () => keepers.saveAtLast());
window.addEventListener('blur', leaveWindow);
document.addEventListener('visibilitychange', () => document.hidden && leaveWindow());
