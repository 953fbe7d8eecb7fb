import { canonicalText } from '@cadre/shared/conditions/values';
import { type RawBuilder, sql } from 'kysely';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateContacts } from '../contacts/contacts.service.js';
import { decideUndo, type RowUndo } from './decide-undo.js';
import type { KeptChange } from './kept-changes.js';
import {
  attributesOf,
  type ExistingContact,
  type FieldValues,
  fieldValuesOf,
  patchOf,
} from './row-change.js';

/** What became of rows of an import in an undo: each is counted once. */
export interface UndoCounts {
  /** The contact that the row made is removed. */
  readonly removed: number;
  /** Every value that the row changed is as it was before. */
  readonly restored: number;
  /** Some values are as before; others were changed since, and stay. */
  readonly partlyRestored: number;
  /** Changed since, or in use: the contact stays as it is. */
  readonly left: number;
  /** The contact was erased, or became part of another. */
  readonly gone: number;
}

export const noCounts: UndoCounts = { removed: 0, restored: 0, partlyRestored: 0, left: 0, gone: 0 };

export const addCounts = (one: UndoCounts, other: Partial<UndoCounts> | null): UndoCounts => ({
  removed: one.removed + (other?.removed ?? 0),
  restored: one.restored + (other?.restored ?? 0),
  partlyRestored: one.partlyRestored + (other?.partlyRestored ?? 0),
  left: one.left + (other?.left ?? 0),
  gone: one.gone + (other?.gone ?? 0),
});

const countOf = {
  REMOVED: 'removed',
  RESTORED: 'restored',
  PARTLY_RESTORED: 'partlyRestored',
  LEFT: 'left',
} as const satisfies Record<RowUndo['kind'], keyof UndoCounts>;

