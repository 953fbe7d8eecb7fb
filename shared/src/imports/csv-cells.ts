import type { FieldType } from '../conditions/ast.js';

/** Columns that only files of ours have: of an export the contact, of a file of failed rows the row. */
export const ID_HEADER = 'cadreId';
export const ROW_HEADER = 'cadreRow';
export const REASON_HEADER = 'cadreReason';

/** What may stand before a formula: spreadsheets trim white space, and take a quote for a mark and not for text. */
const ahead = /^[\s\p{C}"'＂＇]*/u;
const controlFirst = /^["'＂＇]*[\t\r\n]/;
/** Nearly every cell, so that a large export costs little. */
const plain = /^[0-9A-Za-z]/;

/**
 * Whether a spreadsheet may run a text: it begins with = + - @ or a control character, behind white space and quotes.
 * Full-width, small, superscript and subscript forms count, because Numbers reads them in their compatible form (NFKC),
 * as Excel does with full-width ones where such are typed. The minus sign U+2212 has no such form: spreadsheets show
 * it as text, and those that know it read at most a number.
 */
function isFormula(text: string): boolean {
  if (plain.test(text)) return false;
  const [before = ''] = ahead.exec(text) ?? [];
  if (controlFirst.test(before)) return true;
  const [first = ''] = text.slice(before.length, before.length + 2);
  return /^[=+\-@]/.test(first.normalize('NFKC'));
}

/** A text as a cell that no spreadsheet runs: what is a formula gets a ' before it. */
export function guardCell(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** What `guardCell` was given. */
function unguardCell(cell: string): string {
  return cell.startsWith("'") && isFormula(cell) ? cell.slice(1) : cell;
}

/** The headers of a file, trimmed; those of a file of ours as they were before we wrote it. */
export function readHeaders(cells: readonly string[]): string[] {
  const headers = cells.map((cell) => cell.trim());
  return ownColumns(headers).length > 0 ? headers.map(unguardCell) : headers;
}

/**
 * The cells of a record, without our guards. Only what we wrote has them, and says so: its row has an id or a number of
 * ours. A ' that somebody typed before a formula stays.
 */
export function readCells(headers: readonly string[], cells: readonly string[]): readonly string[] {
  const isOurs = ownColumns(headers).some((index) => (cells[index] ?? '').trim() !== '');
  return isOurs ? cells.map(unguardCell) : cells;
}

function ownColumns(headers: readonly string[]): number[] {
  return headers.flatMap((header, index) => (header === ID_HEADER || header === ROW_HEADER ? [index] : []));
}

/** A display value as a cell of a CSV file: a list is its values behind each other, or JSON where a value holds what separates them. */
export function toCell(value: unknown, type: FieldType): string {
  if (value === null || value === undefined) return '';
  if (type === 'NUMBER' || type === 'BOOLEAN') return String(value);
  return guardCell(Array.isArray(value) ? listCell(value.map(String)) : String(value));
}

/** What a cell says, for the same type: the inverse of `toCell` for cells that `readCells` gave. */
export function fromCell(cell: string, type: FieldType): string | string[] {
  return type === 'MULTI_CHOICE' ? cellList(cell) : cell;
}

function listCell(values: readonly string[]): string {
  const plain = values.every((value) => !value.includes(';') && value === value.trim() && value !== '');
  const joined = values.join('; ');
  return plain && !joined.startsWith('[') ? joined : JSON.stringify(values);
}

function cellList(text: string): string[] {
  if (text.startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed.map(String);
    } catch {
      // A text that only begins like a list is a list of plain values.
    }
  }
  return text
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
