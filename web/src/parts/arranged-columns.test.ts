import { describe, expect, test } from 'vitest';
import { shownIds } from '../table/columns';
import { addressSteps, arrangedPlaces } from './arranged-columns';

const columns = [{ id: 'name', always: true }, { id: 'email' }, { id: 'plan', spare: true }];
const placesOf = (shown?: string) => arrangedPlaces({ columns, arranged: undefined, shown });

test('the columns stand as the address says, else as the person left them', () => {
  const arranged = [{ id: 'email', hidden: false, pinned: true, width: null }];
  expect(shownIds(placesOf())).toEqual(['name', 'email']);
  expect(shownIds(arrangedPlaces({ columns, arranged, shown: undefined }))).toEqual(['email']);
  expect(shownIds(arrangedPlaces({ columns, arranged, shown: 'plan,name' }))).toEqual(['plan', 'name']);
});

describe('Back', () => {
  test('shows the columns that were shown before the first change', () => {
    expect(addressSteps(placesOf(), placesOf('name'), false)).toEqual([
      { shown: 'name,email', replace: true },
      { shown: 'name', replace: false },
    ]);
  });

  test('shows those of each later change', () => {
    expect(addressSteps(placesOf('name'), placesOf('email'), true)).toEqual([
      { shown: 'email', replace: false },
    ]);
  });

  test('is not used up by what changes no column, such as a width', () => {
    expect(addressSteps(placesOf('name'), placesOf('name'), true)).toEqual([]);
  });
});
