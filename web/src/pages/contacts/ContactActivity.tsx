import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql';
import { ActivityPanel } from '../../parts/ActivityPanel';

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
  const result = useQuery(ContactActivityDocument, {
    variables: { id: contactId },
    fetchPolicy: 'cache-and-network',
  });
  return <ActivityPanel list={result.data?.contact?.activity} result={result} />;
}
