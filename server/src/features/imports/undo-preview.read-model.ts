import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { latestChanges, undoableUntil } from './kept-changes.js';
import type { FieldValues } from './row-change.js';
import {
  addCounts,
  type Change,
  decideRows,
  type HolderOf,
  noCounts,
  type PutBack,
  readContacts,
  readHolders,
  sumOf,
  type UndoCounts,
  type UndoGround,
} from './undo-rows.js';

const batchSize = 1_000;
/** More would take longer than a person waits for an answer. */
const rowsAtMost = 20_000;

interface ImportRow {
  readonly taken: number;
  readonly undone: UndoCounts | null;
  readonly createdAt: Date;
  readonly undoableUntil: Date | null;
}

/**
 * What an undo of an import would do now: the same decisions in the same order, without a lock or a change. null when it
 * cannot be undone, is not there, or has too many rows to be looked at in a moment.
 */
export async function previewUndo(reader: Reader, importId: string): Promise<UndoCounts | null> {
  const { rows } = await sql<ImportRow>`
    select i.added_count + i.updated_count as taken, i.undone, i.created_at as "createdAt",
      ${undoableUntil} as "undoableUntil"
    from contact_import i where i.workspace_id = ${reader.workspaceId} and i.id = ${importId}
  `.execute(reader.db);
  const [found] = rows;
  if (!found?.undoableUntil) return null;
  const total = found.taken - sumOf(addCounts(noCounts, found.undone));
  if (total > rowsAtMost) return null;
  const ground = new ThoughtGround(reader);
  let counts = noCounts;
  for (let below: number | null = null; ; ) {
    const changes: Change[] = await latestChanges(reader, importId, { below, most: batchSize });
    const batch = await decideRows(reader, ground, { importId, since: found.createdAt }, changes);
    counts = addCounts(counts, batch.counts);
    if (changes.length < batchSize) break;
    below = changes.at(-1)?.id ?? null;
  }
  // What was kept of a contact goes with it: whoever is missing in the end is gone.
  return { ...counts, gone: Math.max(0, total - sumOf(counts)) };
}

const identityOf = (field: 'externalId' | 'email', value: unknown): string =>
  `${field} ${field === 'email' ? canonicalText(String(value)) : String(value)}`;

/** The contacts as an undo would have left them so far; nothing is written. */
class ThoughtGround implements UndoGround {
  readonly #values = new Map<string, FieldValues>();
  readonly #removed = new Set<string>();
  /** Who got which identity back. */
  readonly #holders = new Map<string, string>();

  constructor(private readonly reader: Reader) {}

  async contactsOf(changes: readonly Change[]): Promise<Map<string, FieldValues>> {
    const found = await readContacts(this.reader, changes);
    for (const [id, values] of found) {
      if (this.#removed.has(id)) found.delete(id);
      else found.set(id, this.#values.get(id) ?? values);
    }
    return found;
  }

  async holdersOf(changes: readonly Change[]): Promise<HolderOf> {
    const stored = await readHolders(this.reader, changes);
    return (field, value) => {
      const identity = identityOf(field, value);
      const holder = this.#holders.get(identity) ?? stored(field, value);
      return holder !== undefined && this.hasStill(holder, field, identity) ? holder : undefined;
    };
  }

  async apply(restored: readonly PutBack[], removed: readonly string[]): Promise<void> {
    for (const { id, values } of restored) {
      this.#values.set(id, values);
      for (const field of ['externalId', 'email'] as const) {
        if (values[field]) this.#holders.set(identityOf(field, values[field]), id);
      }
    }
    for (const id of removed) this.#removed.add(id);
  }

  private hasStill(id: string, field: 'externalId' | 'email', identity: string): boolean {
    if (this.#removed.has(id)) return false;
    const values = this.#values.get(id);
    return values === undefined || (Boolean(values[field]) && identityOf(field, values[field]) === identity);
  }
}
