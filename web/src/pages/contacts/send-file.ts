import { useSyncExternalStore } from 'react';
import { client } from '../../apollo/client';
import { graphql } from '../../gql';
import { type UploadState, uploadResuming } from './resume-upload';

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
    const problem = await uploadResuming(lineTo(importId, file));
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

function lineTo(importId: string, file: File): Parameters<typeof uploadResuming>[0] {
  return {
    state: () => stateOf(importId),
    send: async (from) => {
      const answer = await fetch(`/imports/${importId}/file?offset=${from}`, {
        method: 'PUT',
        body: file.slice(from),
        headers: { 'content-type': 'text/csv' },
      });
      return { ok: answer.ok, status: answer.status, body: answer.ok ? '' : await answer.text() };
    },
  };
}

async function stateOf(importId: string): Promise<UploadState> {
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
