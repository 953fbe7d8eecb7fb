import type { Permission, Role } from '@cadre/shared/permissions';
import DataLoader from 'dataloader';
import type { Actor } from '../actor.js';
import type { Reader } from '../database/unit-of-work.js';
import type { RequestRecord } from '../observability/request-record.js';
import type { Platform } from '../platform.js';

/** Who asks: a signed-in teammate or an API key, in one workspace. */
export interface Viewer {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  /** When the session or key ends by itself; null is never. */
  readonly expiresAt: Date | null;
  /** null for an API key. */
  readonly teammate: {
    readonly id: string;
    readonly accountId: string;
    readonly role: Role;
    readonly sessionId: string;
  } | null;
}

/** Sets or clears the session's cookie on the answer; not to be had over a socket. */
export interface Cookies {
  readonly session: string | null;
  setSession(token: string | null): void;
}

/** What a resolver is given. */
export interface Context {
  readonly platform: Platform;
  readonly viewer: Viewer | null;
  readonly cookies: Cookies;
  readonly address: string;
  /** What the program of whoever asks calls itself; at most 500 characters. */
  readonly userAgent: string;
  /** What is counted and logged of the request; its id is that of the request. */
  readonly record: RequestRecord;
  readonly idempotencyKey: string | null;
  /** Over a socket: aborted when it closes; null for what is done all the same. */
  readonly gone?: AbortSignal | null;
  readonly loaders: Map<unknown, DataLoader<string, unknown>>;
}

/** A batch question: what there is for these ids. */
export type BatchQuestion<T> = (reader: Reader, ids: readonly string[]) => Promise<Map<string, T>>;

/** The viewer of a resolver that the permission check let through. */
export function viewerOf(context: Context): Viewer {
  if (!context.viewer) throw new Error('A resolver that needs a viewer was reached without one.');
  return context.viewer;
}

export function readerOf(context: Context): Reader {
  return { db: context.platform.database.sql, workspaceId: viewerOf(context).workspaceId };
}

/** Asks once for all ids that the request needs, whichever resolvers ask. */
export function load<T>(context: Context, question: BatchQuestion<T>, id: string): Promise<T | null> {
  let loader = context.loaders.get(question);
  if (!loader) {
    loader = new DataLoader<string, unknown>(async (ids) => {
      const found = await question(readerOf(context), ids);
      return ids.map((one) => found.get(one) ?? null);
    });
    context.loaders.set(question, loader);
  }
  return loader.load(id) as Promise<T | null>;
}
