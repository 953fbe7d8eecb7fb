import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { PeopleQuery } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { Chip } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { RelativeTime } from '../../ui/RelativeTime';
import { InviteDialog } from './InviteDialog';
import { TeammateDialog } from './TeammateDialog';

const PeopleDocument = graphql(`
  query People {
    teammates {
      id
      name
      email
      role
      capacity
      available
      lastSeenAt
    }
    invitations {
      id
      email
      role
      createdAt
      expiresAt
      acceptedAt
    }
  }
`);

type Person = PeopleQuery['teammates'][number];
type Invitation = PeopleQuery['invitations'][number];

export function PeopleTab() {
  const { t } = useLingui();
  const { viewerCanChangeTeam: may } = useViewer();
  const [inviting, { open, close }] = useDisclosure(false);
  const [edited, setEdited] = useState<Person | null>(null);
  const { data, error, loading, refetch } = useQuery(PeopleDocument, { fetchPolicy: 'cache-and-network' });
  const columns = usePeopleColumns(may ? setEdited : undefined);
  if (error && !data) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  if (!data) return <LoadingRows label={t`Loading the people`} />;
  const waiting = data.invitations.filter(({ acceptedAt }) => !acceptedAt);
  return (
    <Stack>
      {may && (
        <Group justify="flex-end">
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
            <Trans>Invite a teammate</Trans>
          </Button>
        </Group>
      )}
      <DataTable
        label={t`People`}
        columns={columns}
        rows={data.teammates}
        rowId={({ id }) => id}
        loading={loading}
      />
      {waiting.length > 0 && <OpenInvitations invitations={waiting} />}
      {inviting && <InviteDialog onClose={close} />}
      {edited && <TeammateDialog teammate={edited} onClose={() => setEdited(null)} />}
    </Stack>
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

function OpenInvitations({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useLingui();
  const columns = useMemo(
    (): Column<Invitation>[] => [
      { id: 'email', header: t`E-mail`, cell: ({ email }) => email },
      {
        id: 'role',
        header: t`Role`,
        width: '90px',
        cell: ({ role }) => (role === 'ADMIN' ? t`Admin` : t`Agent`),
      },
      {
        id: 'expires',
        header: t`Ends`,
        width: '140px',
        needs: 'sm',
        cell: ({ expiresAt }) => <RelativeTime instant={expiresAt} />,
      },
    ],
    [t],
  );
  return (
    <Panel title={t`Invited, not here yet`} flush>
      <DataTable label={t`Open invitations`} columns={columns} rows={invitations} rowId={({ id }) => id} />
    </Panel>
  );
}
