import { expect, test } from 'vitest';
import { onClosing } from './unsaved-guard';

test('closing asks first where something would be lost', () => {
  expect(onClosing({ changed: false, isAsking: false })).toBe('close');
  expect(onClosing({ changed: true, isAsking: false })).toBe('ask');
});

test('the key that answers the question closes nothing below it', () => {
  expect(onClosing({ changed: true, isAsking: true })).toBe('nothing');
  expect(onClosing({ changed: false, isAsking: true })).toBe('nothing');
});
