import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useEffect } from 'react';
import { onLineReturn } from '../apollo/line';
import { graphql } from '../gql';

const MemberCountsDocument = graphql(`
  subscription MemberCounts {
    segmentMemberCountsChanged {
      sequence
      counts {
        segmentId
        memberCount
      }
    }
  }
`);

/** Renders nothing: writes every count that arrives into the cache, so whatever shows a segment shows it. */
export function LiveMemberCounts() {
  const { cache } = useApolloClient();
  const { restart } = useSubscription(MemberCountsDocument, {
    ignoreResults: true,
    onData: ({ data }) => {
      for (const { segmentId, memberCount } of data.data?.segmentMemberCountsChanged.counts ?? []) {
        cache.modify({
          id: cache.identify({ __typename: 'Segment', id: segmentId }) ?? '',
          fields: { memberCount: () => memberCount },
        });
      }
    },
  });
  // A new subscription begins with a snapshot, which brings whatever was missed.
  useEffect(() => onLineReturn(restart), [restart]);
  return null;
}
