import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFilter } from './filter-text';
import { conditions, is } from './test/drafts';

test('a filter is read from an address as it was written there', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      expect(readFilter(JSON.stringify(condition))).toEqual(condition);
    }),
  );
});

test('text that is no condition filters nothing', () => {
  const texts = [
    '',
    'open',
    '{',
    '1',
    'null',
    '[]',
    '{}',
    '{"all":{}}',
    '{"is":null}',
    '{"is":1}',
    '{"is":"x"}',
    '{"is":{"field":"x"}}',
  ];
  for (const text of [undefined, ...texts, '{"any":[{"not":1}]}']) expect(readFilter(text)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => readFilter(text)).not.toThrow();
    }),
  );
});

test('a condition that is nested without end filters nothing', () => {
  let condition = is('ada');
  for (let depth = 0; depth < 9; depth += 1) condition = { not: condition };
  expect(readFilter(JSON.stringify(condition))).toBeNull();
});
