import { AsyncLocalStorage } from 'node:async_hooks';

/** What a request is, in logs and metrics; `http` is everything that is no GraphQL operation. */
export type RequestKind = 'query' | 'mutation' | 'subscription' | 'http';

/** What is known of one request, or of one operation of a socket, while it is answered. */
export class RequestRecord {
  readonly startedAt = performance.now();
  /** SQL statements sent so far. */
  statements = 0;
  kind: RequestKind = 'http';
  /** The name as the caller chose it, or the route; null: none that may be logged. */
  operation: string | null = null;
  /** The same for metrics: one of a bounded set. */
  operationLabel = 'other';
  viewer: { readonly actor: string; readonly workspaceId: string } | null = null;
  /** Why it was refused, or that it failed: the code of its first error. */
  code: string | null = null;
  isEnded = false;

  constructor(readonly id: string) {}
}

const storage = new AsyncLocalStorage<RequestRecord>();

/** Runs `work` as part of a request, so that its statements are counted and whatever it logs can name the request. */
export function inRequest<T>(record: RequestRecord, work: () => T): T {
  return storage.run(record, work);
}

/** The request that the running code is part of; undefined outside of one. */
export function currentRequest(): RequestRecord | undefined {
  return storage.getStore();
}

/** Counts one statement for the request that sends it. */
export function countStatement(): void {
  const record = storage.getStore();
  if (record) record.statements += 1;
}
