import type { ConditionInput, ConditionOperator, PredicateInput } from './gql/graphql.js';

/** One comparison. */
export function predicate(
  field: string,
  operator: ConditionOperator,
  value?: PredicateInput['value'],
): ConditionInput {
  return { is: value === undefined ? { field, operator } : { field, operator, value } };
}

export const topicIs = (topic: string): ConditionInput => predicate('conversation.topic', 'EQUALS', topic);

/** A comparison of a contact property. */
export const property = (
  key: string,
  operator: ConditionOperator,
  value?: PredicateInput['value'],
): ConditionInput => predicate(`contact.properties.${key}`, operator, value);
