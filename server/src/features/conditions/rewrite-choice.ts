import type { Condition, ConditionContext, Predicate } from '@cadre/shared/conditions/ast';
import { compare } from '@cadre/shared/conditions/evaluate';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import { canonicalText } from '@cadre/shared/conditions/values';
import { comparesWhole } from '../contacts/choices.read-model.js';

/** One choice of a property becomes another: a new name for it, or one that is there already. */
export interface ChoiceStep {
  /** The field as conditions name it. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'RENAME' | 'MERGE';
}

/** The condition with every mention of the choice replaced; the very same object when it has none. */
export function rewriteChoice(condition: Condition, step: ChoiceStep): Condition {
  if ('is' in condition) {
    const is = rewritePredicate(condition.is, step);
    return is === condition.is ? condition : { is };
  }
  if ('not' in condition) {
    const not = rewriteChoice(condition.not, step);
    return not === condition.not ? condition : { not };
  }
  const children = 'all' in condition ? condition.all : condition.any;
  const next = children.map((child) => rewriteChoice(child, step));
  if (next.every((child, index) => child === children[index])) return condition;
  return 'all' in condition ? { all: next } : { any: next };
}

function rewritePredicate(predicate: Predicate, { field, from, to }: ChoiceStep): Predicate {
  if (predicate.field !== field || !comparesWhole.has(predicate.operator)) return predicate;
  const old = canonicalText(from);
  const isOld = (value: unknown) => canonicalText(String(value)) === old;
  const { value } = predicate;
  if (!Array.isArray(value)) return isOld(value) ? { ...predicate, value: to } : predicate;
  if (!value.some(isOld)) return predicate;
  const target = canonicalText(to);
  const others = value.filter((one) => isOld(one) || canonicalText(String(one)) !== target);
  return { ...predicate, value: others.map((one) => (isOld(one) ? to : one)) };
}

/**
 * Whether a condition would see contacts differently in a way that no rewriting helps: it asks for a part of the text
 * that the one has and the other has not. In a merge that matters only where it sees contacts no longer: whom it sees
 * in addition have what it asks for by then. Under a `not`, what a comparison gains is what the condition loses.
 */
export function losesContacts(
  condition: Condition,
  step: ChoiceStep,
  context: ConditionContext,
  isNegated = false,
): boolean {
  if ('not' in condition) return losesContacts(condition.not, step, context, !isNegated);
  if ('is' in condition) return predicateLoses(condition.is, step, context, isNegated);
  const children = 'all' in condition ? condition.all : condition.any;
  return children.some((child) => losesContacts(child, step, context, isNegated));
}

function predicateLoses(
  predicate: Predicate,
  step: ChoiceStep,
  context: ConditionContext,
  isNegated: boolean,
): boolean {
  if (predicate.field !== step.field) return false;
  const answer = (is: Predicate, choice: string) => {
    const prepared = prepareCondition({ is }, context);
    if (!prepared.ok || !('is' in prepared.condition)) return false;
    return compare(prepared.condition.is.comparison, canonicalText(choice), 0) !== isNegated;
  };
  const before = answer(predicate, step.from);
  const after = answer(rewritePredicate(predicate, step), step.to);
  return step.kind === 'MERGE' ? before && !after : before !== after;
}
