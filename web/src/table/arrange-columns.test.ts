import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_WIDTH, MIN_WIDTH, tableStateOf, withinLimits, withWidths } from './arrange-columns';
import type { ColumnPlace } from './columns';

const place = (id: string, different: Partial<ColumnPlace> = {}): ColumnPlace => ({
  id,
  hidden: false,
  pinned: false,
  width: null,
  ...different,
});

test('the table has the columns in their order, with what is hidden, pinned and wide', () => {
  const places = [
    place('name', { pinned: true }),
    place('email', { hidden: true }),
    place('company', { width: 90 }),
  ];
  expect(tableStateOf(places)).toEqual({
    columnOrder: ['name', 'email', 'company'],
    columnVisibility: { name: true, email: false, company: true },
    columnPinning: { start: ['name'], end: [] },
    columnSizing: { company: 90 },
  });
});

describe('the width of a column', () => {
  test('is kept in whole pixels, and that of the others as it is', () => {
    expect(withWidths([place('name'), place('email', { width: 90 })], { name: 120.6 })).toEqual([
      place('name', { width: 121 }),
      place('email', { width: 90 }),
    ]);
  });

  test('stays within the limits, however far it is dragged', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (width) => {
        expect(withinLimits(width)).toBeGreaterThanOrEqual(MIN_WIDTH);
        expect(withinLimits(width)).toBeLessThanOrEqual(MAX_WIDTH);
      }),
    );
    expect(withinLimits(200)).toBe(200);
  });
});
