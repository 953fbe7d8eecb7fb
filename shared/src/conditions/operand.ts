import { CONDITION_LIMITS, type Operator, type PredicateValue, type Scalar } from './ast.js';
import { DAY_MS, parseDate } from './dates.js';
import type { OperandKind, OperatorChoice } from './operators.js';
import type { Comparison } from './prepared.js';
import { canonicalText, withoutMinusZero } from './values.js';

export type IssueCode =
  | 'NOT_A_CONDITION'
  | 'EMPTY_GROUP'
  | 'TOO_DEEP'
  | 'TOO_MANY_PREDICATES'
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_OPERATOR'
  | 'MISSING_VALUE'
  | 'UNEXPECTED_VALUE'
  | 'WRONG_TYPE'
  | 'BAD_TEXT'
  | 'BLANK_VALUE'
  | 'TOO_LONG'
  | 'BAD_DATE'
  | 'OUT_OF_RANGE'
  | 'EMPTY_LIST'
  | 'TOO_MANY_VALUES'
  | 'UNKNOWN_REFERENCE';

/** Something wrong with a value; `index` says which element of a list. */
export class OperandProblem {
  constructor(
    readonly code: IssueCode,
    readonly message: string,
    readonly index?: number,
  ) {}
}

/** A value as it is to be stored, and as it is to be compared. */
export interface Operand {
  readonly stored: PredicateValue | undefined;
  readonly comparison: Comparison;
}

export interface OperandOptions {
  readonly timeZone: string;
  /** The most values a list may hold, and whether it may hold none. */
  readonly values: number;
  readonly emptyLists: boolean;
  readonly characters: number;
}

/** The id that a text names; undefined when it names nothing. */
export type ResolveId = (text: string) => string | undefined;

/**
 * Reads the `value` of a predicate. What is wrong is reported, never repaired; only outer white space is dropped.
 * Without `resolve`, ids are taken as they are.
 */
export function readOperand(
  choice: OperatorChoice,
  raw: unknown,
  options: OperandOptions,
  resolve?: ResolveId,
): Operand | OperandProblem {
  const { operand, operator } = choice;
  const isMissing = raw === undefined || raw === null;
  if (operand === undefined) {
    if (isMissing) return { stored: undefined, comparison: { kind: 'present' } };
    return new OperandProblem('UNEXPECTED_VALUE', 'this operator takes no value');
  }
  if (isMissing) return new OperandProblem('MISSING_VALUE', 'a value is missing');
  if (operand === 'DATE') return readDate(operator, raw, options);
  if (operand === 'DAYS') return readDays(raw);
  if (choice.list) return readList(operand, raw, options, resolve);
  const one = readScalar(operand, raw, options, resolve);
  if (one instanceof OperandProblem) return one;
  return { stored: one.stored, comparison: compareScalar(operator, one.canonical) };
}

type ScalarKind = Exclude<OperandKind, 'DATE' | 'DAYS'>;

interface ScalarOperand {
  readonly stored: Scalar;
  readonly canonical: Scalar;
}

function readScalar(
  kind: ScalarKind,
  raw: unknown,
  options: OperandOptions,
  resolve: ResolveId | undefined,
): ScalarOperand | OperandProblem {
  switch (kind) {
    case 'TEXT':
      return readText(raw, options);
    case 'ID':
      return readId(raw, options, resolve);
    case 'NUMBER':
      if (typeof raw !== 'number' || !Number.isFinite(raw)) return wrongType('must be a number', raw);
      return verbatim(withoutMinusZero(raw));
    case 'BOOLEAN':
      return typeof raw === 'boolean' ? verbatim(raw) : wrongType('must be true or false', raw);
  }
}

function verbatim(value: Scalar): ScalarOperand {
  return { stored: value, canonical: value };
}

function readText(raw: unknown, options: OperandOptions): ScalarOperand | OperandProblem {
  if (typeof raw !== 'string') return wrongType('must be a text', raw);
  const stored = raw.trim();
  if (isLongerThan(stored, options.characters)) {
    return new OperandProblem('TOO_LONG', `the text has more than ${options.characters} characters`);
  }
  if (!stored.isWellFormed() || stored.includes('\u0000')) {
    return new OperandProblem('BAD_TEXT', 'the text holds half of a character or the character U+0000');
  }
  const canonical = canonicalText(stored);
  if (canonical === '') return new OperandProblem('BLANK_VALUE', 'the value is blank');
  return { stored, canonical };
}

