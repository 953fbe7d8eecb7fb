import type { Condition } from '@cadre/shared/conditions/ast';
import type { ConditionInput } from '../gql/graphql';

/** The same condition as the input that GraphQL takes, which wants lists that could be changed. */
export function toInput(condition: Condition): ConditionInput {
  if ('all' in condition) return { all: condition.all.map(toInput) };
  if ('any' in condition) return { any: condition.any.map(toInput) };
  if ('not' in condition) return { not: toInput(condition.not) };
  return { is: { ...condition.is } };
}
