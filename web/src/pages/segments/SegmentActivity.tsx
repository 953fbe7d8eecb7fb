import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import { ActivityList } from '../../parts/ActivityList';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';

const SegmentActivityDocument = graphql(`
  query SegmentActivity($id: ID!, $after: String) {
    segment(id: $id) {
      id
      activity(first: 20, after: $after) {
        nodes {
          ...ActivityLine
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Who did what to the segment, and when. */
export function SegmentActivity({ segmentId }: { segmentId: string }) {
  const { t } = useLingui();
  const { data, error, loading, refetch, fetchMore } = useQuery(SegmentActivityDocument, {
    variables: { id: segmentId },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.segment?.activity;
  const onMore = useNextPage(list, fetchMore);
  return (
    <Panel title={t`Activity`}>
      {error && !list ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : list ? (
        <ActivityList entries={list.nodes} loading={loading} onMore={onMore} />
      ) : (
        <LoadingRows rows={4} label={t`Loading the activity`} />
      )}
    </Panel>
  );
}
