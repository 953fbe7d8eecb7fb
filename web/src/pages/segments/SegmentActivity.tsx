import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql';
import { ActivityPanel } from '../../parts/ActivityPanel';

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
  const result = useQuery(SegmentActivityDocument, {
    variables: { id: segmentId },
    fetchPolicy: 'cache-and-network',
  });
  return <ActivityPanel list={result.data?.segment?.activity} result={result} />;
}
