import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import { ActivityList } from '../../parts/ActivityList';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';

const ContactActivityDocument = graphql(`
  query ContactActivity($id: ID!, $after: String) {
    contact(id: $id) {
      id
      activity(first: 10, after: $after) {
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

/** Everything that happened with the contact, in one line of time. */
export function ContactActivity({ contactId }: { contactId: string }) {
  const { t } = useLingui();
  const { data, error, loading, refetch, fetchMore } = useQuery(ContactActivityDocument, {
    variables: { id: contactId },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.contact?.activity;
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
