import { guessForLimits, guessLikelihoods } from './likelihood.js';
import { type FieldPredicates, LIMIT_KINDS, type SharedPredicate, TEXT_KINDS } from './shared-predicates.js';
import { TRUE_PREDICATE } from './truth-table.js';

/**
 * Gives all predicates their places in the truth table, field by field, and their likelihoods. Predicates of one kind
 * that compare with a limit are numbered in the order of their limits.
 *
 * @returns the length of the truth table
 */
export function numberPredicates(fields: Iterable<FieldPredicates>): number {
  let next = TRUE_PREDICATE + 1;
  const give = (predicate: SharedPredicate) => {
    predicate.number = next++;
  };
  for (const field of fields) {
    guessLikelihoods(field);
    if (field.present) give(field.present);
    for (const predicate of field.oneOf.values()) give(predicate);
    for (const kind of TEXT_KINDS) field.texts[kind].forEach(give);
    for (const kind of LIMIT_KINDS) {
      const sorted = byLimit(field.limits[kind]).map(([, predicate]) => predicate);
      guessForLimits(kind, sorted);
      sorted.forEach(give);
    }
  }
  return next;
}

/** Limits with their predicates, ascending. */
export function byLimit(limits: ReadonlyMap<number, SharedPredicate>): [number, SharedPredicate][] {
  return [...limits].sort(([a], [b]) => a - b);
}
