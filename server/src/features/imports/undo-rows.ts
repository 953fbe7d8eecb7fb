import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ContactPatch } from '../contacts/contact-values.js';
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

type Change = KeptChange & { readonly id: number };

/**
 * Undoes rows, which come the latest first, each on what the earlier ones left; a handful of statements however many they
 * are. @returns what became of them, and the ids of those that were undone, in part at least.
 */
export async function undoRows(
  unit: UnitOfWork,
  { importId, since }: { importId: string; since: Date },
  changes: readonly Change[],
): Promise<{ counts: UndoCounts; undoneIds: number[] }> {
  const contacts = await lockContacts(unit, changes);
  const inUse = await contactsInUse(unit, importId, changes);
  const merged = await mergedContacts(unit, changes, since);
  const counts = { ...noCounts };
  const undoneIds: number[] = [];
  for (let rest = changes; rest.length > 0; ) {
    const size = sizeOfGroup(rest, contacts);
    const group = rest.slice(0, size);
    rest = rest.slice(size);
    const isTaken = await takenIdentities(unit, group);
    const removed: string[] = [];
    const restored: { id: string; patch: ContactPatch }[] = [];
    for (const change of group) {
      const values = contacts.get(change.contactId);
      if (!values) continue;
      const now = { values, isInUse: inUse.has(change.contactId), isMerged: merged.has(change.contactId) };
      const undo = decideUndo(change, now, (field, value) => isTaken(change.contactId, field, value));
      counts[countOf[undo.kind]] += 1;
      if (undo.kind !== 'LEFT') undoneIds.push(change.id);
      if (undo.kind === 'REMOVED') removed.push(change.contactId);
      if (!('put' in undo) || Object.keys(undo.put).length === 0) continue;
      restored.push({ id: change.contactId, patch: patchOf(undo.put, change.facts) });
      contacts.set(change.contactId, { ...values, ...undo.put });
    }
    if (restored.length > 0) await updateContacts(unit, restored);
    if (removed.length > 0) await removeContacts(unit, removed);
  }
  return { counts, undoneIds };
}

const idsOf = (changes: readonly Change[]) => [...new Set(changes.map((change) => change.contactId))];

/** For update, since one that is removed must get no conversation meanwhile. */
async function lockContacts(unit: UnitOfWork, changes: readonly Change[]): Promise<Map<string, FieldValues>> {
  const { rows } = await sql<ExistingContact>`
    select id, external_id, email, email_canonical, name, company, properties, facts from contact
    where workspace_id = ${unit.workspaceId} and id = any(${idsOf(changes)}) order by id for update
  `.execute(unit.db);
  return new Map(rows.map((row) => [row.id, fieldValuesOf(attributesOf(row), row.properties)]));
}

/** Of the contacts that the import made, those that were changed since, or that something else depends on. */
async function contactsInUse(
  unit: UnitOfWork,
  importId: string,
  changes: readonly Change[],
): Promise<Set<string>> {
  const { workspaceId } = unit;
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
  `.execute(unit.db);
  return new Set(rows.map((row) => row.contact_id));
}

async function mergedContacts(
  unit: UnitOfWork,
  changes: readonly Change[],
  since: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from event
    where workspace_id = ${unit.workspaceId} and subject_id = any(${idsOf(changes)}) and type = 'contact.merged'
      and created_at >= ${since}
  `.execute(unit.db);
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
async function takenIdentities(
  unit: UnitOfWork,
  changes: readonly Change[],
): Promise<(contactId: string, field: string, value: unknown) => boolean> {
  const externalIds = changes.flatMap(({ before }) => before.externalId ?? []);
  const emails = changes.flatMap(({ before }) => (before.email ? canonicalText(String(before.email)) : []));
  if (externalIds.length + emails.length === 0) return () => false;
  const { rows } = await sql<{ id: string; external_id: string | null; email_canonical: string | null }>`
    select id, external_id, email_canonical from contact
    where workspace_id = ${unit.workspaceId}
      and (external_id = any(${externalIds}) or email_canonical = any(${emails}))
  `.execute(unit.db);
  const byExternalId = new Map(rows.map((row) => [row.external_id, row.id]));
  const byEmail = new Map(rows.map((row) => [row.email_canonical, row.id]));
  return (contactId, field, value) => {
    if (typeof value !== 'string') return false;
    const holder =
      field === 'externalId'
        ? byExternalId.get(value)
        : field === 'email'
          ? byEmail.get(canonicalText(value))
          : undefined;
    return holder !== undefined && holder !== contactId;
  };
}

async function removeContacts(unit: UnitOfWork, ids: readonly string[]): Promise<void> {
  await sql`delete from contact where workspace_id = ${unit.workspaceId} and id = any(${ids})`.execute(
    unit.db,
  );
}
