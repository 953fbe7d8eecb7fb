import type { FieldType, Operator, Predicate } from './ast.js';
import { type IssueCode, OperandProblem, type ResolveId, readOperand } from './operand.js';
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
  /** For fields that hold ids; left out, ids are taken as they are. */
  readonly resolve?: ResolveId;
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
  const reading: Reading = { options, issues: [], path: [], predicates: 0 };
  const condition = readNode(reading, raw, 0);
  const [first, ...rest] = reading.issues;
  if (first) return { ok: false, issues: [first, ...rest] };
  if (condition) return { ok: true, condition };
  throw new Error('a condition was refused without an issue');
}

interface Reading {
  readonly options: ReadOptions;
  readonly issues: ConditionIssue[];
  /** Where the reading is; every function leaves it as it found it. */
  readonly path: string[];
  predicates: number;
}

/** Undefined means that an issue was recorded here or below. */
function readNode(reading: Reading, raw: unknown, depth: number): PreparedCondition | undefined {
  const key = onlyKeyOf(raw);
  if (!isObject(raw) || (key !== 'all' && key !== 'any' && key !== 'not' && key !== 'is')) {
    return refuse(reading, 'NOT_A_CONDITION', 'must be an object with one key: all, any, not or is');
  }
  if (key !== 'is' && depth >= reading.options.groups) {
    return refuse(reading, 'TOO_DEEP', `more than ${reading.options.groups} groups inside each other`);
  }
  reading.path.push(key);
  const node = readChild(reading, key, raw[key], depth);
  reading.path.pop();
  return node;
}

function readChild(
  reading: Reading,
  key: 'all' | 'any' | 'not' | 'is',
  raw: unknown,
  depth: number,
): PreparedCondition | undefined {
  if (key === 'is') {
    const is = readPredicate(reading, raw);
    return is && { is };
  }
  if (key === 'not') {
    const not = readNode(reading, raw, depth + 1);
    return not && { not };
  }
  const children = readGroup(reading, raw, depth + 1);
  return children && (key === 'all' ? { all: children } : { any: children });
}

function readGroup(reading: Reading, raw: unknown, depth: number): PreparedCondition[] | undefined {
  if (!Array.isArray(raw)) return refuse(reading, 'NOT_A_CONDITION', 'must be a list of conditions');
  if (raw.length === 0 && !reading.options.emptyLists) {
    return refuse(reading, 'EMPTY_GROUP', 'the group has no condition in it');
  }
  const children: PreparedCondition[] = [];
  for (let index = 0; index < raw.length && !isFull(reading); index++) {
    reading.path.push(String(index));
    const child = readNode(reading, raw[index], depth);
    reading.path.pop();
    if (child) children.push(child);
  }
  return children.length === raw.length ? children : undefined;
}

function readPredicate(reading: Reading, raw: unknown): PreparedPredicate | undefined {
  reading.predicates += 1;
  if (reading.predicates > reading.options.predicates) {
    return refuse(reading, 'TOO_MANY_PREDICATES', `more than ${reading.options.predicates} predicates`);
  }
  if (!isObject(raw)) return refuse(reading, 'NOT_A_CONDITION', 'must have a field and an operator');
  for (const key of Object.keys(raw)) {
    if (PREDICATE_KEYS.has(key) || raw[key] === undefined) continue;
    return refuse(reading, 'NOT_A_CONDITION', 'is not part of a predicate', shorten(key));
  }
  const path = raw.field;
  const field = typeof path === 'string' ? reading.options.field(path) : undefined;
  if (typeof path !== 'string' || !field) {
    return refuse(reading, 'UNKNOWN_FIELD', `there is no field ${printable(path)} here`, 'field');
  }
  const choice = findOperator(field.type, raw.operator);
  if (!choice) {
    const message = `${path} has no operator ${printable(raw.operator)}`;
    return refuse(reading, 'UNKNOWN_OPERATOR', message, 'operator');
  }
  const operand = readOperand(choice, raw.value, reading.options, field.resolve);
  if (operand instanceof OperandProblem) {
    const index = operand.index === undefined ? [] : [String(operand.index)];
    return refuse(reading, operand.code, operand.message, 'value', ...index);
  }
  return {
    field: path,
    type: field.type,
    comparison: operand.comparison,
    negated: complementOf(choice.operator) !== undefined,
    predicate: stored(path, choice.operator, operand.stored),
  };
}

const PREDICATE_KEYS: ReadonlySet<string> = new Set(['field', 'operator', 'value']);

function stored(field: string, operator: Operator, value: Predicate['value']): Predicate {
  return value === undefined ? { field, operator } : { field, operator, value };
}

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** Keys with the value undefined do not count: instances of classes with optional fields have them. */
function onlyKeyOf(raw: unknown): string | undefined {
  if (!isObject(raw)) return undefined;
  let only: string | undefined;
  for (const key of Object.keys(raw)) {
    if (raw[key] === undefined) continue;
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

/** Records an issue where the reading is, or so many steps further. */
function refuse(reading: Reading, code: IssueCode, message: string, ...further: string[]): undefined {
  if (reading.issues.length < MOST_ISSUES) {
    reading.issues.push({ path: [...reading.path, ...further], code, message });
  }
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
