import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { List } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import { UseLink } from '../../parts/Uses';
import { paths } from '../../paths';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { ButtonLink } from '../../ui/links';
import { Panel } from '../../ui/Panel';

const SegmentUsesDocument = graphql(`
  query SegmentUses($id: ID!) {
    segment(id: $id) {
      id
      usedBy {
        kind
        id
        name
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
  const uses = data?.segment?.usedBy;
  if (error)
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  if (!uses) return <LoadingRows label={t`Loading`} />;
  if (uses.length === 0) {
    return (
      <EmptyState
        icon={<IconRoute size={22} aria-hidden />}
        title={<Trans>Nothing is decided with this segment yet</Trans>}
        actions={
          <ButtonLink variant="default" {...paths.routing()}>
            <Trans>Route its conversations</Trans>
          </ButtonLink>
        }
      >
        <Trans>A segment earns its place when a queue or a priority rule asks for it.</Trans>
      </EmptyState>
    );
  }
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