export const sumOf = (counts: UndoCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

export type Change = KeptChange & { readonly id: number };

/** What is put back of a contact. */
export interface PutBack {
  readonly id: string;
  readonly put: FieldValues;
  /** All that it has then. */
  readonly values: FieldValues;
  readonly facts: Change['facts'];
}

/** Who has an identity now. */
export type HolderOf = (field: 'externalId' | 'email', value: string) => string | undefined;

/** The contacts that an undo meets, and what it does to them: in the database, or only in thought. */
export interface UndoGround {
  contactsOf(changes: readonly Change[]): Promise<Map<string, FieldValues>>;
  holdersOf(changes: readonly Change[]): Promise<HolderOf>;
  apply(restored: readonly PutBack[], removed: readonly string[]): Promise<void>;
}

interface UndoneImport {
  readonly importId: string;
  readonly since: Date;
}

/** Undoes rows in the database, in a handful of statements however many they are. @returns as `decideRows` */
export const undoRows = (unit: UnitOfWork, of: UndoneImport, changes: readonly Change[]) =>
  decideRows(unit, databaseGround(unit), of, changes);

/** For update, since a contact that is removed must get no conversation meanwhile. */
const databaseGround = (unit: UnitOfWork): UndoGround => ({
  contactsOf: (changes) => readContacts(unit, changes, sql`order by id for update`),
  holdersOf: (changes) => readHolders(unit, changes),
  async apply(restored, removed) {
    const patches = restored.map(({ id, put, facts }) => ({ id, patch: patchOf(put, facts) }));
    if (patches.length > 0) await updateContacts(unit, patches);
    if (removed.length > 0) await removeContacts(unit, removed);
  },
});

/**
 * Goes through rows, which come the latest first, each on what the earlier ones left. @returns what became of them, and
 * the ids of those that were undone, in part at least.
 */
export async function decideRows(
  reader: Reader,
  ground: UndoGround,
  { importId, since }: UndoneImport,
  changes: readonly Change[],
): Promise<{ counts: UndoCounts; undoneIds: number[] }> {
  const contacts = await ground.contactsOf(changes);
  const inUse = await contactsInUse(reader, importId, changes);
  const merged = await mergedContacts(reader, changes, since);
  const counts = { ...noCounts };
  const undoneIds: number[] = [];
  for (let rest = changes; rest.length > 0; ) {
    const size = sizeOfGroup(rest, contacts);
    const group = rest.slice(0, size);
    rest = rest.slice(size);
    const holderOf = await ground.holdersOf(group);
    const removed: string[] = [];
    const restored: PutBack[] = [];
    for (const change of group) {
      const values = contacts.get(change.contactId);
      if (!values) continue;
      const now = { values, isInUse: inUse.has(change.contactId), isMerged: merged.has(change.contactId) };
      const undo = decideUndo(change, now, (field, value) =>
        isTaken(holderOf, change.contactId, field, value),
      );
      counts[countOf[undo.kind]] += 1;
      if (undo.kind !== 'LEFT') undoneIds.push(change.id);
      if (undo.kind === 'REMOVED') removed.push(change.contactId);
      if (!('put' in undo) || Object.keys(undo.put).length === 0) continue;
      const put = { ...values, ...undo.put };
      restored.push({ id: change.contactId, put: undo.put, values: put, facts: change.facts });
      contacts.set(change.contactId, put);
    }
    await ground.apply(restored, removed);
  }
  return { counts, undoneIds };
}

const idsOf = (changes: readonly Change[]) => [...new Set(changes.map((change) => change.contactId))];

/** The contacts as they are. @param how behind the question, such as a lock. */
export async function readContacts(
  reader: Reader,
  changes: readonly Change[],
  how: RawBuilder<unknown> = sql``,
): Promise<Map<string, FieldValues>> {
  const { rows } = await sql<ExistingContact>`
    select id, external_id, email, email_canonical, name, company, properties, facts from contact
    where workspace_id = ${reader.workspaceId} and id = any(${idsOf(changes)}) ${how}
  `.execute(reader.db);
  return new Map(rows.map((row) => [row.id, fieldValuesOf(attributesOf(row), row.properties)]));
}

/** Of the contacts that the import made, those that were changed since, or that something else depends on. */
async function contactsInUse(
  reader: Reader,
  importId: string,
  changes: readonly Change[],
): Promise<Set<string>> {
  const { workspaceId } = reader;
  const ids = idsOf(changes.filter((change) => change.isNew));
  const { rows } = await sql<{ contact_id: string }>`
    select contact_id from conversation where workspace_id = ${workspaceId} and contact_id = any(${ids})
    union select contact_id from segment_pin where workspace_id = ${workspaceId} and contact_id = any(${ids})
    union select contact_id from segment_membership
      where workspace_id = ${workspaceId} and contact_id = any(${ids}) and until is null
    union select subject_id from event
      where workspace_id = ${workspaceId} and subject_id = any(${ids}) and type = 'contact.changed'
        and data -> 'after' <> '{}'
    union select contact_id from contact_import_change
      where workspace_id = ${workspaceId} and contact_id = any(${ids}) and import_id <> ${importId} and undone_by is null
  `.execute(reader.db);
  return new Set(rows.map((row) => row.contact_id));
}

async function mergedContacts(reader: Reader, changes: readonly Change[], since: Date): Promise<Set<string>> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from event
    where workspace_id = ${reader.workspaceId} and subject_id = any(${idsOf(changes)}) and type = 'contact.merged'
      and created_at >= ${since}
  `.execute(reader.db);
  return new Set(rows.map((row) => row.subject_id));
}

const identities = ({ contactId, before }: Change, now: FieldValues): string[] => [
  contactId,
  ...[before, now].flatMap(({ externalId, email }) => [
    ...(externalId ? [`external id ${externalId}`] : []),
    ...(email ? [`email ${canonicalText(String(email))}`] : []),
  ]),
];

/** How many of the first rows can be undone in one statement: none is about the contact, or an identity, of another. */
function sizeOfGroup(changes: readonly Change[], contacts: ReadonlyMap<string, FieldValues>): number {
  const seen = new Set<string>();
  const end = changes.findIndex((change) => {
    const names = identities(change, contacts.get(change.contactId) ?? {});
    if (names.some((name) => seen.has(name))) return true;
    for (const name of names) seen.add(name);
    return false;
  });
  return end === -1 ? changes.length : end;
}

/** Whether the identity that a contact had before is another’s now. */
function isTaken(holderOf: HolderOf, contactId: string, field: string, value: unknown): boolean {
  if (typeof value !== 'string' || (field !== 'externalId' && field !== 'email')) return false;
  const holder = holderOf(field, value);
  return holder !== undefined && holder !== contactId;
}

/** Who has the identities of before. */
export async function readHolders(reader: Reader, changes: readonly Change[]): Promise<HolderOf> {
  const externalIds = changes.flatMap(({ before }) => before.externalId ?? []);
  const emails = changes.flatMap(({ before }) => (before.email ? canonicalText(String(before.email)) : []));
  if (externalIds.length + emails.length === 0) return () => undefined;
  const { rows } = await sql<{ id: string; external_id: string | null; email_canonical: string | null }>`
    select id, external_id, email_canonical from contact
    where workspace_id = ${reader.workspaceId}
      and (external_id = any(${externalIds}) or email_canonical = any(${emails}))
  `.execute(reader.db);
  const byExternalId = new Map(rows.map((row) => [row.external_id, row.id]));
  const byEmail = new Map(rows.map((row) => [row.email_canonical, row.id]));
  return (field, value) =>
    field === 'externalId' ? byExternalId.get(value) : byEmail.get(canonicalText(value));
}

async function removeContacts(unit: UnitOfWork, ids: readonly string[]): Promise<void> {
  await sql`delete from contact where workspace_id = ${unit.workspaceId} and id = any(${ids})`.execute(
    unit.db,
  );
}
