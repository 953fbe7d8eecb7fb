import type { Condition } from '@cadre/shared/conditions/ast';
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

/** A condition as it is stored, to be sent again. */
export function inputOf(condition: Condition): ConditionInput {
  if ('all' in condition) return { all: condition.all.map(inputOf) };
  if ('any' in condition) return { any: condition.any.map(inputOf) };
  return 'not' in condition ? { not: inputOf(condition.not) } : { is: condition.is };
}
