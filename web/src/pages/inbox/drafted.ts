import type { ApolloClient } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import { graphql } from '../../gql';
import type { DraftKind } from '../../gql/graphql';

const DraftsDocument = graphql(`
  query Drafts {
    viewerDrafts {
      conversationId
      kind
    }
  }
`);

/** The conversations in which the person has a draft; looked at again when they come back to the window. */
export function useDrafted(): ReadonlySet<string> {
  const { data, refetch } = useQuery(DraftsDocument, { fetchPolicy: 'cache-and-network' });
  useEffect(() => {
    const look = () => void refetch().catch(() => {});
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);
  const drafts = data?.viewerDrafts;
  return useMemo(() => new Set(drafts?.map(({ conversationId }) => conversationId)), [drafts]);
}

/** A draft was saved here, or is none any more. */
export function markDraft(
  client: ApolloClient,
  conversationId: string,
  kind: DraftKind,
  isThere: boolean,
): void {
  client.cache.updateQuery({ query: DraftsDocument }, (data) => {
    if (!data) return undefined;
    const others = data.viewerDrafts.filter(
      (one) => one.conversationId !== conversationId || one.kind !== kind,
    );
    const own = { __typename: 'ConversationDraft' as const, conversationId, kind };
    return { ...data, viewerDrafts: isThere ? [own, ...others] : others };
  });
}
