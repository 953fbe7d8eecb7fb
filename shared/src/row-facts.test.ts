import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyPath, STANDARD_FIELDS } from './conditions/fields.js';
import { columnProblems, columnsInUse, isRowFact, ROW_FACTS } from './row-facts.js';

const keys = ['plan_tier', 'region', 'seats'];
const known = [...ROW_FACTS, ...keys.map(propertyPath)];
const hasProperty = (key: string) => keys.includes(key);
const anyColumn = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...known) },
  fc.constantFrom('contact.properties.gone', 'contact.properties.', 'Segment', 'conversation', ''),
  fc.string(),
);

test('a fact that conditions know too has the name by which they know it', () => {
  const fields = new Set(STANDARD_FIELDS.map(({ path }) => path));
  const others = ROW_FACTS.filter((fact) => !fields.has(fact));
  expect(others).toEqual(['conversation.waitingSince', 'conversation.updatedAt']);
});

test('columns are right exactly when each is known and named once', () => {
  fc.assert(
    fc.property(fc.array(anyColumn, { maxLength: 12 }), (columns) => {
      const isRight =
        columns.every((column) => known.includes(column)) && new Set(columns).size === columns.length;
      expect(columnProblems(columns, hasProperty).length === 0).toBe(isRight);
    }),
  );
});

test('what can still be shown of columns stays in order, is right, and loses nothing that there is', () => {
  fc.assert(
    fc.property(fc.array(anyColumn, { maxLength: 12 }), (columns) => {
      const shown = columnsInUse(columns, hasProperty);
      expect(columnProblems(shown, hasProperty)).toEqual([]);
      expect(columnsInUse(shown, hasProperty)).toEqual(shown);
      expect(shown).toEqual([...new Set(columns.filter((column) => known.includes(column)))]);
    }),
  );
});

test('each wrong column is told at its own place', () => {
  const columns = ['segment', 'contact.properties.gone', 'segment', 'subject', 'contact.company'];
  expect(columnProblems(columns, hasProperty).map(({ index }) => index)).toEqual([1, 2, 3]);
  expect(isRowFact('subject')).toBe(false);
});
