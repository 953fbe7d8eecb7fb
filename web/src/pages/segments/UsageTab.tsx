import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Group, List, Progress, Stack, Text } from '@mantine/core';
import { IconInfoCircle, IconRoute } from '@tabler/icons-react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { SegmentHealthIssue, SegmentUsesQuery } from '../../gql/graphql';
import { UseLink } from '../../parts/Uses';
import { paths } from '../../paths';
import { ColourDot } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber, formatShare } from '../../ui/format';
import { ButtonLink, TextLink } from '../../ui/links';
import { Panel } from '../../ui/Panel';
import { useHealthWords } from './health-words';

const SegmentUsesDocument = graphql(`
  query SegmentUses($id: ID!) {
    segment(id: $id) {
      id
      usedBy {
        kind
        id
        name
      }
      memberCount
      health
      overlaps(first: 5) {
        sharedCount
        segment {
          id
          name
          colour
          memberCount
        }
      }
    }
  }
`);

export function UsageTab({ segmentId }: { segmentId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(SegmentUsesDocument, {
    variables: { id: segmentId },
    fetchPolicy: 'cache-and-network',
  });
  const segment = data?.segment;
  if (error && !segment)
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  if (!segment) return <LoadingRows label={t`Loading`} />;
  return (
    <Stack>
      <HealthNotes health={segment.health.filter((issue) => issue !== 'UNUSED')} />
      {segment.usedBy.length === 0 ? <NotUsed /> : <UsedBy uses={segment.usedBy} />}
      {segment.overlaps.length > 0 && <Overlaps segment={segment} />}
    </Stack>
  );
}

type UsedSegment = NonNullable<SegmentUsesQuery['segment']>;

function HealthNotes({ health }: { health: readonly SegmentHealthIssue[] }) {
  const words = useHealthWords();
  if (health.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<IconInfoCircle aria-hidden />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      {health.map((issue) => words[issue].sentence).join(' ')}
    </Alert>
  );
}

function NotUsed() {
  return (
    <EmptyState
      icon={<IconRoute size={22} aria-hidden />}
      title={<Trans>Nothing is decided with this segment yet</Trans>}
      actions={
        <ButtonLink variant="default" {...paths.queue('new')}>
          <Trans>Route its conversations</Trans>
        </ButtonLink>
      }
    >
      <Trans>A segment earns its place when a queue or a priority rule asks for it.</Trans>
    </EmptyState>
  );
}

function UsedBy({ uses }: { uses: UsedSegment['usedBy'] }) {
  const { t } = useLingui();
  return (
    <Panel title={t`Used by`}>
      <List size="sm" spacing={6}>
        {uses.map((use) => (
          <List.Item key={use.id}>
            <UseLink use={use} />
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}

/** Segments that hold many of the same contacts may be one. */
function Overlaps({ segment: { memberCount, overlaps } }: { segment: UsedSegment }) {
  const { t } = useLingui();
  return (
    <Panel title={t`Shares members with`}>
      <Stack gap={10}>
        {overlaps.map(({ segment, sharedCount }) => {
          const share = formatShare(sharedCount, memberCount);
          return (
            <div key={segment.id}>
              <Group justify="space-between" gap="sm" wrap="nowrap">
                <Group gap={8} wrap="nowrap" miw={0}>
                  <ColourDot colour={segment.colour} size={10} />
                  <TextLink {...paths.segment(segment.id)} size="sm">
                    {segment.name}
                  </TextLink>
                </Group>
                <Text size="xs" c="dimmed" className="tabular">
                  {t`${formatNumber(sharedCount)} of its members here, ${share}`}
                </Text>
              </Group>
              <Progress
                mt={4}
                size="xs"
                value={memberCount === 0 ? 0 : (100 * sharedCount) / memberCount}
                aria-label={t`Share of members that are in ${segment.name} too`}
              />
            </div>
          );
        })}
      </Stack>
    </Panel>
  );
}
