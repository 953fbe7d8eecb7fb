import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import type { PeopleQuery } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { Chip } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { SearchInput } from '../../ui/SearchInput';
import { InviteDialog } from './InviteDialog';
import { OpenInvitations } from './OpenInvitations';
import { TeammateDialog } from './TeammateDialog';
import classes from './teams.module.css';

const PeopleDocument = graphql(`
  query People($search: String!, $after: String) {
    teammateConnection(first: 100, after: $after, search: $search) {
      totalCount
      nodes {
        id
        name
        email
        role
        capacity
        available
        lastSeenAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Person = PeopleQuery['teammateConnection']['nodes'][number];

export function PeopleTab() {
  const { t } = useLingui();
  const { viewerCanChangeTeam: may } = useViewer();
  const [inviting, { open, close }] = useDisclosure(false);
  const [edited, setEdited] = useState<Person | null>(null);
  const [search, setSearch] = useState('');
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(PeopleDocument, {
    variables: { search },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.teammateConnection;
  const onMore = useNextPage(list, fetchMore);
  const columns = usePeopleColumns(may ? setEdited : undefined);
  if (error && !list) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  if (!list) return <LoadingRows label={t`Loading the people`} />;
  return (
    <div className={classes.people}>
      <Group justify="space-between">
        <SearchInput
          label={t`Search people`}
          value={search}
          onChange={setSearch}
          w={{ base: '100%', xs: 260 }}
        />
        {may && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
            <Trans>Invite a teammate</Trans>
          </Button>
        )}
      </Group>
      <DataTable
        windowed
        label={t`People`}
        columns={columns}
        rows={list.nodes}
        rowId={({ id }) => id}
        total={list.totalCount}
        loading={loading}
        onMore={onMore}
        empty={
          <EmptyState
            icon={<IconUserPlus size={22} aria-hidden />}
            title={<Trans>Nobody is called that</Trans>}
            actions={
              <Button variant="default" onClick={() => setSearch('')}>
                <Trans>Clear the search</Trans>
              </Button>
            }
          />
        }
      />
      {may && <OpenInvitations />}
      {inviting && <InviteDialog onClose={close} />}
      {edited && <TeammateDialog teammate={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function usePeopleColumns(onEdit?: (person: Person) => void): Column<Person>[] {
  const { t } = useLingui();
  return useMemo(() => {
    const columns: Column<Person>[] = [
      {
        id: 'name',
        header: t`Name`,
        cell: ({ name }) => <strong style={{ fontWeight: 500 }}>{name}</strong>,
      },
      {
        id: 'email',
        header: t`E-mail`,
        needs: 'sm',
        cell: ({ email }) => <span className={cells.dim}>{email}</span>,
      },
      {
        id: 'role',
        header: t`Role`,
        width: '90px',
        cell: ({ role }) => (role === 'ADMIN' ? t`Admin` : t`Agent`),
      },
      {
        id: 'capacity',
        header: t`Capacity`,
        width: '90px',
        align: 'right',
        needs: 'sm',
        cell: ({ capacity }) => capacity,
      },
      {
        id: 'available',
        header: t`Available`,
        width: '130px',
        needs: 'md',
        cell: ({ available }) => (
          <Chip colour={available ? 'GREEN' : 'GRAY'}>{available ? t`available` : t`away`}</Chip>
        ),
      },
    ];
    if (!onEdit) return columns;
    return [
      ...columns,
      {
        id: 'actions',
        header: t`Actions`,
        quiet: true,
        width: '80px',
        align: 'right',
        cell: (person) => (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t`Edit ${person.name}`}
            onClick={() => onEdit(person)}
          >
            <Trans>Edit</Trans>
          </Button>
        ),
      },
    ];
  }, [t, onEdit]);
}
