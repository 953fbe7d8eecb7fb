import type { Condition } from '@cadre/shared/conditions/ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConditionLine, conditionLines, diffLines } from './diff-conditions';

const is = (value: string): Condition => ({ is: { field: 'contact.name', operator: 'EQUALS', value } });
const words = {
  all: 'All of',
  any: 'Any of',
  not: 'Not',
  predicate: (condition: Condition) => ('is' in condition ? String(condition.is.value) : ''),
};
const line = (depth: number, text: string, change: string) => ({ depth, text, change });

describe('the difference between two conditions', () => {
  test('keeps what stays, and marks what came and went', () => {
    const before = conditionLines({ all: [is('a'), { any: [is('b'), is('c')] }] }, words);
    const after = conditionLines({ all: [is('a'), { any: [is('c'), is('d')] }] }, words);
    expect(diffLines(before, after)).toEqual([
      line(0, 'All of', 'same'),
      line(1, 'a', 'same'),
      line(1, 'Any of', 'same'),
      line(2, 'b', 'removed'),
      line(2, 'c', 'same'),
      line(2, 'd', 'added'),
    ]);
  });

  test('of a first condition is all of it', () => {
    expect(diffLines([], conditionLines({ not: is('a') }, words)).map(({ change }) => change)).toEqual([
      'added',
      'added',
    ]);
    expect(conditionLines(null, words)).toEqual([]);
  });

  test('without what came is the one, and without what went is the other', () => {
    const lines = fc.array(fc.record({ depth: fc.nat(2), text: fc.constantFrom('a', 'b', 'c') }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after);
        const without = (change: string): ConditionLine[] =>
          diff.filter((one) => one.change !== change).map(({ depth, text }) => ({ depth, text }));
        expect(without('added')).toEqual(before);
        expect(without('removed')).toEqual(after);
      }),
    );
  });
});
