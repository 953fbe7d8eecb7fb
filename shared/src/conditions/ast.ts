/**
 * The condition language as plain data: what is stored, sent over GraphQL and edited in the builder.
 * Everything else in this folder reads or makes these shapes; nothing adds behaviour to them.
 */

/**
 * What kind of value a field holds. REFERENCE is the id of one other thing (a queue, a team group, a teammate)
 * and SEGMENTS is a list of segment ids: ids are compared as they are, letter case included.
 */
export const FIELD_TYPES = [
  'TEXT',
  'CHOICE',
  'MULTI_CHOICE',
  'NUMBER',
  'BOOLEAN',
  'DATE',
  'REFERENCE',
  'SEGMENTS',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const OPERATORS = [
  'EQUALS',
  'NOT_EQUALS',
  'CONTAINS',
  'NOT_CONTAINS',
  'STARTS_WITH',
  'ENDS_WITH',
  'IN',
  'NOT_IN',
  'GREATER_THAN',
  'AT_LEAST',
  'LESS_THAN',
  'AT_MOST',
  'BEFORE',
  'AFTER',
  'WITHIN_LAST_DAYS',
  'NOT_WITHIN_LAST_DAYS',
  'IS_EMPTY',
  'IS_NOT_EMPTY',
] as const;
export type Operator = (typeof OPERATORS)[number];

export type Scalar = string | number | boolean;
export type PredicateValue = Scalar | readonly Scalar[];

/** One comparison. `value` is absent for IS_EMPTY and IS_NOT_EMPTY, a list for IN and NOT_IN. */
export interface Predicate {
  readonly field: string;
  readonly operator: Operator;
  readonly value?: PredicateValue;
}

/** Exactly one key each, so that the same JSON is a GraphQL `@oneOf` input. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly is: Predicate };

/** The bounds that `parseCondition` enforces on what people write. */
export const CONDITION_LIMITS = {
  /** How many `all`, `any` and `not` may stand inside each other. */
  groups: 5,
  predicates: 100,
  /** Values in one IN or NOT_IN list, counted as written. */
  values: 1_000,
  /** Characters (code points) of one text, counted after trimming. */
  characters: 1_024,
  /** The longest span WITHIN_LAST_DAYS may name: a hundred years. */
  days: 36_525,
} as const;

/** The types of the fields that a condition may name, by path. */
export type FieldTypes = ReadonlyMap<string, FieldType>;

/** What a stored condition means depends on these two and on nothing else. */
export interface ConditionContext {
  readonly types: FieldTypes;
  /** IANA name; a calendar day runs from midnight to midnight here. */
  readonly timeZone: string;
}
