import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { IdempotencyMismatch } from '../errors/errors.js';
import type { UnitOfWork } from './unit-of-work.js';

/** What a caller may send again with the same effect as once. */
export interface Repeatable {
  readonly operation: string;
  /** null: each call stands for itself. */
  readonly key: string | null;
  readonly hash: string;
}

/**
 * Claims the key for `result`, which names what the call is about to make. A repeat within 24 hours, also one at the
 * same moment, is given what the first call made. @returns null when this call is the first. @throws
 * IdempotencyMismatch when the first had another input.
 */
export async function claimKey<R extends object>(
  unit: UnitOfWork,
  { operation, key, hash }: Repeatable,
  result: R,
): Promise<R | null> {
  if (key === null) return null;
  const { workspaceId } = unit;
  const { rows: claimed } = await sql`
    insert into idempotency_key as k (workspace_id, operation, key, request_hash, result)
    values (${workspaceId}, ${operation}, ${key}, ${hash}, ${JSON.stringify(result)}::jsonb)
    on conflict (workspace_id, operation, key) do update
      set request_hash = excluded.request_hash, result = excluded.result, created_at = now()
      where k.created_at <= now() - interval '24 hours'
    returning 1
  `.execute(unit.db);
  if (claimed.length > 0) return null;
  const { rows } = await sql<{ hash: string; result: R }>`
    select request_hash as hash, result from idempotency_key
    where workspace_id = ${workspaceId} and operation = ${operation} and key = ${key}
  `.execute(unit.db);
  const [earlier] = rows;
  if (!earlier) throw new Error('An idempotency key that was taken is gone.');
  if (earlier.hash !== hash) throw new IdempotencyMismatch();
  return earlier.result;
}

/** The same input has the same hash, in whatever order its keys come. */
export function hashOfInput({ idempotencyKey: _, ...input }: { readonly idempotencyKey?: unknown }): string {
  const sorted = (_key: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(input, sorted)).digest('base64url');
}
