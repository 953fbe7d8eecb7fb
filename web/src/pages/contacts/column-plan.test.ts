import { describe, expect, test } from 'vitest';
import { type KnownProperty, mappingOf, misfits, planColumns, problemOf, repeats } from './column-plan';

const known: KnownProperty[] = [{ key: 'plan_tier', label: 'Plan tier', type: 'CHOICE' }];
const sample = {
  headers: ['Customer E-mail', 'Full Name', 'PlanTier', 'Monthly Fee', 'segments'],
  rows: [
    ['ann@x.example', 'Ann', 'gold', '10.5', 'VIP'],
    ['bo@x.example', 'Bo', 'iron', '7', ''],
  ],
};

describe('the plan of an import', () => {
  test('fills itself: attributes and properties that are there, new ones with a guessed type, and nothing for what a file cannot change', () => {
    const plan = planColumns(sample, known);
    expect(plan.map(({ target }) => target)).toEqual([
      'email',
      'name',
      'properties.plan_tier',
      'new',
      'none',
    ]);
    expect(plan[3]?.type).toBe('NUMBER');
    expect(mappingOf(plan)).toEqual({
      columns: {
        'Customer E-mail': 'email',
        'Full Name': 'name',
        PlanTier: 'properties.plan_tier',
        'Monthly Fee': 'properties.monthly_fee',
        segments: null,
      },
      properties: [{ key: 'monthly_fee', label: 'Monthly Fee', type: 'NUMBER' }],
    });
    expect(problemOf(sample, plan)).toBeNull();
    expect(repeats(plan, known).size).toBe(0);
  });

  test('without a column that finds contacts says so', () => {
    const plan = planColumns(sample, known).map((column) =>
      column.target === 'email' ? { ...column, target: 'none' } : column,
    );
    expect(problemOf(sample, plan)).toBe('NOBODY_FOUND');
  });

  test('of a file whose header cannot be read says why', () => {
    const told = (headers: string[]) =>
      problemOf({ headers, rows: [] }, planColumns({ headers, rows: [] }, []));
    expect(told([])).toBe('EMPTY');
    expect(told(['email', ''])).toBe('NO_HEADER');
    expect(told(['email', 'name', 'email'])).toBe('HEADER_TWICE');
    expect(told(['email', 'pr\uFFFDnom'])).toBe('NOT_UTF8');
  });

  test('names the columns that would fill one thing twice', () => {
    const plan = planColumns(sample, known).map((column) =>
      column.header === 'Monthly Fee' ? { ...column, target: 'properties.plan_tier' } : column,
    );
    expect([...repeats(plan, known)]).toEqual(['Monthly Fee']);
    const anew = planColumns(sample, known).map((column) =>
      column.header === 'PlanTier' ? { ...column, target: 'new' } : column,
    );
    expect([...repeats(anew, known)]).toEqual(['PlanTier']);
  });

  test('says which values would be refused', () => {
    expect(misfits(['1', 'many', '', '2'], 'NUMBER')).toEqual({ count: 1, example: 'many' });
  });
});
