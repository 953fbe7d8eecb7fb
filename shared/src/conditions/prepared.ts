import type { FieldType, Predicate, Scalar } from './ast.js';

/**
 * A condition made ready to compare: operators reduced to the positive ones, operands canonical, dates and spans in
 * milliseconds. The evaluator, the explanation, the rulebook and the SQL compiler all start from this, so that
 * what an operator means is decided once.
 */
export type PreparedCondition =
  | { readonly all: readonly PreparedCondition[] }
  | { readonly any: readonly PreparedCondition[] }
  | { readonly not: PreparedCondition }
  | { readonly is: PreparedPredicate };

export interface PreparedPredicate {
  readonly field: string;
  readonly type: FieldType;
  readonly comparison: Comparison;
  /** True for a negative operator: the answer is the opposite of the comparison's. */
  readonly negated: boolean;
  /** As it is stored. */
  readonly predicate: Predicate;
}

/** Every comparison is false for an empty field. */
export type Comparison =
  | { readonly kind: 'present' }
  /** EQUALS and IN. Lists: some element is one of the values. */
  | { readonly kind: 'oneOf'; readonly values: ReadonlySet<Scalar> }
  | { readonly kind: 'contains' | 'startsWith' | 'endsWith'; readonly text: string }
  | { readonly kind: 'greaterThan' | 'atLeast' | 'lessThan' | 'atMost'; readonly limit: number }
  /** The whole of the value lies before `instant` (after it), in epoch milliseconds. */
  | { readonly kind: 'before' | 'after'; readonly instant: number }
  /** The value began at most `span` milliseconds before now, and not after now. */
  | { readonly kind: 'within'; readonly span: number };
