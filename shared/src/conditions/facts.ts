import type { FieldType } from './ast.js';

/**
 * A value in canonical form, as stored and as compared:
 * TEXT, CHOICE: canonical text, never empty · REFERENCE: an id as it is · NUMBER: a finite number · BOOLEAN ·
 * MULTI_CHOICE: distinct canonical texts, at least one · SEGMENTS: distinct segment ids, at least one ·
 * DATE: `[from, to]` in epoch milliseconds, both inclusive; an instant has both ends equal.
 */
export type FactValue = string | number | boolean | readonly string[] | DateFact;

export type DateFact = readonly [from: number, to: number];

/** What is known about one contact or conversation, by field path. A field that is empty is absent. */
export type Facts = ReadonlyMap<string, FactValue>;

/**
 * The value, when it has the shape its type asks for; otherwise undefined, which reads as empty.
 * Facts come from our own normaliser, so a wrong shape means damaged data: it must not throw in the middle of
 * an intake, and it must read the same here, in the rulebook and in SQL.
 */
export function readFact(facts: Facts, field: string, type: FieldType): FactValue | undefined {
  const value = facts.get(field);
  if (value === undefined) return undefined;
  return hasShape(value, type) ? value : undefined;
}

function hasShape(value: FactValue, type: FieldType): boolean {
  switch (type) {
    case 'TEXT':
    case 'CHOICE':
    case 'REFERENCE':
      return typeof value === 'string' && value !== '';
    case 'NUMBER':
      return typeof value === 'number' && !Number.isNaN(value);
    case 'BOOLEAN':
      return typeof value === 'boolean';
    case 'DATE':
      return isDateFact(value);
    case 'MULTI_CHOICE':
    case 'SEGMENTS':
      return isTextList(value);
  }
}

export function isDateFact(value: FactValue): value is DateFact {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}

export function isTextList(value: FactValue): value is readonly string[] {
  return Array.isArray(value) && typeof value[0] === 'string';
}

/** How long a conversation has waited, in whole minutes; the same arithmetic as the SQL of the field. */
export function waitingMinutes(waitingSince: number, now: number): number {
  return Math.max(0, Math.floor((now - waitingSince) / 60_000));
}
