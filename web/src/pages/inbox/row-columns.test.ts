import { expect, test } from 'vitest';
import { chosenColumns, rowHeight, rowNeeds, USUAL_FACTS } from './row-columns';

test('the server is asked only for what rows show', () => {
  expect(rowNeeds([])).toEqual({ withSegments: true, withProperties: false });
  expect(rowNeeds(['conversation.queue'])).toEqual({ withSegments: false, withProperties: false });
  expect(rowNeeds(['segment', 'contact.properties.plan'])).toEqual({
    withSegments: true,
    withProperties: true,
  });
});

test('the usual facts in their usual order are no choice, in another order they are', () => {
  expect(chosenColumns(USUAL_FACTS)).toEqual([]);
  const turned = USUAL_FACTS.toReversed();
  expect(chosenColumns(turned)).toBe(turned);
});

test('a row is a line higher for every two facts', () => {
  expect([0, 1, 2, 3, 4, 5].map((count) => rowHeight(Array.from({ length: count }, String)))).toEqual([
    84, 84, 84, 106, 106, 128,
  ]);
});
