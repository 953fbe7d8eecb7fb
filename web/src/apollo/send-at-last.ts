import type { TypedDocumentNode } from '@apollo/client';
import { print } from 'graphql';

/** Bytes up to which a request may outlive its page: browsers allow 64 kB for all of them together. */
const OUTLIVES = 60_000;

/** Sends a write as the page goes, past everything that would wait for an answer: nobody is there to hear it. */
export function sendAtLast<Variables>(
  document: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
): void {
  const body = JSON.stringify({ query: print(document), variables });
  const keepalive = new Blob([body]).size < OUTLIVES;
  const headers = { 'content-type': 'application/json' };
  fetch('/graphql', { method: 'POST', headers, body, keepalive }).catch(() => {});
}
