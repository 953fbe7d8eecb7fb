import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_TYPES } from './ast.js';
import { canonicalText, displayText, parseValue } from './values.js';

/** Combining marks that some letters compose with. */
const MARKS = [
  '',
  ...'\u0300\u0301\u0302\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328\u0331\u0345',
];
const anyText = fc.string({ unit: 'binary', maxLength: 20 });

describe('canonical text', () => {
  test('is well-formed, trimmed, small and in NFC, whatever it was made from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const canonical = canonicalText(text);
        expect(canonical.isWellFormed() && !canonical.includes('\u0000')).toBe(true);
        expect([canonical.trim(), canonical.toLowerCase(), canonical.normalize('NFC')]).toEqual(
          Array(3).fill(canonical),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  test('does not change when it is made again, for any character with any mark that could compose with it', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      const marks = character.toLowerCase() === character ? [''] : MARKS;
      for (const mark of marks) {
        const canonical = canonicalText(character + mark);
        if (canonicalText(canonical) !== canonical) expect.fail(`U+${point.toString(16)} ${mark}`);
      }
    }
  });

  test('is the same for ASCII as by the long way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const longWay = displayText(text).normalize('NFC').trim().toLowerCase();
        expect(canonicalText(text)).toBe(longWay);
      }),
    );
  });

  test('a megabyte takes no time to speak of', () => {
    expect(canonicalText(' '.repeat(1_000_000))).toBe('');
    expect(canonicalText(`${'\u0301'.repeat(200_000)}A`)).toMatch(/a$/);
  });
});

test('the display text keeps letter case and inner white space', () => {
  expect(displayText(' \u00a0Ann\u0000  Lee\ud83d\t')).toBe('Ann  Lee\ufffd');
});

describe('a value from outside', () => {
  test('is canonical, empty or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), fc.oneof(fc.anything(), anyText), (type, raw) => {
        const parsed = parseValue(type, raw, 'Europe/Berlin');
        if (!parsed.ok || parsed.value === undefined || type === 'DATE') return;
        expect(parseValue(type, parsed.value, 'Europe/Berlin')).toEqual(parsed);
        expect(JSON.parse(JSON.stringify(parsed.value))).toEqual(parsed.value);
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ['NUMBER', 'ten', 'BAD_NUMBER'],
    ['NUMBER', `${'1'.repeat(100_000)}x`, 'BAD_NUMBER'],
    ['BOOLEAN', 'perhaps', 'BAD_BOOLEAN'],
    ['DATE', '30.02.2026', 'BAD_DATE'],
    ['DATE', 1_774_785_600_000, 'BAD_DATE'],
    ['TEXT', { a: 1 }, 'WRONG_TYPE'],
    ['MULTI_CHOICE', [['a']], 'WRONG_TYPE'],
    ['REFERENCE', 7, 'WRONG_TYPE'],
  ] as const)('that does not parse as %s says why: %s', (type, raw, code) => {
    expect(parseValue(type, raw, 'UTC')).toMatchObject({ ok: false, problem: { code } });
  });

  test('keeps distinct elements of a list only', () => {
    expect(parseValue('MULTI_CHOICE', ['B', 'a', 'b ', '', null, 'A'], 'UTC')).toEqual({
      ok: true,
      value: ['b', 'a'],
    });
    expect(parseValue('SEGMENTS', ['seg_B', 'seg_b', 'seg_B'], 'UTC')).toEqual({
      ok: true,
      value: ['seg_B', 'seg_b'],
    });
  });
});
