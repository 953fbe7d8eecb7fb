import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import type { KeptOutQuery } from '../../gql/graphql';
import { ResetMembersDocument, useMembersAction } from '../../parts/members-actions';
import { useViewer } from '../../parts/viewer';
import { paths } from '../../paths';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { PickedBar } from '../../table/PickedBar';
import { useSelection } from '../../table/selection';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { CellLink } from '../../ui/links';
import { RelativeTime } from '../../ui/RelativeTime';
import { ResetPicked } from './ResetPicked';

const KeptOutDocument = graphql(`
  query KeptOut($id: ID!, $search: String, $after: String) {
    segment(id: $id) {
      id
      excluded(first: 100, search: $search, after: $after) {
        nodes {
          contact {
            id
            displayName
            email
          }
          excludedAt
          excludedBy
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

type Excluded = NonNullable<KeptOutQuery['segment']>['excluded']['nodes'][number];

interface KeptOutListProps {
  segment: { id: string; name: string };
  search: string | undefined;
}

export function KeptOutList({ segment, search }: KeptOutListProps) {
  const { t } = useLingui();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(KeptOutDocument, {
    variables: { id: segment.id, search: search ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { viewerCanChangeMembers } = useViewer();
  const selection = useSelection(search);
  const list = (data ?? previousData)?.segment?.excluded;
  const onMore = useNextPage(list, fetchMore);
  const columns = useKeptOutColumns(segment);
  if (error && !list) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  return (
    <>
      <PickedBar selection={selection} total={list?.totalCount ?? 0}>
        <ResetPicked
          segment={segment.id}
          selection={selection}
          matching={{ search: search ?? null, pin: 'EXCLUDED' }}
        />
      </PickedBar>
      <DataTable
        windowed
        selection={viewerCanChangeMembers ? selection : undefined}
        rowName={({ contact }) => contact.displayName}
        label={t`Kept out of ${segment.name}`}
        columns={columns}
        rows={list?.nodes ?? []}
        rowId={({ contact }) => contact.id}
        total={list?.totalCount}
        loading={loading}
        onMore={onMore}
        empty={
          <EmptyState
            icon={<IconUserOff size={22} aria-hidden />}
            title={
              search ? <Trans>Nobody of that name is kept out</Trans> : <Trans>Nobody is kept out</Trans>
            }
          >
            <Trans>
              Whoever is removed with “Keep out” stands here, and the rule does not add them again.
            </Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useKeptOutColumns(segment: { id: string; name: string }): Column<Excluded>[] {
  const { t } = useLingui();
  const { viewerCanChangeMembers } = useViewer();
  const { id: segmentId, name } = segment;
  return useMemo(() => {
    const columns: Column<Excluded>[] = [
      {
        id: 'name',
        header: t`Contact`,
        cell: ({ contact }) => (
          <CellLink {...paths.contact(contact.id)} className={cells.name}>
            <span className={cells.text}>{contact.displayName}</span>
          </CellLink>
        ),
      },
      {
        id: 'by',
        header: t`Kept out by`,
        needs: 'sm',
        cell: ({ excludedBy, excludedAt }) => (
          <span className={cells.dim}>
            {excludedBy}, <RelativeTime instant={excludedAt} />
          </span>
        ),
      },
    ];
    if (!viewerCanChangeMembers) return columns;
    return [
      ...columns,
      {
        id: 'actions',
        header: t`Actions`,
        quiet: true,
        width: '150px',
        align: 'right',
        cell: ({ contact }) => <ResetButton segmentId={segmentId} segmentName={name} contact={contact} />,
      },
    ];
  }, [t, segmentId, name, viewerCanChangeMembers]);
}

interface ResetButtonProps {
  segmentId: string;
  segmentName: string;
  contact: { id: string; displayName: string };
}

function ResetButton({ segmentId, segmentName, contact }: ResetButtonProps) {
  const { t } = useLingui();
  const { run, busy } = useMembersAction(
    ResetMembersDocument,
    () => t`The rule decides again about ${contact.displayName}`,
  );
  return (
    <Button
      className={cells.above}
      size="compact-xs"
      variant="default"
      loading={busy}
      aria-label={t`Reset ${contact.displayName} to automatic in ${segmentName}`}
      onClick={() => run({ input: { segment: segmentId, contacts: [contact.id] } })}
    >
      <Trans>Reset to automatic</Trans>
    </Button>
  );
}
