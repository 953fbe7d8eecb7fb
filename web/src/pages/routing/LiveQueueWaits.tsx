import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useEffect } from 'react';
import { onLineReturn } from '../../apollo/line';
import { graphql } from '../../gql';

const QueueWaitsDocument = graphql(`
  subscription QueueWaits {
    queueWaitsChanged {
      sequence
      queues {
        queueId
        waitingCount
        oldestWaitingSince
      }
    }
  }
`);

/** Renders nothing: writes what waits into the cache as it changes, so whatever shows a queue shows it. */
export function LiveQueueWaits() {
  const { cache } = useApolloClient();
  const { restart } = useSubscription(QueueWaitsDocument, {
    ignoreResults: true,
    onData: ({ data }) => {
      for (const queue of data.data?.queueWaitsChanged.queues ?? []) {
        cache.modify({
          id: cache.identify({ __typename: 'Queue', id: queue.queueId }) ?? '',
          fields: {
            waitingCount: () => queue.waitingCount,
            oldestWaitingSince: () => queue.oldestWaitingSince,
          },
        });
      }
    },
  });
  // A new subscription begins with every queue, which brings whatever was missed.
  useEffect(() => onLineReturn(restart), [restart]);
  return null;
}
