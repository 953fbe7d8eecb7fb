import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { describe, expect, test } from 'vitest';
import { outcomeOfFailure, savedOf, saveInput } from './saved-draft';

const file = { id: 'att_1', name: 'plan.txt', size: 4 };
const ada = { id: 'tm_ada', name: 'Ada' };
const draft = (kind: 'NOTE' | 'REPLY', body: string) => ({
  conversationId: 'cnv_1',
  kind,
  body,
  savedAt: '2026-11-30T08:00:00.000Z',
  mentions: [ada],
  attachments: [file],
});

test('a reply and a note of one conversation are drafts of their own', () => {
  const drafts = [draft('NOTE', 'Ask Ada'), draft('REPLY', 'Hello')];
  expect(savedOf(drafts, 'REPLY')).toEqual({
    text: 'Hello',
    mentions: [ada],
    files: [file],
    savedAt: '2026-11-30T08:00:00.000Z',
  });
  expect(savedOf(drafts, 'NOTE')?.text).toBe('Ask Ada');
  expect(savedOf(drafts.slice(0, 1), 'REPLY')).toBeNull();
});

test('a draft is saved with its text as it is, and the ids of whom and what it names', () => {
  expect(saveInput('cnv_1', 'note', { text: ' Ask Ada ', mentions: [ada], files: [file] })).toEqual({
    id: 'cnv_1',
    kind: 'NOTE',
    body: ' Ask Ada ',
    mentionIds: ['tm_ada'],
    attachmentIds: ['att_1'],
  });
});

describe('a save that fails', () => {
  const failure = (code: string) =>
    new CombinedGraphQLErrors({ errors: [{ message: 'Said by the server.', extensions: { code } }] });

  test.each(['UNAVAILABLE', 'UNAUTHENTICATED'])('with %s is tried again', (code) => {
    expect(outcomeOfFailure(failure(code))).toBe('away');
  });

  test('for want of a line is tried again', () => {
    expect(outcomeOfFailure(new TypeError('Failed to fetch'))).toBe('away');
  });

  test('for another reason says which', () => {
    expect(outcomeOfFailure(failure('FORBIDDEN'))).toEqual({ refusal: 'Said by the server.' });
  });
});
