import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Chosen,
  chosenIn,
  countOf,
  everythingIn,
  headOf,
  isChosen,
  noneIn,
  onlyListed,
  toggled,
} from './chosen';

const some = (...ids: string[]): Chosen => ids.reduce(toggled, noneIn('open'));

describe('what is chosen', () => {
  test('is toggled row by row', () => {
    expect([...toggled(some('a', 'b'), 'a').ids]).toEqual(['b']);
    expect([...toggled(some('b'), 'a').ids]).toEqual(['b', 'a']);
  });

  test('is nothing once another list is shown, and the same again when the first comes back', () => {
    const chosen = some('a');
    expect(isChosen(chosenIn(chosen, 'closed'), 'a')).toBe(false);
    expect(isChosen(chosenIn(everythingIn('open'), 'closed'), 'a')).toBe(false);
    expect(chosenIn(chosen, 'open')).toBe(chosen);
  });

  test('is every row when all that match are chosen, until one is toggled', () => {
    const all = everythingIn('open');
    expect(isChosen(all, 'anything')).toBe(true);
    const one = toggled(all, 'a');
    expect([isChosen(one, 'a'), isChosen(one, 'b')]).toEqual([true, false]);
  });

  test('is what it was after toggling twice', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(ids), ids, (toggles, id) => {
        const chosen = some(...toggles);
        const twice = toggled(toggled(chosen, id), id);
        expect([...twice.ids].sort()).toEqual([...chosen.ids].sort());
        expect(isChosen(toggled(chosen, id), id)).toBe(!isChosen(chosen, id));
      }),
    );
  });
});

describe('the box at the head of the list', () => {
  test('is checked when every row shown is chosen, seen or not', () => {
    expect(headOf(some('a', 'b'), ['a', 'b'])).toBe('all');
    expect(headOf(everythingIn('open'), ['a', 'b'])).toBe('all');
  });

  test('is half checked when some are', () => {
    expect(headOf(some('a'), ['a', 'b'])).toBe('some');
  });

  test('is empty when none is, or nothing is shown', () => {
    expect(headOf(some(), ['a'])).toBe('none');
    expect(headOf(everythingIn('open'), [])).toBe('none');
  });
});

test('all that match can be chosen while fewer are', () => {
  expect(countOf(some('a', 'b'), 10)).toEqual({ count: 2, canChooseMore: true });
  expect(countOf(some('a', 'b'), 2)).toEqual({ count: 2, canChooseMore: false });
  expect(countOf(everythingIn('open'), 10)).toEqual({ count: 10, canChooseMore: false });
});

test('a row that leaves the list is not counted, and is chosen again when it comes back', () => {
  const chosen = some('a', 'b');
  expect(countOf(onlyListed(chosen, ['b', 'c']), 2)).toEqual({ count: 1, canChooseMore: true });
  expect(onlyListed(chosen, ['a', 'b', 'c'])).toBe(chosen);
  expect(onlyListed(everythingIn('open'), []).everything).toBe(true);
});
