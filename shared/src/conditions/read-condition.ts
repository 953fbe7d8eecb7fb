import type { FieldType, Operator, Predicate } from './ast.js';
import { type IssueCode, OperandProblem, readOperand } from './operand.js';
import { complementOf, findOperator } from './operators.js';
import type { PreparedCondition, PreparedPredicate } from './prepared.js';

/** What is wrong, where: `['all', '2', 'is', 'value', '0']` is the first value of the third predicate. */
export interface ConditionIssue {
  readonly path: readonly string[];
  readonly code: IssueCode;
  readonly message: string;
}

export interface ReadableField {
  readonly type: FieldType;
  /** The id that a text names, for fields that hold ids; left out, ids are taken as they are. */
  readonly resolve?: (text: string) => string | undefined;
}

export interface ReadOptions {
  readonly timeZone: string;
  readonly field: (path: string) => ReadableField | undefined;
  readonly groups: number;
  readonly predicates: number;
  readonly values: number;
  readonly characters: number;
  /** Whether `all: []`, `any: []` and `IN []` may stand. */
  readonly emptyLists: boolean;
}

export type ReadResult =
  | { readonly ok: true; readonly condition: PreparedCondition }
  | { readonly ok: false; readonly issues: readonly [ConditionIssue, ...ConditionIssue[]] };

/** A person mends the first few and tries again; a hostile input must not fill the memory with complaints. */
const MOST_ISSUES = 50;

/**
 * Reads anything at all as a condition: every shape that is not one becomes issues with their exact paths, in the
 * order of reading. Work is bounded by the options, however deep or wide the input is.
 */
export function readCondition(raw: unknown, options: ReadOptions): ReadResult {
  const reading: Reading = { options, issues: [], predicates: 0 };
  const condition = readNode(reading, raw, [], 0);
  const [first, ...rest] = reading.issues;
  if (first) return { ok: false, issues: [first, ...rest] };
  if (condition) return { ok: true, condition };
  throw new Error('a condition was refused without an issue');
}

interface Reading {
  readonly options: ReadOptions;
  readonly issues: ConditionIssue[];
  predicates: number;
}

type Path = readonly string[];

/** Undefined means that an issue was recorded here or below. */
function readNode(reading: Reading, raw: unknown, path: Path, depth: number): PreparedCondition | undefined {
  const [key, ...others] = keysOf(raw);
  if (key === undefined || others.length > 0 || !isNodeKey(key)) {
    return refuse(reading, path, 'NOT_A_CONDITION', 'must be an object with one key: all, any, not or is');
  }
  const child: unknown = (raw as Record<string, unknown>)[key];
  if (key === 'is') {
    const is = readPredicate(reading, child, [...path, 'is']);
    return is && { is };
  }
  if (depth >= reading.options.groups) {
    return refuse(reading, path, 'TOO_DEEP', `more than ${reading.options.groups} groups inside each other`);
  }
  if (key === 'not') {
    const not = readNode(reading, child, [...path, 'not'], depth + 1);
    return not && { not };
  }
  const children = readGroup(reading, child, [...path, key], depth + 1);
  if (!children) return undefined;
  return key === 'all' ? { all: children } : { any: children };
}

function readGroup(
  reading: Reading,
  raw: unknown,
  path: Path,
  depth: number,
): PreparedCondition[] | undefined {
  if (!Array.isArray(raw)) return refuse(reading, path, 'NOT_A_CONDITION', 'must be a list of conditions');
  if (raw.length === 0 && !reading.options.emptyLists) {
    return refuse(reading, path, 'EMPTY_GROUP', 'the group has no condition in it');
  }
  const children: PreparedCondition[] = [];
  for (let index = 0; index < raw.length && !isFull(reading); index++) {
    const child = readNode(reading, raw[index], [...path, String(index)], depth);
    if (child) children.push(child);
  }
  return children.length === raw.length ? children : undefined;
}

function readPredicate(reading: Reading, raw: unknown, path: Path): PreparedPredicate | undefined {
  reading.predicates += 1;
  if (reading.predicates > reading.options.predicates) {
    const message = `more than ${reading.options.predicates} predicates`;
    return refuse(reading, path, 'TOO_MANY_PREDICATES', message);
  }
  const keys = keysOf(raw);
  if (keys.length === 0) return refuse(reading, path, 'NOT_A_CONDITION', 'must have field and operator');
  const extra = keys.find((key) => key !== 'field' && key !== 'operator' && key !== 'value');
  if (extra !== undefined) {
    return refuse(reading, [...path, shorten(extra)], 'NOT_A_CONDITION', 'is not part of a predicate');
  }
  const { field: fieldPath, operator, value } = raw as Record<string, unknown>;
  const field = typeof fieldPath === 'string' ? reading.options.field(fieldPath) : undefined;
  if (typeof fieldPath !== 'string' || !field) {
    return refuse(
      reading,
      [...path, 'field'],
      'UNKNOWN_FIELD',
      `there is no field ${printable(fieldPath)} here`,
    );
  }
  const choice = findOperator(field.type, operator);
  if (!choice) {
    const message = `${fieldPath} has no operator ${printable(operator)}`;
    return refuse(reading, [...path, 'operator'], 'UNKNOWN_OPERATOR', message);
  }
  const operand = readOperand(choice, value, { ...reading.options, ...field });
  if (operand instanceof OperandProblem) {
    const at = operand.index === undefined ? [...path, 'value'] : [...path, 'value', String(operand.index)];
    return refuse(reading, at, operand.code, operand.message);
  }
  return {
    field: fieldPath,
    type: field.type,
    comparison: operand.comparison,
    negated: complementOf(choice.operator) !== undefined,
    predicate: stored(fieldPath, choice.operator, operand.stored),
  };
}

function stored(field: string, operator: Operator, value: Predicate['value']): Predicate {
  return value === undefined ? { field, operator } : { field, operator, value };
}

/** The keys that hold something. Keys with the value undefined come from class instances of optional fields. */
function keysOf(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return [];
  return Object.entries(raw)
    .filter(([, value]) => value !== undefined)
    .map(([key]) => key);
}

function isNodeKey(key: string): key is 'all' | 'any' | 'not' | 'is' {
  return key === 'all' || key === 'any' || key === 'not' || key === 'is';
}

function refuse(reading: Reading, path: Path, code: IssueCode, message: string): undefined {
  if (reading.issues.length < MOST_ISSUES) reading.issues.push({ path, code, message });
  return undefined;
}

/** Nothing more is worth reading: there are enough issues, or too many predicates. */
function isFull(reading: Reading): boolean {
  return reading.issues.length >= MOST_ISSUES || reading.predicates > reading.options.predicates;
}

function printable(raw: unknown): string {
  return typeof raw === 'string' ? JSON.stringify(shorten(raw)) : `(${typeof raw})`;
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
