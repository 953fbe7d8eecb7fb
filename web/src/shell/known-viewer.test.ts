import { expect, test } from 'vitest';
import { knownAfter, LEAVING, NOBODY } from './known-viewer';

const [ada, ben] = [{ name: 'Ada' }, { name: 'Ben' }];
const known = (viewer: typeof ada) => ({ viewer, leaving: false });

test('the pages are those of whoever is signed in', () => {
  expect(knownAfter<typeof ada>(NOBODY, ada)).toEqual(known(ada));
  expect(knownAfter(known(ada), ben)).toEqual(known(ben));
});

test('a session that ends by itself leaves its pages on the screen', () => {
  const before = known(ada);
  expect(knownAfter(before, null)).toBe(before);
  expect(knownAfter(before, undefined)).toBe(before);
  expect(knownAfter(before, ada)).toBe(before);
});

test('a person who signs out is gone at once, though the server still names them for a moment', () => {
  expect(knownAfter<typeof ada>(LEAVING, ada)).toBe(LEAVING);
  expect(knownAfter<typeof ada>(LEAVING, undefined)).toBe(LEAVING);
  const left = knownAfter<typeof ada>(LEAVING, null);
  expect(left).toEqual(NOBODY);
  expect(knownAfter(left, ben)).toEqual(known(ben));
});
