import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromCell, guardCell, ID_HEADER, ROW_HEADER, readCells, readHeaders, toCell } from './csv-cells.js';

const starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '⁺', '₌', '=\u0338'];
const before = [
  '',
  "'",
  "''",
  '"',
  ' ',
  '\u00A0',
  '\u3000',
  '\uFEFF',
  '\u200B',
  '\t',
  '\r',
  '\n',
  "'\t",
  '＇',
  '\v',
];
const dangerous = fc
  .tuple(fc.constantFrom(...before), fc.constantFrom(...starts, '[', '', '−'), fc.string())
  .map((parts) => parts.join(''));

/** What a file of ours says again. */
const again = (cell: string) => readCells([ID_HEADER, 'x'], ['con_1', cell])[1] ?? '';

describe('a cell of a CSV file', () => {
  test('says the same when it is read again', () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        expect(fromCell(again(toCell(text, 'TEXT')), 'TEXT')).toBe(text);
      }),
    );
  });

  test('is nothing that a spreadsheet would run', () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        const cell = toCell(text, 'TEXT');
        for (const form of [cell, cell.normalize('NFKC')])
          expect(form).not.toMatch(/^["\s]*[=+\-@]|^[\t\r\n]/);
      }),
    );
  });

  test.each(before.flatMap((one) => starts.map((start) => `${one}${start}1+1`)))('%j is guarded', (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  });

  test.each(['Ada', '−5 °C', 'a=b', "it's", '#1', '', '(+49) 30', '½'])('%j stays as it is', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  test("keeps a ' that somebody typed, where the row is none of ours", () => {
    expect(readCells(['email', 'x'], ['a@b', "'=x"])).toEqual(['a@b', "'=x"]);
    expect(readCells([ID_HEADER, 'x'], ['', "'=x"])).toEqual(['', "'=x"]);
    expect(readCells([ROW_HEADER, 'x'], ['7', "''=x"])).toEqual(['7', "'=x"]);
  });

  test('of the header is guarded in files of ours only', () => {
    expect(readHeaders([' email ', "'=x"])).toEqual(['email', "'=x"]);
    expect(readHeaders(["'=x", ROW_HEADER])).toEqual(['=x', ROW_HEADER]);
  });

  test('holds a list, whatever its values hold', () => {
    const values = fc.array(fc.oneof(dangerous, fc.constantFrom('a; b', '[x]', 'plain')), { minLength: 1 });
    fc.assert(
      fc.property(values, (list) => {
        expect(fromCell(again(toCell(list, 'MULTI_CHOICE')), 'MULTI_CHOICE')).toEqual(list);
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
