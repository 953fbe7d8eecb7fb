import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Text } from '@mantine/core';
import { IconUserMinus, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import type { MembershipSource, MembersQuery, PinFilter } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { paths } from '../../paths';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { PickedBar } from '../../table/PickedBar';
import { useSelection } from '../../table/selection';
import { Chip } from '../../ui/Chip';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatMoment } from '../../ui/format';
import { CellLink } from '../../ui/links';
import { RemoveMembersDialog } from './RemoveMembersDialog';
import { ResetPicked } from './ResetPicked';
import { useSourceWords } from './source-words';
import { WhyButton } from './WhyButton';

export const MembersDocument = graphql(`
  query Members($id: ID!, $search: String, $pin: PinFilter, $source: MembershipSource, $at: DateTime, $after: String) {
    segment(id: $id) {
      id
      members(first: 100, search: $search, pin: $pin, source: $source, at: $at, after: $after) {
        nodes {
          contact {
            id
            displayName
            email
            company
          }
          since
          source
          pin
          ...WhyMember
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

type Member = NonNullable<MembersQuery['segment']>['members']['nodes'][number];

interface MembersListProps {
  segment: { id: string; name: string; memberCount: number };
  search: string | undefined;
  pin: PinFilter | undefined;
  source: MembershipSource | undefined;
  onClear: () => void;
}

export function MembersList({ segment, search, pin, source, onClear }: MembersListProps) {
  const { t } = useLingui();
  const { viewerCanChangeMembers } = useViewer();
  const matching = { search: search ?? null, pin: pin ?? null, source: source ?? null };
  const selection = useSelection(JSON.stringify(matching));
  const [removing, setRemoving] = useState<Member[] | 'everything' | null>(null);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(MembersDocument, {
    variables: { id: segment.id, ...matching },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.segment?.members;
  const onMore = useNextPage(list, fetchMore);
  const columns = useMemberColumns(segment.name, false, viewerCanChangeMembers ? setRemoving : undefined);
  const rows = list?.nodes ?? [];
  if (error && !list) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  const filtered = Boolean(search || pin || source);
  // The count is live; the rows change when asked to, so that none moves under the pointer.
  const changedMeanwhile = !filtered && !loading && list?.totalCount !== segment.memberCount;
  return (
    <>
      <PickedBar selection={selection} total={list?.totalCount ?? 0}>
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            setRemoving(
              selection.everything ? 'everything' : rows.filter(({ contact }) => selection.has(contact.id)),
            )
          }
        >
          <Trans>Remove</Trans>
        </Button>
        {pin !== 'AUTOMATIC' && (
          <ResetPicked
            segment={segment.id}
            selection={selection}
            matching={{ ...matching, pin: 'INCLUDED' }}
          />
        )}
      </PickedBar>
      {changedMeanwhile && (
        <Button size="xs" radius="xl" style={{ alignSelf: 'flex-start' }} onClick={() => refetch()}>
          <Trans>Members changed: show</Trans>
        </Button>
      )}
      <DataTable
        windowed
        label={t`Members of ${segment.name}`}
        columns={columns}
        rows={rows}
        rowId={({ contact }) => contact.id}
        rowName={({ contact }) => contact.displayName}
        total={list?.totalCount}
        loading={loading}
        onMore={onMore}
        selection={viewerCanChangeMembers ? selection : undefined}
        empty={<NoMembers filtered={filtered} onClear={onClear} />}
      />
      {removing && (
        <RemoveMembersDialog
          segment={segment}
          members={removing === 'everything' ? null : removing.map(({ contact }) => contact)}
          total={list?.totalCount ?? 0}
          matching={matching}
          onClose={() => setRemoving(null)}
          onDone={selection.clear}
        />
      )}
    </>
  );
}

/** What is told of a member; `then`, of a moment that is over, nothing of what can be done or holds by now. */
export function useMemberColumns(
  segmentName: string,
  then: boolean,
  onRemove?: (members: Member[]) => void,
): Column<Member>[] {
  const { t } = useLingui();
  const sourceWords = useSourceWords();
  return useMemo(() => {
    const columns: Column<Member>[] = [
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
        id: 'email',
        header: t`E-mail`,
        needs: 'md',
        cell: ({ contact }) => <span className={cells.dim}>{contact.email}</span>,
      },
      {
        id: 'source',
        header: t`How they came`,
        width: '190px',
        needs: 'sm',
        cell: ({ source, pin }) => (
          <>
            {sourceWords[source]} {pin === 'INCLUDED' && !then && <Chip>{t`pinned`}</Chip>}
          </>
        ),
      },
      {
        id: 'since',
        header: t`Since`,
        width: '150px',
        needs: 'md',
        cell: ({ since }) => <span className={cells.dim}>{formatMoment(since)}</span>,
      },
    ];
    const actions: Column<Member> = {
      id: 'actions',
      header: t`Actions`,
      quiet: true,
      width: onRemove ? '118px' : '80px',
      align: 'right',
      cell: (member) => (
        <span className={cells.actions}>
          <WhyButton member={member} />
          {onRemove && (
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              c="dimmed"
              aria-label={t`Remove ${member.contact.displayName} from ${segmentName}`}
              onClick={() => onRemove([member])}
            >
              <IconUserMinus size={16} aria-hidden />
            </ActionIcon>
          )}
        </span>
      ),
    };
    return then ? columns : [...columns, actions];
  }, [t, sourceWords, segmentName, then, onRemove]);
}

function NoMembers({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={<IconUsers size={22} aria-hidden />}
        title={<Trans>No member matches</Trans>}
        actions={
          <Button variant="default" onClick={onClear}>
            <Trans>Clear</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconUsers size={22} aria-hidden />}
      title={<Trans>Nobody is in this segment yet</Trans>}
    >
      <Text span inherit>
        <Trans>
          Add contacts by hand, or let a rule under Advanced add them when their next conversation begins.
        </Trans>
      </Text>
    </EmptyState>
  );
}
