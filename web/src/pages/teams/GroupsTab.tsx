import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { GroupsQuery } from '../../gql/graphql';
import { UseLink } from '../../parts/Uses';
import { useViewer } from '../../parts/viewer';
import { Chip, ColourDot } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import { GroupDialog } from './GroupDialog';

const GroupsDocument = graphql(`
  query Groups {
    teamGroups {
      id
      name
      colour
      description
      version
      teammates {
        id
        name
      }
      usedBy {
        kind
        id
        name
      }
    }
  }
`);

export type TeamGroup = GroupsQuery['teamGroups'][number];

export function GroupsTab() {
  const { t } = useLingui();
  const { viewerCanChangeTeam: may } = useViewer();
  const [edited, setEdited] = useState<TeamGroup | 'new' | null>(null);
  const [deleting, setDeleting] = useState<TeamGroup | null>(null);
  const { data, error, refetch } = useQuery(GroupsDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  if (!data) return <LoadingRows label={t`Loading the groups`} />;
  return (
    <Stack>
      {may && (
        <Group justify="flex-end">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            <Trans>Create team group</Trans>
          </Button>
        </Group>
      )}
      {data.teamGroups.length === 0 && (
        <EmptyState icon={<IconUsersGroup size={22} aria-hidden />} title={<Trans>No team groups yet</Trans>}>
          <Trans>A team group is who works a queue: “Strategic accounts”, “Support EMEA”.</Trans>
        </EmptyState>
      )}
      {data.teamGroups.map((group) => (
        <GroupCard
          key={group.id}
          group={group}
          {...(may && { onEdit: () => setEdited(group), onDelete: () => setDeleting(group) })}
        />
      ))}
      {edited && <GroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {deleting && <DeleteGroupDialog group={deleting} onClose={() => setDeleting(null)} />}
    </Stack>
  );
}

interface GroupCardProps {
  group: TeamGroup;
  onEdit?: () => void;
  onDelete?: () => void;
}

function GroupCard({ group, onEdit, onDelete }: GroupCardProps) {
  const { t } = useLingui();
  const { name, colour, description, teammates, usedBy } = group;
  return (
    <Panel
      title={
        <Group gap={8} component="span">
          <ColourDot colour={colour} size={10} />
          <span>{name}</span>
        </Group>
      }
      aside={
        onEdit && (
          <Group gap="xs">
            <Button size="compact-xs" variant="default" aria-label={t`Edit ${name}`} onClick={onEdit}>
              <Trans>Edit</Trans>
            </Button>
            <Button size="compact-xs" variant="default" aria-label={t`Delete ${name}`} onClick={onDelete}>
              <Trans>Delete</Trans>
            </Button>
          </Group>
        )
      }
    >
      <Stack gap="xs">
        {description && <Text size="sm">{description}</Text>}
        <Group gap={6}>
          {teammates.map((teammate) => (
            <Chip key={teammate.id}>{teammate.name}</Chip>
          ))}
          {teammates.length === 0 && (
            <Text size="sm" c="dimmed">
              <Trans>Nobody is in it yet.</Trans>
            </Text>
          )}
        </Group>
        {usedBy.map((use) => (
          <Text key={use.id} size="xs" c="dimmed">
            <UseLink use={use} />
          </Text>
        ))}
      </Stack>
    </Panel>
  );
}
