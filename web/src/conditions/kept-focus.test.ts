import { expect, test } from 'vitest';
import { controlToFocus, keptFor, needsFocus } from './kept-focus';

const onValue = { id: 'row', control: 2 };
const controls = ['field', 'operator', 'value'];

test('the focus goes back to the same control of a row that was drawn anew', () => {
  expect(needsFocus(onValue, true)).toBe(true);
  expect(controlToFocus(onValue, controls)).toBe('value');
});

test('the focus goes to the first control of a row that has lost some', () => {
  expect(controlToFocus(onValue, ['field'])).toBe('field');
  expect(controlToFocus(onValue, [])).toBeUndefined();
});

test('the focus stays where it is while it is not lost', () => {
  expect(needsFocus(onValue, false)).toBe(false);
  expect(needsFocus(null, true)).toBe(false);
});

test('the focus goes from a menu to the row that it is about', () => {
  const kept = keptFor(onValue, 'other');
  expect(needsFocus(kept, false)).toBe(true);
  expect(controlToFocus(kept, controls)).toBe('field');
  expect(keptFor(onValue, 'row')).toEqual(onValue);
});
