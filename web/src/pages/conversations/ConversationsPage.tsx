import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconInbox, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { onLineReturn } from '../../apollo/line';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { Page } from '../../ui/Page';
import { ConversationTable } from './ConversationTable';

const StartConversationDialog = lazy(() =>
  import('../../parts/StartConversationDialog').then((module) => ({
    default: module.StartConversationDialog,
  })),
);

const ConversationsDocument = graphql(`
  query Conversations($after: String) {
    conversations(first: 100, after: $after) {
      nodes {
        id
        ...ConversationRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

const ConversationChangesDocument = graphql(`
  subscription ConversationChanges {
    conversationChanges {
      sequence
      conversations {
        id
        ...ConversationRow
      }
    }
  }
`);

const route = getRouteApi('/inside/conversations');

/** The list changes in place; conversations that are new wait behind a button, so no row moves under the pointer. */
export function ConversationsPage() {
  const { t } = useLingui();
  const { data, error, loading, refetch, fetchMore } = useQuery(ConversationsDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.conversations;
  const onMore = useNextPage(list, fetchMore);
  const known = new Set(list?.nodes.map(({ id }) => id));
  const [arrived, showArrived] = useArrivals(known, () => refetch());
  return (
    <Page
      fill
      title={t`Conversations`}
      description={t`Every conversation with where it went and why, newest first.`}
      actions={<StartConversationButton />}
    >
      <Group gap="sm" mih={30}>
        {arrived > 0 && (
          <Button size="xs" radius="xl" onClick={showArrived}>
            <Trans>{arrived} new</Trans>
          </Button>
        )}
        {list && (
          <Text size="xs" c="dimmed" ml="auto" role="status" className="tabular">
            <Trans>{formatNumber(list.totalCount)} in all</Trans>
          </Text>
        )}
      </Group>
      {error && !list ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : (
        <ConversationTable
          conversations={list?.nodes ?? []}
          total={list?.totalCount}
          loading={loading}
          onMore={onMore}
          empty={
            <EmptyState
              icon={<IconInbox size={22} aria-hidden />}
              title={<Trans>No conversations yet</Trans>}
            >
              <Trans>They appear here, live, as they begin: over the widget, the API or an import.</Trans>
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}

function StartConversationButton() {
  const { start } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => navigate({ search: { start: 'yes' } })}
      >
        <Trans>Start a conversation</Trans>
      </Button>
      <Suspense fallback={null}>
        {start && <StartConversationDialog onClose={() => navigate({ search: {}, replace: true })} />}
      </Suspense>
    </>
  );
}

/** How many conversations began since the list was read. What changed in those shown goes into the cache by itself. */
function useArrivals(known: ReadonlySet<string>, read: () => Promise<unknown>): [number, () => void] {
  const client = useApolloClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const readSoon = useDebouncedCallback(read, 300);
  const { restart } = useSubscription(ConversationChangesDocument, {
    onData: ({ data }) => {
      const changed = data.data?.conversationChanges.conversations ?? [];
      const fresh = changed.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return;
      if (known.size === 0) readSoon();
      else setIds((before) => new Set([...before, ...fresh.map(({ id }) => id)]));
    },
  });
  useEffect(
    () =>
      onLineReturn(() => {
        restart();
        readSoon();
      }),
    [restart, readSoon],
  );
  const show = async () => {
    await read();
    setIds(new Set());
    client.cache.gc();
  };
  return [ids.size, show];
}
