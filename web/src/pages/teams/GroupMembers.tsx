import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import type { GroupMembersQuery } from '../../gql/graphql';
import { type Column, DataTable } from '../../table/DataTable';
import { formatNumber } from '../../ui/format';
import classes from './teams.module.css';

const GroupMembersDocument = graphql(`
  query GroupMembers($group: ID!, $after: String) {
    teammateConnection(first: 100, after: $after, group: $group) {
      totalCount
      nodes {
        id
        name
        email
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Member = GroupMembersQuery['teammateConnection']['nodes'][number];

interface GroupMembersProps {
  groupId: string;
  removed: readonly string[];
  onChange: (removed: string[]) => void;
}

/** Who works in the group now; who is struck out leaves it when the dialog is saved. */
export function GroupMembers({ groupId, removed, onChange }: GroupMembersProps) {
  const { t } = useLingui();
  const { data, fetchMore } = useQuery(GroupMembersDocument, {
    variables: { group: groupId },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.teammateConnection;
  const onMore = useNextPage(list, fetchMore);
  const columns = useMemo((): Column<Member>[] => {
    const toggle = (id: string) =>
      onChange(removed.includes(id) ? removed.filter((one) => one !== id) : [...removed, id]);
    return [
      {
        id: 'name',
        header: t`Name`,
        cell: ({ id, name }) => (removed.includes(id) ? <s>{name}</s> : name),
      },
      {
        id: 'actions',
        header: t`Actions`,
        quiet: true,
        width: '104px',
        align: 'right',
        cell: ({ id, name }) => (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={removed.includes(id) ? t`Keep ${name}` : t`Remove ${name}`}
            onClick={() => toggle(id)}
          >
            {removed.includes(id) ? <Trans>Keep</Trans> : <Trans>Remove</Trans>}
          </Button>
        ),
      },
    ];
  }, [t, removed, onChange]);
  if (!list || list.totalCount === 0) return null;
  return (
    <div>
      <Text size="sm" fw={500} mb={6}>
        <Trans>In the group now ({formatNumber(list.totalCount)})</Trans>
      </Text>
      <div className={classes.members}>
        <DataTable
          windowed
          label={t`Teammates of the group`}
          columns={columns}
          rows={list.nodes}
          rowId={({ id }) => id}
          total={list.totalCount}
          onMore={onMore}
        />
      </div>
    </div>
  );
}
