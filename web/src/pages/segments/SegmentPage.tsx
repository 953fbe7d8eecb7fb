import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Box, Group, Tabs, Text } from '@mantine/core';
import { IconCategory } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import { paths, type SegmentTab } from '../../paths';
import { Chip, ColourDot } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { ButtonLink, TextLink } from '../../ui/links';
import { Page } from '../../ui/Page';
import { HistoryTab } from './HistoryTab';
import { MembersTab } from './MembersTab';
import { SegmentMenu } from './SegmentMenu';
import { UsageTab } from './UsageTab';

const AdvancedTab = lazy(() => import('./AdvancedTab').then((module) => ({ default: module.AdvancedTab })));

const SegmentDocument = graphql(`
  query Segment($id: ID!) {
    segment(id: $id) {
      id
      key
      name
      colour
      description
      archivedAt
      memberCount
      ...SegmentMenu
      ...MembersSegment
    }
  }
`);

const route = getRouteApi('/inside/contacts/segments/$segmentId/$tab');

export function SegmentPage() {
  const { t } = useLingui();
  const { segmentId, tab } = route.useParams();
  const navigate = route.useNavigate();
  const { data, error, loading, refetch } = useQuery(SegmentDocument, {
    variables: { id: segmentId },
    fetchPolicy: 'cache-and-network',
  });
  const segment = data?.segment;
  const crumb = (
    <TextLink {...paths.segments()} size="sm" c="dimmed" underline="hover">{t`Segments`}</TextLink>
  );

  if (!segment) {
    return (
      <Page title={t`Segment`} crumb={crumb}>
        {error ? (
          <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
        ) : loading ? (
          <LoadingRows label={t`Loading the segment`} />
        ) : (
          <NoSuchSegment />
        )}
      </Page>
    );
  }
  return (
    <Page
      fill={tab === 'members'}
      title={segment.name}
      crumb={crumb}
      heading={
        <Group gap={10} component="span" wrap="nowrap">
          <ColourDot colour={segment.colour} size={14} />
          <span>{segment.name}</span>
          {segment.archivedAt && <Chip>{t`Archived`}</Chip>}
        </Group>
      }
      description={segment.description}
      actions={<SegmentMenu segment={segment} />}
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => next && navigate(paths.segment(segmentId, next as SegmentTab))}
        styles={{ root: { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 } }}
      >
        <Tabs.List aria-label={t`Segment`} style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
          <Tabs.Tab
            value="members"
            rightSection={
              <Text span size="xs" c="dimmed" className="tabular">
                {formatNumber(segment.memberCount)}
              </Text>
            }
          >
            {t`Members`}
          </Tabs.Tab>
          <Tabs.Tab value="advanced">{t`Advanced`}</Tabs.Tab>
          <Tabs.Tab value="usage">{t`Usage`}</Tabs.Tab>
          <Tabs.Tab value="history">{t`History`}</Tabs.Tab>
        </Tabs.List>
        <Box component={Tabs.Panel} value={tab} pt="md" style={{ flex: 1, minHeight: 0 }}>
          <Suspense fallback={<LoadingRows label={t`Loading`} />}>
            {tab === 'members' && <MembersTab segment={segment} />}
            {tab === 'advanced' && <AdvancedTab segmentId={segment.id} />}
            {tab === 'usage' && <UsageTab segmentId={segment.id} />}
            {tab === 'history' && <HistoryTab segmentId={segment.id} />}
          </Suspense>
        </Box>
      </Tabs>
    </Page>
  );
}

function NoSuchSegment() {
  return (
    <EmptyState
      icon={<IconCategory size={22} aria-hidden />}
      title={<Trans>This segment does not exist</Trans>}
      actions={
        <ButtonLink variant="default" {...paths.segments()}>
          <Trans>All segments</Trans>
        </ButtonLink>
      }
    >
      <Trans>It may have been deleted, or it belongs to another workspace.</Trans>
    </EmptyState>
  );
}
