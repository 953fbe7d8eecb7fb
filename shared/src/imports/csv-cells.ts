import type { FieldType } from '../conditions/ast.js';

/** What spreadsheets take for a formula, behind any number of our own guards. */
const formula = /^'*[=+\-@\t\r]/;

/**
 * A display value as a cell of a CSV file. Texts that a spreadsheet would run get a ' before them; a list is its
 * values behind each other, or JSON where a value itself holds what separates them.
 */
export function toCell(value: unknown, type: FieldType): string {
  if (value === null || value === undefined) return '';
  if (type === 'NUMBER' || type === 'BOOLEAN') return String(value);
  return guarded(Array.isArray(value) ? listCell(value.map(String)) : String(value));
}

/** What a cell says, for the same type: the inverse of `toCell`. */
export function fromCell(cell: string, type: FieldType): string | string[] {
  const text = formula.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
  return type === 'MULTI_CHOICE' ? cellList(text) : text;
}

function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
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
