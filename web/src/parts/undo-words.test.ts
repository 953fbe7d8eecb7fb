import { expect, test } from 'vitest';
import { undoWords } from './undo-words';

test('an undone import names what became of its rows, and nothing that became of none', () => {
  expect(undoWords({ removed: 1, left: 2 })).toBe('1 contact removed, 2 left alone: changed since or in use');
  expect(undoWords({ removed: 4210, restored: 3, partlyRestored: 0, gone: 1 })).toBe(
    '4,210 contacts removed, 3 put back, 1 is gone',
  );
  expect(undoWords({ partlyRestored: 1 })).toBe('1 put back except for what was changed since');
});

test('an undone import without rows says so', () => {
  expect(undoWords({})).toBe('0 put back');
});
