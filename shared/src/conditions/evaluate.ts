import type { Scalar } from './ast.js';
import { type Facts, type FactValue, isDateFact, readFact } from './facts.js';
import type { Comparison, PreparedCondition, PreparedPredicate } from './prepared.js';

/**
 * Whether the facts meet the condition. `now` is in epoch milliseconds and matters to WITHIN_LAST_DAYS only.
 * Total: no facts make it throw. The depth is bounded by `prepareCondition`.
 */
export function evaluate(condition: PreparedCondition, facts: Facts, now: number): boolean {
  if ('is' in condition) return evaluatePredicate(condition.is, facts, now);
  if ('not' in condition) return !evaluate(condition.not, facts, now);
  if ('all' in condition) return condition.all.every((child) => evaluate(child, facts, now));
  return condition.any.some((child) => evaluate(child, facts, now));
}

export function evaluatePredicate(predicate: PreparedPredicate, facts: Facts, now: number): boolean {
  const value = readFact(facts, predicate.field, predicate.type);
  return (value !== undefined && compare(predicate.comparison, value, now)) !== predicate.negated;
}

/** What each comparison means for a value that is there. The rulebook and the SQL compiler must give the same. */
export function compare(comparison: Comparison, value: FactValue, now: number): boolean {
  switch (comparison.kind) {
    case 'present':
      return true;
    case 'oneOf':
      return someElement(value, (element) => comparison.values.has(element));
    case 'contains':
      return someText(value, (text) => text.includes(comparison.text));
    case 'startsWith':
      return someText(value, (text) => text.startsWith(comparison.text));
    case 'endsWith':
      return someText(value, (text) => text.endsWith(comparison.text));
    case 'greaterThan':
      return typeof value === 'number' && value > comparison.limit;
    case 'atLeast':
      return typeof value === 'number' && value >= comparison.limit;
    case 'lessThan':
      return typeof value === 'number' && value < comparison.limit;
    case 'atMost':
      return typeof value === 'number' && value <= comparison.limit;
    case 'before':
      return isDateFact(value) && value[1] < comparison.instant;
    case 'after':
      return isDateFact(value) && value[0] > comparison.instant;
    case 'within':
      return isDateFact(value) && value[0] <= now && now - value[0] <= comparison.span;
  }
}

function someElement(value: FactValue, test: (element: Scalar) => boolean): boolean {
  return typeof value === 'object' ? value.some(test) : test(value);
}

function someText(value: FactValue, test: (text: string) => boolean): boolean {
  return someElement(value, (element) => typeof element === 'string' && test(element));
}
