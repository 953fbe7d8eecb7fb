import type { Condition } from '@cadre/shared/conditions/ast';
import { fieldCatalogue } from '@cadre/shared/conditions/catalogue';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeCondition, toJson, toLiteral } from './condition-text';
import { readConditionText } from './read-condition-text';

const catalogue = fieldCatalogue('SEGMENT_RULE', {
  properties: [
    { key: 'seats', label: 'Seats', type: 'NUMBER' },
    { key: 'plan', label: 'Plan', type: 'CHOICE', choices: [] },
    { key: 'trial', label: 'Trial', type: 'BOOLEAN' },
  ],
});
const read = (text: string) => readConditionText(text, catalogue, 'Europe/Berlin');

const texts = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter((text) => text.trim() === text && !text.includes('\0'));
const predicates: fc.Arbitrary<Condition> = fc.oneof(
  texts.map((value): Condition => ({ is: { field: 'contact.company', operator: 'NOT_CONTAINS', value } })),
  fc
    .uniqueArray(texts, { minLength: 1, maxLength: 4, selector: (text) => text.toLowerCase() })
    .map((value): Condition => ({ is: { field: 'contact.properties.plan', operator: 'IN', value } })),
  fc
    .integer()
    .map((value): Condition => ({ is: { field: 'contact.properties.seats', operator: 'AT_LEAST', value } })),
  fc
    .boolean()
    .map((value): Condition => ({ is: { field: 'contact.properties.trial', operator: 'EQUALS', value } })),
  fc.constant<Condition>({ is: { field: 'contact.email', operator: 'IS_EMPTY' } }),
);
const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition; group: Condition }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', maxDepth: 2, withCrossShrink: true }, predicates, tie('group')),
  group: fc.oneof(
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).group;

describe('a condition on the clipboard', () => {
  test('is read as it was copied, as JSON and as GraphQL', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const taken = read(toJson(condition));
        // What the language itself refuses, such as a sixth group, is no matter of copying.
        fc.pre(taken.ok);
        expect(read(toLiteral(condition))).toEqual(taken);
        expect(taken).toEqual({
          ok: true,
          condition: JSON.parse(toJson(taken.ok ? taken.condition : condition)),
        });
        expect([toJson(condition), toLiteral(condition)].every(looksLikeCondition)).toBe(true);
      }),
    );
  });

  test('that does not fit is refused with the exact place', () => {
    const wrong: Condition = {
      all: [
        { is: { field: 'contact.email', operator: 'IS_EMPTY' } },
        { any: [{ is: { field: 'contact.properties.seats', operator: 'AT_LEAST', value: 'many' } }] },
      ],
    };
    expect(read(toLiteral(wrong))).toMatchObject({ ok: false, path: 'all.1.any.0.is.value' });
    const unknown: Condition = { is: { field: 'segment', operator: 'EQUALS', value: 'vip' } };
    expect(read(toJson(unknown))).toMatchObject({ ok: false, path: 'is.field' });
  });

  test('with more predicates than a condition may have is refused where the limit is passed', () => {
    const one: Condition = { is: { field: 'contact.email', operator: 'IS_EMPTY' } };
    const many: Condition = { any: Array.from({ length: 500 }, () => one) };
    expect(read(toJson(many))).toMatchObject({ ok: false, path: 'any.100.is' });
  });

  test('is told from a value', () => {
    expect(['Acme', '{curly}', '', '{ "name": 1 }', 'all: 1'].some(looksLikeCondition)).toBe(false);
    for (const text of ['Acme', '{', '{ all: [', '3', 'null']) expect(read(text).ok, text).toBe(false);
  });
});
