import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromCell, toCell } from './csv-cells.js';

const dangerous = fc
  .tuple(fc.constantFrom('=', '+', '-', '@', "'=", "''+", "'", '\t', '[', ''), fc.string())
  .map((parts) => parts.join(''));

describe('a cell of a CSV file', () => {
  test('says the same when it is read again', () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        expect(fromCell(toCell(text, 'TEXT'), 'TEXT')).toBe(text);
      }),
    );
  });

  test('is nothing that a spreadsheet would run', () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        expect(toCell(text, 'TEXT')).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('holds a list, whatever its values hold', () => {
    const values = fc.array(fc.oneof(dangerous, fc.constantFrom('a; b', '[x]', 'plain')), { minLength: 1 });
    fc.assert(
      fc.property(values, (list) => {
        expect(fromCell(toCell(list, 'MULTI_CHOICE'), 'MULTI_CHOICE')).toEqual(list);
      }),
    );
  });

  test('of numbers and flags is plain, so that spreadsheets count with it', () => {
    expect(toCell(-5.5, 'NUMBER')).toBe('-5.5');
    expect(toCell(true, 'BOOLEAN')).toBe('true');
    expect(toCell(null, 'TEXT')).toBe('');
  });

  test('written by hand may list values with semicolons', () => {
    expect(fromCell('Red;  blue ;', 'MULTI_CHOICE')).toEqual(['Red', 'blue']);
    expect(fromCell('[oops', 'MULTI_CHOICE')).toEqual(['[oops']);
  });
});
