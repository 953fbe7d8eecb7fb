import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql';
import { usePreferences } from './preferences';

export const GettingStartedDocument = graphql(`
  query GettingStarted {
    gettingStarted {
      hasContacts
      hasSampleContacts
      hasSegment
      hasRule
      hasQueue
      hasConversation
      hasTeammate
      segmentId
      conversationId
    }
  }
`);

/** How far the workspace is, unless the person has put the check list away; asked again with every page until all is done. */
export function useGettingStarted() {
  const { startHidden = false } = usePreferences() ?? {};
  const { data, error, refetch } = useQuery(GettingStartedDocument, {
    fetchPolicy: 'cache-and-network',
    skip: startHidden,
  });
  const found = data?.gettingStarted;
  const steps = found
    ? [
        found.hasContacts,
        found.hasSegment,
        found.hasRule,
        found.hasQueue,
        found.hasConversation,
        found.hasTeammate,
      ]
    : [];
  const done = steps.filter(Boolean).length;
  return { found, error, refetch, done, total: 6, over: startHidden || (steps.length > 0 && done === 6) };
}
