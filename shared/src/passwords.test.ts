import { expect, test } from 'vitest';
import { personalGuesses, weakPasswordReason } from './passwords.js';

test('a person’s name, email and workspace are guessed whole and word by word', () => {
  const guesses = personalGuesses({
    name: 'Ada Lovelace',
    email: 'Ada@Northwind.example',
    workspaceName: 'Sea & Sky',
  });
  expect(guesses).toEqual([
    'ada lovelace',
    'adalovelace',
    'ada',
    'lovelace',
    'ada@northwind.example',
    'northwind',
    'example',
    'sea & sky',
    'sea&sky',
    'sea',
    'sky',
  ]);
});

test('a name of a thousand words costs no more than fifty guesses', () => {
  const name = Array.from({ length: 1_000 }, (_, index) => `w${index}`).join(' ');
  expect(personalGuesses({ name }).length).toBeLessThanOrEqual(50);
});

test('a warning without a reason of its own means that there is too little to guess', () => {
  expect(weakPasswordReason('topTen')).toBe('COMMON');
  expect(weakPasswordReason('userInputs')).toBe('PERSONAL');
  expect(weakPasswordReason(null)).toBe('SHORT');
});
