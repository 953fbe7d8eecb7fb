import { expect, test } from 'vitest';
import { OperationNames, plainOperationName } from './operation-names.js';

test('an operation is counted by its name when it is one of the console or of a known caller', () => {
  const names = new OperationNames(new Set(['Inbox']));
  expect(names.labelOf('Inbox', false)).toBe('Inbox');
  expect(names.labelOf('NightlySync', true)).toBe('NightlySync');
  expect(names.labelOf('NightlySync', false)).toBe('NightlySync');
  expect(names.labelOf('Stranger', false)).toBe('other');
  expect(names.labelOf(null, true)).toBe('other');
});

test('callers cannot make more than a hundred names, nor take those of the console', () => {
  const names = new OperationNames(new Set(['Inbox']));
  const letters = (index: number) => String.fromCharCode(65 + (index % 26), 65 + Math.floor(index / 26));
  const labels = new Set(
    Array.from({ length: 500 }, (_, index) => names.labelOf(`Of${letters(index)}`, true)),
  );
  expect(labels.size).toBe(101);
  expect(names.labelOf('Inbox', true)).toBe('Inbox');
});

test.each(['conv_01hv9k3w6t5n2m8q7r4s1x0z9y', 'ticket4711', 'a'.repeat(60), ''])(
  'a name that may carry an id is not shown: %s',
  (name) => expect(plainOperationName(name)).toBeNull(),
);

test.each(['Inbox', 'take_next', 'PageOfContacts2'])('a plain name is shown: %s', (name) =>
  expect(plainOperationName(name)).toBe(name),
);
