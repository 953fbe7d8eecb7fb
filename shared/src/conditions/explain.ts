import type { Predicate } from './ast.js';
import { evaluatePredicate } from './evaluate.js';
import { type Facts, type FactValue, readFact } from './facts.js';
import type { PreparedCondition } from './prepared.js';

/**
 * A condition with what became of each part of it: the same tree, `result` at every node, and at each predicate the
 * value `seen` (null when the field was empty). Plain JSON, so that it can be kept in a decision receipt.
 */
export type Explanation =
  | { readonly result: boolean; readonly all: readonly Explanation[] }
  | { readonly result: boolean; readonly any: readonly Explanation[] }
  | { readonly result: boolean; readonly not: Explanation }
  | { readonly result: boolean; readonly is: Predicate; readonly seen: FactValue | null };

/** Every part is judged, also those that no longer matter to the whole. The root's `result` is `evaluate`'s. */
export function explain(condition: PreparedCondition, facts: Facts, now: number): Explanation {
  if ('is' in condition) {
    const { predicate, field, type } = condition.is;
    const seen = readFact(facts, field, type) ?? null;
    return { result: evaluatePredicate(condition.is, facts, now), is: predicate, seen };
  }
  if ('not' in condition) {
    const not = explain(condition.not, facts, now);
    return { result: !not.result, not };
  }
  if ('all' in condition) {
    const all = condition.all.map((child) => explain(child, facts, now));
    return { result: all.every((child) => child.result), all };
  }
  const any = condition.any.map((child) => explain(child, facts, now));
  return { result: any.some((child) => child.result), any };
}
