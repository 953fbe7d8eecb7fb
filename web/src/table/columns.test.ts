import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnPlace, nextSort, placeColumns, readSort, shownIds, showOnly, sortText } from './columns';

const columns = [
  { id: 'name', always: true },
  { id: 'email' },
  { id: 'company' },
  { id: 'plan', spare: true },
];
const ids = columns.map(({ id }) => id);
const place = (id: string, different: Partial<ColumnPlace> = {}): ColumnPlace => ({
  id,
  hidden: false,
  pinned: false,
  width: null,
  ...different,
});

describe('the columns of a table', () => {
  test('stand as the console makes them, the spare ones hidden', () => {
    for (const arranged of [undefined, []]) {
      expect(shownIds(placeColumns(columns, arranged))).toEqual(['name', 'email', 'company']);
    }
  });

  test('stand as the person arranged them; those that came since are hidden behind them', () => {
    const arranged = [place('company', { width: 90 }), place('name', { pinned: true })];
    const placed = placeColumns(columns, arranged);
    expect(placed.slice(0, 2)).toEqual(arranged);
    expect(shownIds(placed)).toEqual(['company', 'name']);
    expect(placed.map(({ id }) => id)).toEqual(['company', 'name', 'email', 'plan']);
  });

  test('that were deleted are left out, and what every row needs is never hidden', () => {
    const placed = placeColumns(columns, [place('deleted'), place('name', { hidden: true })]);
    expect(placed.map(({ id }) => id)).not.toContain('deleted');
    expect(shownIds(placed)).toEqual(['name']);
  });
});

test('an address shows only its columns, in its order, and forgets none of the others', () => {
  expect(shownIds(showOnly(placeColumns(columns, undefined), ['plan', 'deleted', 'name']))).toEqual([
    'plan',
    'name',
  ]);
  const places = fc
    .shuffledSubarray(ids)
    .chain((some) =>
      fc.record({ arranged: fc.constant(some.map((id) => place(id))), shown: fc.shuffledSubarray(ids) }),
    );
  fc.assert(
    fc.property(places, ({ arranged, shown }) => {
      const placed = placeColumns(columns, arranged);
      const only = showOnly(placed, shown);
      expect(shownIds(only)).toEqual(shown);
      expect(only.map(({ id }) => id).sort()).toEqual([...ids].sort());
    }),
  );
});

describe('the order of a table', () => {
  test('goes up, down and back to none', () => {
    const up = nextSort(null, 'name');
    const down = nextSort(up, 'name');
    expect([up, down, nextSort(down, 'name')]).toEqual([
      { field: 'name', descending: false },
      { field: 'name', descending: true },
      null,
    ]);
    expect(nextSort(down, 'email')).toEqual({ field: 'email', descending: false });
  });

  test('is read from an address as it was written there', () => {
    const sorts = fc.option(
      fc.record({ field: fc.constantFrom('contact.name', 'createdAt'), descending: fc.boolean() }),
    );
    fc.assert(
      fc.property(sorts, (sort) => {
        expect(readSort(sortText(sort))).toEqual(sort);
      }),
    );
    expect([readSort(undefined), readSort('')]).toEqual([null, null]);
  });
});
