import { useApolloClient } from '@apollo/client/react';
import { Plural, Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { graphql } from '../gql';
import type { RoutingDraftInput, RoutingReplayQuery } from '../gql/graphql';
import { formatNumber, formatShare } from '../ui/format';

const RoutingReplayDocument = graphql(`
  query RoutingReplay($draft: RoutingDraftInput!) {
    routingDraftPreview(draft: $draft, days: 7) {
      conversationCount
      wonCount
      limited
    }
  }
`);

type Replay = RoutingReplayQuery['routingDraftPreview'];

/** How many conversations of the last seven days the draft would have won; silent while it is unfinished. */
export function DraftReplay({ draft }: { draft: RoutingDraftInput | null }) {
  const replay = useReplay(draft);
  return (
    <Text size="sm" c="dimmed" component="div" aria-live="polite" mih={21}>
      {replay && <ReplayWords replay={replay} />}
    </Text>
  );
}

function ReplayWords({ replay }: { replay: Replay }) {
  const { conversationCount, wonCount, limited } = replay;
  if (conversationCount === 0)
    return <Trans>There were no conversations in the last 7 days to try it on.</Trans>;
  const share = formatShare(wonCount, conversationCount);
  const count = formatNumber(conversationCount);
  const won = (
    <Text span fw={600} c="var(--mantine-color-text)" className="tabular">
      {formatNumber(wonCount)}
    </Text>
  );
  if (limited)
    return (
      <Trans>
        It would have taken {won} of the newest {count} conversations ({share}).
      </Trans>
    );
  return (
    <Trans>
      It would have taken {won} of the {count}{' '}
      <Plural value={conversationCount} one="conversation" other="conversations" /> of the last 7 days (
      {share}).
    </Trans>
  );
}

function useReplay(draft: RoutingDraftInput | null): Replay | null {
  const client = useApolloClient();
  const [replay, setReplay] = useState<Replay | null>(null);
  const asked = draft && JSON.stringify(draft);
  useEffect(() => {
    if (!asked) return setReplay(null);
    const stale = new AbortController();
    const ask = async () => {
      try {
        const { data } = await client.query({
          query: RoutingReplayDocument,
          variables: { draft: JSON.parse(asked) },
          fetchPolicy: 'network-only',
          context: { fetchOptions: { signal: stale.signal } },
        });
        if (!stale.signal.aborted) setReplay(data?.routingDraftPreview ?? null);
      } catch {
        // What is wrong with the condition is told at its predicate.
        if (!stale.signal.aborted) setReplay(null);
      }
    };
    const timer = setTimeout(ask, 300);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [asked, client]);
  return replay;
}