function readId(
  raw: unknown,
  options: OperandOptions,
  resolve: ResolveId | undefined,
): ScalarOperand | OperandProblem {
  const text = readText(raw, options);
  if (text instanceof OperandProblem) return text;
  const id = resolve ? resolve(String(text.stored)) : text.stored;
  return id === undefined
    ? new OperandProblem('UNKNOWN_REFERENCE', `there is no ${text.stored}`)
    : verbatim(id);
}

function readDate(operator: Operator, raw: unknown, options: OperandOptions): Operand | OperandProblem {
  if (typeof raw !== 'string') return wrongType('must be a date', raw);
  const stored = raw.trim();
  if (stored === '') return new OperandProblem('BLANK_VALUE', 'the value is blank');
  const range = parseDate(stored, options.timeZone);
  if (!range) {
    return new OperandProblem(
      'BAD_DATE',
      'must be an ISO 8601 date such as 2026-03-29 or 2026-03-29T10:00:00Z',
    );
  }
  const before = operator === 'BEFORE';
  return { stored, comparison: { kind: before ? 'before' : 'after', instant: before ? range[0] : range[1] } };
}

function readDays(raw: unknown): Operand | OperandProblem {
  if (typeof raw !== 'number' || Number.isNaN(raw)) return wrongType('must be a number of days', raw);
  if (raw <= 0 || raw > CONDITION_LIMITS.days) {
    return new OperandProblem(
      'OUT_OF_RANGE',
      `must be more than 0 and at most ${CONDITION_LIMITS.days} days`,
    );
  }
  return { stored: raw, comparison: { kind: 'within', span: Math.floor(raw * DAY_MS) } };
}

/** Repetitions, as canonical values, are dropped; the first writing stays. */
function readList(
  kind: ScalarKind,
  raw: unknown,
  options: OperandOptions,
  resolve: ResolveId | undefined,
): Operand | OperandProblem {
  if (!Array.isArray(raw)) return wrongType('must be a list', raw);
  if (raw.length === 0 && !options.emptyLists) return new OperandProblem('EMPTY_LIST', 'the list is empty');
  if (raw.length > options.values) {
    return new OperandProblem(
      'TOO_MANY_VALUES',
      `the list has ${raw.length} values, at most ${options.values}`,
    );
  }
  const distinct = new Map<Scalar, Scalar>();
  for (let index = 0; index < raw.length; index++) {
    const one = readScalar(kind, raw[index], options, resolve);
    if (one instanceof OperandProblem) return new OperandProblem(one.code, one.message, index);
    if (!distinct.has(one.canonical)) distinct.set(one.canonical, one.stored);
  }
  return {
    stored: [...distinct.values()],
    comparison: { kind: 'oneOf', values: new Set(distinct.keys()) },
  };
}

/** `operator` may be a negative one: what it negates is compared, and the caller turns the answer round. */
function compareScalar(operator: Operator, canonical: Scalar): Comparison {
  switch (operator) {
    case 'CONTAINS':
    case 'NOT_CONTAINS':
      return { kind: 'contains', text: String(canonical) };
    case 'STARTS_WITH':
      return { kind: 'startsWith', text: String(canonical) };
    case 'ENDS_WITH':
      return { kind: 'endsWith', text: String(canonical) };
    case 'GREATER_THAN':
      return { kind: 'greaterThan', limit: Number(canonical) };
    case 'AT_LEAST':
      return { kind: 'atLeast', limit: Number(canonical) };
    case 'LESS_THAN':
      return { kind: 'lessThan', limit: Number(canonical) };
    case 'AT_MOST':
      return { kind: 'atMost', limit: Number(canonical) };
    default:
      return { kind: 'oneOf', values: new Set([canonical]) };
  }
}

function wrongType(message: string, raw: unknown): OperandProblem {
  return new OperandProblem('WRONG_TYPE', `${message}, not ${nameOfType(raw)}`);
}

function nameOfType(raw: unknown): string {
  if (raw === null) return 'null';
  if (Array.isArray(raw)) return 'a list';
  return typeof raw === 'object' ? 'an object' : `a ${typeof raw}`;
}

/** Counts characters as people do, and never walks a text that is far too long. */
function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  return text.length > 2 * limit || [...text].length > limit;
}
