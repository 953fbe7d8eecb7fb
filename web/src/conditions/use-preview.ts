import { useApolloClient } from '@apollo/client/react';
import type { Condition } from '@cadre/shared/conditions/ast';
import { useEffect, useState } from 'react';
import { type Refusal, refusalsOfFailure } from '../apollo/errors';
import { graphql } from '../gql';
import type { ConditionContext, ConditionPreviewQuery } from '../gql/graphql';
import { type Asked, askSoon } from './preview-asker';
import { toInput } from './to-input';

const ConditionPreviewDocument = graphql(`
  query ConditionPreview($condition: ConditionInput!) {
    conditionPreview(condition: $condition, sample: 5) {
      matchCount
      contactCount
      sample {
        id
        displayName
        email
      }
    }
  }
`);

export type Preview = ConditionPreviewQuery['conditionPreview'];

export type PreviewState = Asked<Preview>;

const NOTHING: PreviewState = { preview: undefined, refusals: [], busy: false };

/**
 * Who of today's contacts matches, asked 250 ms after the last edit. An answer to an earlier edit is dropped, and its
 * question is called off.
 */
export function usePreview(condition: Condition | null): PreviewState {
  const client = useApolloClient();
  const [state, setState] = useState(NOTHING);
  const asked = condition && JSON.stringify(condition);
  useEffect(() => {
    if (!asked) {
      setState(NOTHING);
      return;
    }
    const ask = async (text: string, signal: AbortSignal) => {
      const { data } = await client.query({
        query: ConditionPreviewDocument,
        variables: { condition: JSON.parse(text) },
        fetchPolicy: 'network-only',
        context: { fetchOptions: { signal } },
      });
      return data?.conditionPreview;
    };
    return askSoon(asked, { ask, onChange: setState });
  }, [asked, client]);
  return state;
}

const ViewCheckDocument = graphql(`
  query ViewCheck($condition: ConditionInput!) {
    conversations(condition: $condition, first: 1) {
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** Asks the server what it would refuse of a condition over contacts or conversations; nothing when it is well. */
export function useConditionCheck(
  context: ConditionContext,
): (condition: Condition) => Promise<readonly Refusal[]> {
  const client = useApolloClient();
  return async (condition) => {
    try {
      const variables = { condition: toInput(condition) };
      const options = { variables, fetchPolicy: 'no-cache' } as const;
      if (context === 'VIEW') await client.query({ query: ViewCheckDocument, ...options });
      else await client.query({ query: ConditionPreviewDocument, ...options });
      return [];
    } catch (error) {
      return refusalsOfFailure(error);
    }
  };
}
