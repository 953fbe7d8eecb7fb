import { useSyncExternalStore } from 'react';
import { client } from '../../apollo/client';
import { graphql } from '../../gql';

const ImportBytesDocument = graphql(`
  query ImportBytes($id: ID!) {
    contactImport(id: $id) {
      id
      status
      bytes
    }
  }
`);

/** A file on its way to the server. */
interface Sending {
  readonly size: number;
  /** In words; null while it goes on. */
  readonly failure: string | null;
}

const attempts = 8;
let sendings: ReadonlyMap<string, Sending> = new Map();
const listeners = new Set<() => void>();

function set(importId: string, sending: Sending | null): void {
  const next = new Map(sendings);
  if (sending) next.set(importId, sending);
  else next.delete(importId);
  sendings = next;
  for (const listener of listeners) listener();
}

/** How far this window is with the file of an import; undefined when it is not the one that sends it. */
export function useSending(importId: string): Sending | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sendings.get(importId),
  );
}

/**
 * Sends a file, whatever becomes of the dialog. When the line breaks it goes on from the byte that the server has, a
 * few times; whoever leaves the page meanwhile is asked first. @param failed what to say when it is given up.
 */
export async function sendFile(importId: string, file: File, failed: string): Promise<void> {
  set(importId, { size: file.size, failure: null });
  window.addEventListener('beforeunload', stay);
  try {
    const problem = await sendAll(importId, file);
    // It is a job from now on, which the shell follows.
    if (problem === null) client.refetchQueries({ include: ['Jobs'] });
    set(importId, problem === null ? null : { size: file.size, failure: problem || failed });
  } finally {
    if (![...sendings.values()].some(({ failure }) => failure === null)) {
      window.removeEventListener('beforeunload', stay);
    }
  }
}

function stay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Null when all of it is there, else the server's words; blank when it could not be reached. */
async function sendAll(importId: string, file: File): Promise<string | null> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    const state =
      attempt > 0 ? await stateOf(importId) : { status: 'UPLOADING', bytes: await startOf(importId) };
    if (state === null) continue;
    if (state.status !== 'UPLOADING') return null;
    try {
      const answer = await fetch(`/imports/${importId}/file?offset=${state.bytes}`, {
        method: 'PUT',
        body: file.slice(state.bytes),
        headers: { 'content-type': 'text/csv' },
      });
      if (answer.ok) return null;
      if (answer.status < 500) return wordsOf(await answer.text());
    } catch {
      // The line broke; what arrived stays there.
    }
  }
  return '';
}

async function startOf(importId: string): Promise<number> {
  return (await stateOf(importId))?.bytes ?? 0;
}

async function stateOf(importId: string): Promise<{ status: string; bytes: number } | null> {
  try {
    const { data } = await client.query({
      query: ImportBytesDocument,
      variables: { id: importId },
      fetchPolicy: 'network-only',
    });
    return data?.contactImport ?? null;
  } catch {
    return null;
  }
}

function wordsOf(body: string): string {
  try {
    const told: unknown = JSON.parse(body);
    return typeof told === 'object' && told && 'error' in told ? String(told.error) : body;
  } catch {
    return body;
  }
}
