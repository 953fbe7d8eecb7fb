import type { FieldType, Operator } from './ast.js';

/** What the builder asks for beside an operator, and what `value` must then hold. */
export type OperandKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'DAYS' | 'ID';

export interface OperatorChoice {
  readonly operator: Operator;
  /** How the builder and the English sentence say it: "email *ends with* @acme.com". */
  readonly label: string;
  /** Absent when the operator takes no value. */
  readonly operand?: OperandKind;
  /** True when `value` is a list of operands. */
  readonly list: boolean;
  /** True for the negative operators that also match a contact with no value at all; the builder says so. */
  readonly includesEmpty: boolean;
}

/** Each negative operator is the exact complement of its positive one, so only the positives have a meaning of their own. */
const COMPLEMENTS: Partial<Record<Operator, Operator>> = {
  NOT_EQUALS: 'EQUALS',
  NOT_IN: 'IN',
  NOT_CONTAINS: 'CONTAINS',
  NOT_WITHIN_LAST_DAYS: 'WITHIN_LAST_DAYS',
  IS_EMPTY: 'IS_NOT_EMPTY',
};

/** The operator that `operator` negates, or undefined when it is a positive one. */
export function complementOf(operator: Operator): Operator | undefined {
  return COMPLEMENTS[operator];
}

const TEXT_LABELS = {
  EQUALS: 'is',
  NOT_EQUALS: 'is not',
  CONTAINS: 'contains',
  NOT_CONTAINS: 'does not contain',
  STARTS_WITH: 'starts with',
  ENDS_WITH: 'ends with',
  IN: 'is any of',
  NOT_IN: 'is none of',
} as const;

const LIST_LABELS = {
  EQUALS: 'includes',
  NOT_EQUALS: 'does not include',
  IN: 'includes any of',
  NOT_IN: 'includes none of',
} as const;

const MULTI_CHOICE_LABELS = {
  ...LIST_LABELS,
  CONTAINS: 'has one that contains',
  NOT_CONTAINS: 'has none that contains',
  STARTS_WITH: 'has one that starts with',
  ENDS_WITH: 'has one that ends with',
} as const;

const ONE_LABELS = { EQUALS: 'is', NOT_EQUALS: 'is not', IN: 'is any of', NOT_IN: 'is none of' } as const;

const NUMBER_LABELS = {
  ...ONE_LABELS,
  GREATER_THAN: 'is greater than',
  AT_LEAST: 'is at least',
  LESS_THAN: 'is less than',
  AT_MOST: 'is at most',
} as const;

const DATE_LABELS = {
  BEFORE: 'is before',
  AFTER: 'is after',
  WITHIN_LAST_DAYS: 'is within the last',
  NOT_WITHIN_LAST_DAYS: 'is not within the last',
} as const;

/** The operators of each type, in the order in which the builder offers them. */
const OPERATORS_BY_TYPE: Readonly<Record<FieldType, readonly OperatorChoice[]>> = {
  TEXT: choices('TEXT', TEXT_LABELS),
  CHOICE: choices('TEXT', TEXT_LABELS),
  MULTI_CHOICE: choices('TEXT', MULTI_CHOICE_LABELS),
  NUMBER: choices('NUMBER', NUMBER_LABELS),
  BOOLEAN: choices('BOOLEAN', { EQUALS: 'is', NOT_EQUALS: 'is not' }),
  DATE: choices('DATE', DATE_LABELS),
  REFERENCE: choices('ID', ONE_LABELS),
  SEGMENTS: choices('ID', LIST_LABELS),
};

export function operatorsOf(type: FieldType): readonly OperatorChoice[] {
  return OPERATORS_BY_TYPE[type];
}

export function findOperator(type: FieldType, operator: unknown): OperatorChoice | undefined {
  const choices = OPERATORS_BY_TYPE[type];
  for (const choice of choices) if (choice.operator === operator) return choice;
  return undefined;
}

function choices(operand: OperandKind, labels: Partial<Record<Operator, string>>): readonly OperatorChoice[] {
  const valued = (Object.keys(labels) as Operator[]).map((operator) => ({
    operator,
    label: labels[operator] ?? operator,
    operand: operator.endsWith('WITHIN_LAST_DAYS') ? ('DAYS' as const) : operand,
    list: operator === 'IN' || operator === 'NOT_IN',
    includesEmpty: operator.startsWith('NOT_'),
  }));
  return Object.freeze([
    ...valued,
    { operator: 'IS_EMPTY' as const, label: 'is empty', list: false, includesEmpty: false },
    { operator: 'IS_NOT_EMPTY' as const, label: 'is not empty', list: false, includesEmpty: false },
  ]);
}
