import type { FieldType } from './ast.js';
import { parseDate } from './dates.js';
import type { FactValue } from './facts.js';

/**
 * Kept beside every stored canonical value. Raise it whenever `canonicalText` or `parseValue` answers differently
 * for any input, so that the rows written by the older rules can be found and rewritten.
 */
export const NORMALISER_VERSION = 1;

/** What a person is shown: well-formed, without U+0000 (which PostgreSQL cannot store), without outer white space. */
export function displayText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').trim();
}

/**
 * What is compared. Two texts are the same to a condition exactly when this gives the same for both; applying it
 * twice changes nothing. The second NFC is for the ten letters whose small form alone has a composed character
 * (J with caron): without it the answer would not be in NFC.
 */
export function canonicalText(text: string): string {
  // ASCII is well-formed, has no other normal form, and is most of what there is.
  if (isPlainAscii(text)) return text.trim().toLowerCase();
  return displayText(text).normalize('NFC').trim().toLowerCase().normalize('NFC');
}

/** Only U+0001 to U+007F. */
function isPlainAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f || unit === 0) return false;
  }
  return true;
}

/** Why a value was not taken. The message is a clause for "… : the value {message}". */
export interface ValueProblem {
  readonly code: 'WRONG_TYPE' | 'BAD_NUMBER' | 'BAD_BOOLEAN' | 'BAD_DATE';
  readonly message: string;
}

/** `value` is undefined for an empty value: missing, null, "", only white space, the empty list. */
export type ParsedValue =
  | { readonly ok: true; readonly value: FactValue | undefined }
  | { readonly ok: false; readonly problem: ValueProblem };

const EMPTY: ParsedValue = { ok: true, value: undefined };

/**
 * Turns what came from outside (an API payload, a CSV cell, a widget's context) into the canonical value of a field.
 * Never throws; what does not parse is reported and must not be stored.
 */
export function parseValue(type: FieldType, raw: unknown, timeZone: string): ParsedValue {
  if (isEmpty(raw)) return EMPTY;
  switch (type) {
    case 'TEXT':
    case 'CHOICE':
      return isScalar(raw) ? text(canonicalText(String(raw))) : wrongType('is not a text');
    case 'REFERENCE':
      return typeof raw === 'string' ? text(displayText(raw)) : wrongType('is not an id');
    case 'NUMBER':
      return parseNumber(raw);
    case 'BOOLEAN':
      return parseBoolean(raw);
    case 'DATE':
      return parseDay(raw, timeZone);
    case 'MULTI_CHOICE':
      return parseList(raw, canonicalText);
    case 'SEGMENTS':
      return parseList(raw, displayText);
  }
}

function isEmpty(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true;
  return typeof raw === 'string' ? displayText(raw) === '' : Array.isArray(raw) && raw.length === 0;
}

type Scalar = string | number | boolean;

function isScalar(raw: unknown): raw is Scalar {
  return typeof raw === 'string' || typeof raw === 'boolean' || Number.isFinite(raw);
}

function text(canonical: string): ParsedValue {
  return canonical === '' ? EMPTY : { ok: true, value: canonical };
}

/** Decimal notation only: `Number` alone would also read "", "0x1f" and "Infinity". */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function parseNumber(raw: unknown): ParsedValue {
  const written = typeof raw === 'string' ? displayText(raw) : raw;
  const number = typeof written === 'string' && DECIMAL.test(written) ? Number(written) : written;
  if (typeof number === 'number' && Number.isFinite(number))
    return { ok: true, value: withoutMinusZero(number) };
  return { ok: false, problem: { code: 'BAD_NUMBER', message: 'is not a number' } };
}

/** JSON and PostgreSQL write -0 as 0. */
export function withoutMinusZero(number: number): number {
  return number === 0 ? 0 : number;
}

/** What spreadsheets and other systems write for a flag. */
const BOOLEANS = new Map<unknown, boolean>([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

function parseBoolean(raw: unknown): ParsedValue {
  const flag = isScalar(raw) ? BOOLEANS.get(canonicalText(String(raw))) : undefined;
  if (flag !== undefined) return { ok: true, value: flag };
  return { ok: false, problem: { code: 'BAD_BOOLEAN', message: 'is neither true nor false' } };
}

function parseDay(raw: unknown, timeZone: string): ParsedValue {
  const date = typeof raw === 'string' ? parseDate(displayText(raw), timeZone) : undefined;
  if (date) return { ok: true, value: date };
  const message = 'is not an ISO 8601 date such as 2026-03-29 or 2026-03-29T10:00:00Z';
  return { ok: false, problem: { code: 'BAD_DATE', message } };
}

/** A lone value is a list of one; empty elements and repetitions are left out. */
function parseList(raw: unknown, canonical: (text: string) => string): ParsedValue {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const distinct = new Set<string>();
  for (const item of items) {
    if (isEmpty(item)) continue;
    if (!isScalar(item)) return wrongType('is not a list of texts');
    const value = canonical(String(item));
    if (value !== '') distinct.add(value);
  }
  return distinct.size === 0 ? EMPTY : { ok: true, value: [...distinct] };
}

function wrongType(message: string): ParsedValue {
  return { ok: false, problem: { code: 'WRONG_TYPE', message } };
}
