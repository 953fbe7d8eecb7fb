import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconCategory, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import type { SegmentSort } from '../../gql/graphql';
import { useContactCount } from '../../parts/ContactCount';
import { useViewer } from '../../parts/viewer';
import { readSort, sortText } from '../../table/columns';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { Page } from '../../ui/Page';
import { SearchInput } from '../../ui/SearchInput';
import { SegmentTable } from './SegmentTable';

const CreateSegmentDialog = lazy(() =>
  import('./CreateSegmentDialog').then((module) => ({ default: module.CreateSegmentDialog })),
);
const StartingTemplates = lazy(() =>
  import('./StartingTemplates').then((module) => ({ default: module.StartingTemplates })),
);

const SegmentsDocument = graphql(`
  query Segments(
    $search: String
    $archived: Boolean
    $sort: SegmentSort
    $descending: Boolean
    $after: String
  ) {
    segments(
      first: 100
      search: $search
      archived: $archived
      sort: $sort
      descending: $descending
      after: $after
    ) {
      nodes {
        id
        ...SegmentRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

const route = getRouteApi('/inside/contacts/segments');

export function SegmentsPage() {
  const { t } = useLingui();
  const { search, list: shown, sort: sorted, create } = route.useSearch();
  const sort = readSegmentSort(sorted);
  const archived = shown === 'archived';
  const navigate = route.useNavigate();
  const { viewerCanChangeSegments } = useViewer();
  const show = (shows: 'yes' | undefined) =>
    navigate({ search: (before) => ({ ...before, create: shows }), replace: !shows });
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(SegmentsDocument, {
    variables: {
      search: search ?? null,
      archived,
      sort: sort?.field ?? 'NAME',
      descending: sort?.descending ?? false,
    },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.segments;
  const onMore = useNextPage(list, fetchMore);
  const contactCount = useContactCount({});
  const unfiltered = !search && !archived;
  const first = unfiltered && !loading && list?.nodes.length === 0;

  return (
    <Page
      fill
      title={t`Segments`}
      description={t`Named groups of contacts that decide how their conversations are routed, ranked and read.`}
      actions={
        viewerCanChangeSegments && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('yes')}>
            <Trans>Create segment</Trans>
          </Button>
        )
      }
    >
      {!first && (
        <Group gap="sm">
          <SearchInput
            label={t`Search segments`}
            value={search ?? ''}
            w={{ base: '100%', xs: 280 }}
            onChange={(text) =>
              navigate({ search: (before) => ({ ...before, search: text || undefined }), replace: true })
            }
          />
          <SegmentedControl
            aria-label={t`Which segments`}
            value={archived ? 'archived' : 'active'}
            data={[
              { value: 'active', label: t`Active` },
              { value: 'archived', label: t`Archived` },
            ]}
            onChange={(value) =>
              navigate({
                search: (before) => ({ ...before, list: value === 'archived' ? value : undefined }),
              })
            }
          />
          {list && (
            <Text size="xs" c="dimmed" ml="auto" role="status">
              <Trans>{list.totalCount} in all</Trans>
            </Text>
          )}
        </Group>
      )}
      {error && !list ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : first ? (
        <Suspense fallback={null}>
          <StartingTemplates />
        </Suspense>
      ) : (
        <SegmentTable
          segments={list?.nodes ?? []}
          total={list?.totalCount}
          loading={loading}
          onMore={onMore}
          contactCount={contactCount}
          sort={sort}
          onSort={(next) => navigate({ search: (before) => ({ ...before, sort: sortText(next) }) })}
          empty={<NothingFound search={search} onClear={() => navigate({ search: {} })} />}
        />
      )}
      <Suspense fallback={null}>
        {create && viewerCanChangeSegments && <CreateSegmentDialog onClose={() => show(undefined)} />}
      </Suspense>
    </Page>
  );
}

const SORTS: readonly SegmentSort[] = ['NAME', 'MEMBERS', 'CHANGED'];

function readSegmentSort(text: string | undefined): { field: SegmentSort; descending: boolean } | null {
  const sort = readSort(text);
  const field = SORTS.find((one) => one === sort?.field);
  return field ? { field, descending: sort?.descending ?? false } : null;
}

function NothingFound({ search, onClear }: { search: string | undefined; onClear: () => void }) {
  return (
    <EmptyState
      icon={<IconCategory size={22} aria-hidden />}
      title={search ? <Trans>No segment is called “{search}”</Trans> : <Trans>No segment is archived</Trans>}
      actions={
        <Button variant="default" onClick={onClear}>
          <Trans>Show all active segments</Trans>
        </Button>
      }
    />
  );
}
