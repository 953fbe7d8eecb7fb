import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { refusalsOf, refusalsOfFailure } from '../../apollo/errors';
import { onLineReturn } from '../../apollo/line';
import { sendAtLast } from '../../apollo/send-at-last';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ConversationDraftSaveInput, ConversationDraftsFragment } from '../../gql/graphql';
import { DraftKeeper, type DraftServer, type SavedDraft, type SaveOutcome } from './draft-keeper';
import { markDraft } from './drafted';
import { type Draft, type DraftKind, placeOf } from './local-drafts';
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

const keepers = new Map<string, DraftKeeper>();

/** The keeper of a place. Files that come, while its page is shown or not, go into the draft. */
function keeperOf(place: string, server: DraftServer, saved: SavedDraft | null): DraftKeeper {
  const found = keepers.get(place);
  if (found) return found;
  const keeper = new DraftKeeper(place, server, saved);
  const uploads = uploadsOf(place);
  uploads.follow(() => keeper.changeFiles(uploads.files));
  uploads.adopt(keeper.get().draft.files);
  keepers.set(place, keeper);
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
  const saved = savedOf(viewerDrafts, graphqlKind(kind));
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
    // Whoever left the page before may have forgotten it, for nobody listened yet.
    keepers.set(place, keeper);
    return () => {
      keeper.flush();
      forgetWhenOver();
    };
  }, [keeper, place]);
  const sent = (draft: Draft) => {
    keeper.sent(draft);
    markDraft(client, id, graphqlKind(kind), false);
  };
  return { kept, keeper, sent };
}

const graphqlKind = (kind: DraftKind): 'NOTE' | 'REPLY' => (kind === 'note' ? 'NOTE' : 'REPLY');

function savedOf(
  drafts: ConversationDraftsFragment['viewerDrafts'],
  kind: ConversationDraftSaveInput['kind'],
): SavedDraft | null {
  const found = drafts.find((draft) => draft.kind === kind);
  if (!found) return null;
  const { body, mentions, attachments, savedAt } = found;
  return { text: body, mentions, files: attachments, savedAt };
}

function serverOf(client: ApolloClient, id: string, kind: DraftKind): DraftServer {
  const inputOf = ({ text, mentions, files }: Draft): ConversationDraftSaveInput => ({
    id,
    kind: graphqlKind(kind),
    body: text,
    mentionIds: mentions.map((one) => one.id),
    attachmentIds: files.map((one) => one.id),
  });
  return {
    save: (draft) => save(client, inputOf(draft)),
    saveAtLast: (draft) => sendAtLast(SaveDraftDocument, { input: inputOf(draft) }),
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
    const [refusal] = refusalsOfFailure(error);
    const isAway = !refusal || ['UNREACHABLE', 'UNAVAILABLE', 'UNAUTHENTICATED'].includes(refusal.code);
    return isAway ? 'away' : { refusal: refusal.message };
  } finally {
    setTimeout(forgetWhenOver);
  }
}

function forgetWhenOver(): void {
  for (const [place, keeper] of keepers) {
    if (keeper.isOver && !uploadsOf(place).get().some(isUnderWay)) keepers.delete(place);
  }
}

function flushAll(): void {
  for (const keeper of keepers.values()) keeper.flush();
}

/** Leaving the window for another one saves what waits. */
function leave(): void {
  flushAll();
  for (const keeper of keepers.values()) keeper.stopTyping();
}

onLineReturn(flushAll);
window.addEventListener('pagehide', () => {
  for (const keeper of keepers.values()) keeper.saveAtLast();
});
window.addEventListener('blur', leave);
document.addEventListener('visibilitychange', () => document.hidden && leave());
