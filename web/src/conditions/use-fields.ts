import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../gql';
import type { ConditionContext } from '../gql/graphql';
import { type FieldList, fieldList } from './field-list';

export const ConditionFieldsDocument = graphql(`
  query ConditionFields($context: ConditionContext!) {
    conditionFields(context: $context) {
      path
      label
      phrase
      group
      type
      choices {
        value
        label
      }
      operators {
        operator
        label
        operand
        negative
      }
    }
  }
`);

export function useFields(context: ConditionContext): { list: FieldList | undefined; error: unknown } {
  const { data, error } = useQuery(ConditionFieldsDocument, {
    variables: { context },
    fetchPolicy: 'cache-and-network',
  });
  const list = useMemo(() => data && fieldList(data.conditionFields), [data]);
  return { list, error };
}
