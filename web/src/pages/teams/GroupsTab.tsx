import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { GroupsQuery } from '../../gql/graphql';
import { DecideAgainNotice, useDecideAgainOffer } from '../../parts/DecideAgain';
import { UseLink } from '../../parts/Uses';
import { useViewer } from '../../parts/viewer';
import { Chip, ColourDot } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { useHoursWords } from '../../ui/hours-words';
import { Panel } from '../../ui/Panel';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import { GroupDialog } from './GroupDialog';
import { GroupHoursDialog } from './GroupHoursDialog';

const GroupsDocument = graphql(`
  query Groups {
    teamGroups {
      id
      name
      colour
      description
      version
      teammateCount
      firstTeammates {
        id
        name
      }
      hours {
        kind
        timeZone
        intervals {
          day
          from
          to
        }
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
  const [open, setOpen] = useState<{ what: 'edit' | 'hours' | 'delete'; id: string } | null>(null);
  const { data, error, refetch } = useQuery(GroupsDocument, { fetchPolicy: 'cache-and-network' });
  const offer = useDecideAgainOffer();
  if (error && !data) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  if (!data) return <LoadingRows label={t`Loading the groups`} />;
  const close = () => setOpen(null);
  const group = data.teamGroups.find(({ id }) => id === open?.id);
  return (
    <Stack>
      {may && (
        <Group justify="flex-end">
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ what: 'edit', id: 'new' })}
          >
            <Trans>Create team group</Trans>
          </Button>
        </Group>
      )}
      <DecideAgainNotice {...offer} />
      {data.teamGroups.length === 0 && (
        <EmptyState icon={<IconUsersGroup size={22} aria-hidden />} title={<Trans>No team groups yet</Trans>}>
          <Trans>A team group is who works a queue: “Strategic accounts”, “Support EMEA”.</Trans>
        </EmptyState>
      )}
      {data.teamGroups.map((one) => (
        <GroupCard
          key={one.id}
          group={one}
          onOpen={may ? (what) => setOpen({ what, id: one.id }) : undefined}
        />
      ))}
      {open?.what === 'edit' && (group || open.id === 'new') && (
        <GroupDialog group={group ?? null} onClose={close} />
      )}
      {open?.what === 'hours' && group && (
        <GroupHoursDialog group={group} onSaved={offer.ask} onClose={close} />
      )}
      {open?.what === 'delete' && group && <DeleteGroupDialog group={group} onClose={close} />}
    </Stack>
  );
}

interface GroupCardProps {
  group: TeamGroup;
  onOpen: ((what: 'edit' | 'hours' | 'delete') => void) | undefined;
}

function GroupCard({ group, onOpen }: GroupCardProps) {
  const { t } = useLingui();
  const { name, colour, description, firstTeammates, teammateCount, usedBy } = group;
  const hidden = teammateCount - firstTeammates.length;
  return (
    <Panel
      title={
        <Group gap={8} component="span">
          <ColourDot colour={colour} size={10} />
          <span>{name}</span>
        </Group>
      }
      aside={
        onOpen && (
          <Group gap="xs">
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t`Working hours of ${name}`}
              onClick={() => onOpen('hours')}
            >
              <Trans>Hours</Trans>
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t`Edit ${name}`}
              onClick={() => onOpen('edit')}
            >
              <Trans>Edit</Trans>
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t`Delete ${name}`}
              onClick={() => onOpen('delete')}
            >
              <Trans>Delete</Trans>
            </Button>
          </Group>
        )
      }
    >
      <Stack gap="xs">
        {description && <Text size="sm">{description}</Text>}
        <Group gap={6}>
          {firstTeammates.map((teammate) => (
            <Chip key={teammate.id}>{teammate.name}</Chip>
          ))}
          {hidden > 0 && <Chip>{t`and ${formatNumber(hidden)} more`}</Chip>}
          {teammateCount === 0 && (
            <Text size="sm" c="dimmed">
              <Trans>Nobody is in it yet.</Trans>
            </Text>
          )}
        </Group>
        <GroupHours hours={group.hours} />
        {usedBy.map((use) => (
          <Text key={use.id} size="xs" c="dimmed">
            <UseLink use={use} />
          </Text>
        ))}
      </Stack>
    </Panel>
  );
}

function GroupHours({ hours }: { hours: TeamGroup['hours'] }) {
  const words = useHoursWords();
  const told = words(hours.intervals);
  return (
    <Text size="xs" c="dimmed">
      {hours.intervals ? (
        <Trans>
          Works {told} ({hours.timeZone})
        </Trans>
      ) : (
        <Trans>Works at any time</Trans>
      )}
    </Text>
  );
}
