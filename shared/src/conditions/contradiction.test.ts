import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, ConditionContext, FieldType, Operator, PredicateValue } from './ast.js';
import { cannotHold } from './contradiction.js';
import { evaluate } from './evaluate.js';
import { prepareCondition } from './prepare.js';
import { ANY_NOW, anyCondition, anyFacts } from './spec/arbitraries.js';

const context: ConditionContext = {
  timeZone: 'Europe/Berlin',
  types: new Map<string, FieldType>([
    ['contact.properties.plan', 'CHOICE'],
    ['contact.properties.seats', 'NUMBER'],
    ['contact.properties.tags', 'MULTI_CHOICE'],
    ['contact.properties.renewal', 'DATE'],
  ]),
};

function prepared(condition: Condition) {
  const read = prepareCondition(condition, context);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.condition;
}

const is = (field: string, operator: Operator, value?: PredicateValue): Condition => ({
  is: { field: `contact.properties.${field}`, operator, ...(value === undefined ? {} : { value }) },
});

describe('a condition that cannot hold', () => {
  const impossible: [string, Condition][] = [
    ['two values at once', { all: [is('plan', 'EQUALS', 'pro'), is('plan', 'EQUALS', 'free')] }],
    ['a value and not that value', { all: [is('plan', 'IN', ['pro']), is('plan', 'NOT_EQUALS', 'Pro')] }],
    ['a value and empty', { all: [is('seats', 'AT_LEAST', 3), is('seats', 'IS_EMPTY')] }],
    ['an empty range', { all: [is('seats', 'GREATER_THAN', 3), is('seats', 'AT_MOST', 3)] }],
    [
      'an empty range from the other side',
      { all: [is('seats', 'AT_LEAST', 3), is('seats', 'LESS_THAN', 3)] },
    ],
    ['a value outside of a range', { all: [is('seats', 'EQUALS', 2), is('seats', 'AT_LEAST', 3)] }],
    [
      'a text that the value does not contain',
      { all: [is('plan', 'EQUALS', 'pro'), is('plan', 'CONTAINS', 'free')] },
    ],
    [
      'after and before',
      { all: [is('renewal', 'AFTER', '2026-05-01'), is('renewal', 'BEFORE', '2026-04-01')] },
    ],
    [
      'alternatives that are all impossible',
      { any: [{ all: [is('plan', 'EQUALS', 'a'), is('plan', 'EQUALS', 'b')] }] },
    ],
    [
      'the opposite of a choice of both',
      { not: { any: [is('plan', 'IS_EMPTY'), is('plan', 'IS_NOT_EMPTY')] } },
    ],
    [
      'a contradiction across nested groups',
      { all: [is('plan', 'EQUALS', 'a'), { all: [is('plan', 'EQUALS', 'b')] }] },
    ],
  ];
  test.each(impossible)('asks for %s', (_what, condition) => {
    expect(cannotHold(prepared(condition))).toBe(true);
  });

  test('is not one that asks different things of a list, or of two fields', () => {
    expect(cannotHold(prepared({ all: [is('tags', 'EQUALS', 'a'), is('tags', 'EQUALS', 'b')] }))).toBe(false);
    expect(cannotHold(prepared({ all: [is('plan', 'EQUALS', 'a'), is('seats', 'EQUALS', 1)] }))).toBe(false);
    expect(cannotHold(prepared({ all: [is('seats', 'AT_LEAST', 3), is('seats', 'AT_MOST', 3)] }))).toBe(
      false,
    );
  });

  test('is met by no facts whatever', () => {
    const condition = anyCondition(context.types, { emptyLists: true });
    const facts = anyFacts(context.types, context.timeZone);
    fc.assert(
      fc.property(condition, fc.array(facts, { minLength: 5, maxLength: 10 }), (written, many) => {
        const read = prepared(written);
        if (!cannotHold(read)) return;
        for (const about of many) expect(evaluate(read, about, ANY_NOW)).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});
