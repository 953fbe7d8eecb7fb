import { useQuery } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { graphql } from '../gql';
import type { ContactCountQueryVariables } from '../gql/graphql';
import { formatNumber } from '../ui/format';

const ContactCountDocument = graphql(`
  query ContactCount($search: String, $condition: ConditionInput) {
    contacts(first: 1, search: $search, condition: $condition) {
      totalCount
    }
  }
`);

/** How many there are: asked apart, so that rows never wait for a count of a million. */
export function useContactCount({ search, condition }: ContactCountQueryVariables): number | undefined {
  const { data, previousData } = useQuery(ContactCountDocument, {
    variables: { search, condition },
    fetchPolicy: 'cache-and-network',
  });
  return (data ?? previousData)?.contacts.totalCount;
}

export function ContactCount({ total, filtered }: { total: number | undefined; filtered: boolean }) {
  return (
    <Text size="xs" c="dimmed" ml="auto" role="status" className="tabular">
      {total !== undefined &&
        (filtered ? <Trans>{formatNumber(total)} match</Trans> : <Trans>{formatNumber(total)} in all</Trans>)}
    </Text>
  );
}
