import { gql, type TypedDocumentNode } from '@apollo/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sendAtLast } from './send-at-last';

const document: TypedDocumentNode<unknown, { text: string }> = gql`
  mutation Save($text: String!) {
    save(text: $text)
  }
`;

const sent: RequestInit[] = [];
beforeEach(() => {
  vi.stubGlobal('fetch', async (_address: string, request: RequestInit) => {
    sent.push(request);
    throw new TypeError('The page went away');
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  sent.length = 0;
});

test('the last write of a page outlives it, and nobody hears how it went', () => {
  sendAtLast(document, { text: 'Hello' });
  expect(sent).toMatchObject([{ method: 'POST', keepalive: true }]);
  expect(JSON.parse(String(sent[0]?.body))).toMatchObject({ variables: { text: 'Hello' } });
  expect(String(sent[0]?.body)).toContain('mutation Save');
});

test('a write that browsers would not let outlive its page is sent as long as the page lives', () => {
  // Three bytes each, which is what counts.
  sendAtLast(document, { text: '€'.repeat(20_000) });
  sendAtLast(document, { text: 'e'.repeat(20_000) });
  expect(sent.map(({ keepalive }) => keepalive)).toEqual([false, true]);
});
