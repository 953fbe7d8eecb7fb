import type { Formula } from './formula.js';
import type { FieldPredicates, LimitKind, SharedPredicate } from './shared-predicates.js';

/** A field is not thought to have fewer values than this, however few the rules ask about. */
const FEWEST_VALUES = 5;
/** How many elements a list is thought to hold. */
const USUAL_ELEMENTS = 2;
/** For limits that a value passes the more easily the higher they are. */
const EASIER_WHEN_HIGH: ReadonlySet<LimitKind> = new Set(['lessThan', 'atMost', 'before', 'within']);

/**
 * Guesses how likely the comparisons of a field are to hold, from what the rules ask about it: a field that is compared
 * with fifty values has at least fifty, and a limit above most of the others is seldom passed.
 */
export function guessLikelihoods(field: FieldPredicates): void {
  if (field.present) field.present.likelihood = 0.9;
  guessForValues(field);
  for (const [kind, predicates] of Object.entries(field.texts)) {
    const ease = kind === 'contains' ? 2 : 1;
    for (const [text, predicate] of predicates) predicate.likelihood = ease / (ease + 2 * text.length + 3);
  }
}

function guessForValues(field: FieldPredicates): void {
  const distinct = new Set<unknown>();
  for (const { comparison } of field.oneOf.values()) {
    if (comparison.kind === 'oneOf') for (const value of comparison.values) distinct.add(value);
  }
  const isList = field.type === 'MULTI_CHOICE' || field.type === 'SEGMENTS';
  const fewest = field.type === 'BOOLEAN' ? 2 : FEWEST_VALUES;
  const each = (isList ? USUAL_ELEMENTS : 1) / Math.max(fewest, distinct.size);
  for (const predicate of field.oneOf.values()) {
    const { comparison } = predicate;
    if (comparison.kind === 'oneOf') predicate.likelihood = Math.min(0.9, comparison.values.size * each);
  }
}

/** For predicates of one kind, sorted by their limits. */
export function guessForLimits(kind: LimitKind, sorted: readonly SharedPredicate[]): void {
  for (const [index, predicate] of sorted.entries()) {
    const rank = (index + 1) / (sorted.length + 1);
    predicate.likelihood = EASIER_WHEN_HIGH.has(kind) ? rank : 1 - rank;
  }
}

/** As if the parts of a group had nothing to do with each other. */
export function likelihoodOf(formula: Formula): number {
  if (typeof formula === 'boolean') return formula ? 1 : 0;
  if (formula.kind === 'literal') {
    return formula.negated ? 1 - formula.predicate.likelihood : formula.predicate.likelihood;
  }
  if (formula.kind === 'and') return formula.children.reduce((all, child) => all * likelihoodOf(child), 1);
  return 1 - formula.children.reduce((none, child) => none * (1 - likelihoodOf(child)), 1);
}
