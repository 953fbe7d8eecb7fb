import { type ConditionContext, type FieldType, OPERATORS, type Operator } from '../ast.js';
import type { Facts, FactValue } from '../facts.js';
import { complementOf } from '../operators.js';
import { parseValue } from '../values.js';
import booleans from './boolean.json' with { type: 'json' };
import dates from './date.json' with { type: 'json' };
import groups from './group.json' with { type: 'json' };
import lists from './list.json' with { type: 'json' };
import numbers from './number.json' with { type: 'json' };
import references from './reference.json' with { type: 'json' };
import texts from './text.json' with { type: 'json' };

/** One line of the table that the evaluator, the rulebook and SQL must all answer alike. */
export interface TruthCase {
  readonly title: string;
  readonly condition: unknown;
  readonly types: Readonly<Record<string, string>>;
  /** Raw values, as they come from outside; one that does not parse counts as missing. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly expected: boolean;
  /** The condition holds an empty group or list, which validation refuses. */
  readonly evaluatorOnly: boolean;
}

/** Where and when the table is true. */
export const TABLE_TIME_ZONE = 'Europe/Berlin';
export const TABLE_NOW = Date.parse('2026-11-23T09:00:00Z');

/** A predicate with the values for which it is true and those for which it is false. */
interface Entry {
  readonly about: string;
  readonly types: readonly string[];
  readonly operator: string;
  readonly value?: unknown;
  readonly evaluatorOnly?: boolean;
  readonly true: readonly unknown[];
  readonly false: readonly unknown[];
}

const GROUP_TYPES = { plan: 'CHOICE', region: 'TEXT', email: 'TEXT', seats: 'NUMBER', missing: 'CHOICE' };
const GROUP_RECORD = { plan: 'Enterprise', region: 'EU', email: 'ann@acme.com', seats: 100 };

/** Halves of characters, which JSON files may not hold. */
const halves: readonly Entry[] = [
  {
    about: 'half a character is the replacement character',
    types: ['TEXT', 'CHOICE'],
    operator: 'EQUALS',
    value: 'a\ufffd',
    true: ['a\ud83d', 'A\udc4d', 'a\ufffd'],
    false: ['a', 'a\ud83d\udc4d'],
  },
  {
    about: 'a character is not found in half of it',
    types: ['TEXT'],
    operator: 'CONTAINS',
    value: '\ud83d\udc4d',
    true: ['\ud83d\ud83d\udc4d', '\ud83d\udc4d\udc4d'],
    false: ['\ud83d', '\udc4d', '\udc4d\ud83d'],
  },
];

/** The table written out: each value of an entry once for the operator and once for its complement. */
export function truthCases(): TruthCase[] {
  const entries: readonly Entry[] = [
    ...texts,
    ...halves,
    ...lists,
    ...numbers,
    ...booleans,
    ...references,
    ...dates,
  ];
  return [...entries.flatMap(casesOf), ...groups.map(groupCase)];
}

function casesOf(entry: Entry): TruthCase[] {
  const opposite =
    OPERATORS.find((operator) => complementOf(operator) === entry.operator) ??
    complementOf(entry.operator as Operator);
  return entry.types.flatMap((type) =>
    [true, false].flatMap((expected) =>
      entry[expected ? 'true' : 'false'].flatMap((value) => [
        caseOf(entry, type, entry.operator, value, expected),
        ...(opposite ? [caseOf(entry, type, opposite, value, !expected)] : []),
      ]),
    ),
  );
}

function caseOf(entry: Entry, type: string, operator: string, value: unknown, expected: boolean): TruthCase {
  const operand = 'value' in entry ? { value: entry.value } : {};
  return {
    title: `${entry.about}: ${type} ${JSON.stringify(value)} ${operator} ${JSON.stringify(entry.value) ?? ''}`,
    condition: { is: { field: 'field', operator, ...operand } },
    types: { field: type },
    record: { field: value },
    expected,
    evaluatorOnly: entry.evaluatorOnly ?? false,
  };
}

function groupCase(group: (typeof groups)[number]): TruthCase {
  return {
    title: group.about,
    condition: group.condition,
    types: GROUP_TYPES,
    record: GROUP_RECORD,
    expected: group.expected,
    evaluatorOnly: group.evaluatorOnly ?? false,
  };
}

/** What evaluation needs for a case. */
export function contextOf({ types }: Pick<TruthCase, 'types'>): ConditionContext {
  return { types: new Map(Object.entries(types) as [string, FieldType][]), timeZone: TABLE_TIME_ZONE };
}

/** The record as it would be stored. */
export function factsOf({ types, record }: Pick<TruthCase, 'types' | 'record'>): Facts {
  const facts = new Map<string, FactValue>();
  for (const [field, type] of Object.entries(types) as [string, FieldType][]) {
    const parsed = parseValue(type, record[field], TABLE_TIME_ZONE);
    if (parsed.ok && parsed.value !== undefined) facts.set(field, parsed.value);
  }
  return facts;
}
