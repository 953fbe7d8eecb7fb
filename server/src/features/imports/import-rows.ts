import { canonicalText } from '@cadre/shared/conditions/values';
import { fromCell } from '@cadre/shared/imports/csv-cells';
import type { ColumnMapping } from '@cadre/shared/imports/map-columns';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { type ContactInput, type ContactPatch, readContactInput } from '../contacts/contact-values.js';
import { insertContacts, newContactRow, updateContacts } from '../contacts/contacts.service.js';
import type { ContactSchema } from '../contacts/property-definitions.js';
import { type KeptChange, keepChanges } from './kept-changes.js';
import { changeBy, creation, type ExistingContact } from './row-change.js';

/** A record of the file; row numbers count from 1, without the header. */
export interface ImportRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface RowFailure {
  readonly row: number;
  readonly column: string | null;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** What became of rows: each is counted once. */
export interface RowOutcome {
  readonly added: number;
  readonly updated: number;
  /** Rows that change nothing. */
  readonly skipped: number;
  readonly failures: readonly RowFailure[];
}

interface ReadRow {
  readonly source: ImportRow;
  readonly patch: ContactPatch;
  /** The contact that an export of ours says it is; blank when it says none. */
  readonly id: string;
  readonly externalId: string;
  readonly email: string;
}

/**
 * Adds and changes contacts by rows of a file, in a handful of statements however many rows there are. A row
 * with a value that is wrong fails as a whole: nothing of it is stored. What the others change is kept for an undo.
 */
export async function importRows(
  unit: UnitOfWork,
  importId: string,
  file: {
    readonly headers: readonly string[];
    readonly mapping: ColumnMapping;
    readonly schema: ContactSchema;
  },
  rows: readonly ImportRow[],
): Promise<RowOutcome> {
  const failures: RowFailure[] = [];
  const read = rows.flatMap((source) => {
    const answer = readRow(source, file);
    if ('reason' in answer) failures.push(answer);
    return 'patch' in answer ? [answer] : [];
  });
  const total = { added: 0, updated: 0, skipped: 0 };
  // Rows about one contact come one after the other, each on what the earlier ones left.
  for (let rest = read; rest.length > 0; ) {
    const existing = await findExisting(unit, rest);
    const { now, later } = withoutRepeats(rest, existing);
    const counts = await writeRows(unit, importId, now, existing, failures, file.headers);
    total.added += counts.added;
    total.updated += counts.updated;
    total.skipped += counts.skipped;
    rest = later;
  }
  return { ...total, failures: failures.sort((one, other) => one.row - other.row) };
}

function readRow(
  source: ImportRow,
  { headers, mapping, schema }: { headers: readonly string[]; mapping: ColumnMapping; schema: ContactSchema },
): ReadRow | RowFailure {
  const { row, cells } = source;
  const failure = (column: string | null, reason: string): RowFailure => ({ row, column, reason, cells });
  if (cells.length !== headers.length) {
    return failure(null, `The row has ${cells.length} cells, and the header has ${headers.length}.`);
  }
  const input: Record<string, unknown> & { properties: Record<string, unknown> } = { properties: {} };
  for (const [index, header] of headers.entries()) {
    const cell = cells[index] ?? '';
    if (cell.includes('\uFFFD')) return failure(header, 'This is not UTF-8 text: save the file as UTF-8.');
    if (cell.includes('\u0000')) return failure(header, 'This holds the character U+0000.');
    const target = mapping[header];
    // A blank cell leaves what is there, as every importer people know does.
    if (target == null || cell.trim() === '') continue;
    const key = target.startsWith('properties.') ? target.slice('properties.'.length) : null;
    if (key === null) input[target] = fromCell(cell, 'TEXT');
    else input.properties[key] = fromCell(cell, schema.properties.get(key)?.type ?? 'TEXT');
  }
  const { patch, issues } = readContactInput(input as ContactInput, schema, []);
  const [issue] = issues;
  if (issue) return failure(headerOf(issue.path, headers, mapping), issue.message);
  const externalId = patch.attributes.externalId ?? '';
  const email = canonicalText(patch.attributes.email ?? '');
  const id = typeof input.id === 'string' ? input.id : '';
  if (id === '' && externalId === '' && email === '') {
    return failure(
      null,
      'A contact is found by an external id or an e-mail address, and the row has neither.',
    );
  }
  return { source, patch, id, externalId, email };
}

function headerOf(
  path: readonly string[],
  headers: readonly string[],
  mapping: ColumnMapping,
): string | null {
  return headers.find((header) => mapping[header] === path.join('.')) ?? null;
}

/** One row by its address and another by its external id may be about one contact: who it is now counts as well. */
function withoutRepeats(
  rows: readonly ReadRow[],
  { byId, byExternalId, byEmail }: Existing,
): { now: ReadRow[]; later: ReadRow[] } {
  const seen = new Set<string>();
  const now: ReadRow[] = [];
  const later: ReadRow[] = [];
  for (const row of rows) {
    const contacts = [byId.get(row.id), byExternalId.get(row.externalId), byEmail.get(row.email)];
    const names = [
      ...contacts.flatMap((contact) => contact?.id ?? []),
      row.externalId && `external id ${row.externalId}`,
      row.email && `email ${row.email}`,
    ].filter(Boolean);
    (names.some((name) => seen.has(name)) ? later : now).push(row);
    for (const name of names) seen.add(name);
  }
  return { now, later };
}

async function writeRows(
  unit: UnitOfWork,
  importId: string,
  rows: readonly ReadRow[],
  { byId, byExternalId, byEmail }: Existing,
  failures: RowFailure[],
  headers: readonly string[],
): Promise<{ added: number; updated: number; skipped: number }> {
  const added: ReturnType<typeof newContactRow>[] = [];
  const changed: { id: string; patch: ContactPatch }[] = [];
  const kept: KeptChange[] = [];
  let skipped = 0;
  const createdAt = new Date();
  for (const { source, patch, id, externalId, email } of rows) {
    const sameEmail = byEmail.get(email);
    const sameExternalId = byExternalId.get(externalId);
    // The id of a contact elsewhere, or of one that is gone, names nobody here: what else the row says finds it.
    const found =
      byId.get(id) ?? sameExternalId ?? (sameEmail?.external_id && externalId ? undefined : sameEmail);
    const takesEmail = email !== '' && sameEmail !== undefined && sameEmail !== found;
    const takesExternalId = externalId !== '' && sameExternalId !== undefined && sameExternalId !== found;
    if (!found && externalId === '' && email === '') {
      failures.push({ ...source, column: null, reason: 'There is no contact with this id.' });
    } else if (takesExternalId) {
      failures.push({ ...source, column: null, reason: 'Another contact has this external id.' });
    } else if (takesEmail) {
      const column = headers.find((header) => source.cells[headers.indexOf(header)]?.includes('@')) ?? null;
      failures.push({ ...source, column, reason: 'Another contact has this e-mail address.' });
    } else if (!found) {
      const contactId = newId('contact');
      added.push(newContactRow(contactId, patch, createdAt));
      kept.push({ contactId, ...creation });
    } else {
      const change = changeBy(patch, found);
      if (change) {
        changed.push({ id: found.id, patch });
        kept.push({ contactId: found.id, ...change });
      } else skipped += 1;
    }
  }
  if (added.length > 0) await insertContacts(unit, added);
  if (changed.length > 0) await updateContacts(unit, changed);
  if (kept.length > 0) await keepChanges(unit, importId, kept);
  return { added: added.length, updated: changed.length, skipped };
}

type Existing = Awaited<ReturnType<typeof findExisting>>;

async function findExisting(unit: UnitOfWork, rows: readonly ReadRow[]) {
  const each = (nameOf: (row: ReadRow) => string) => [...new Set(rows.map(nameOf).filter(Boolean))];
  const ids = each((row) => row.id);
  const externalIds = each((row) => row.externalId);
  const emails = each((row) => row.email);
  const { rows: contacts } = await sql<ExistingContact>`
    select id, external_id, email, email_canonical, name, company, properties, facts from contact
    where workspace_id = ${unit.workspaceId}
      and (id = any(${ids}) or external_id = any(${externalIds}) or email_canonical = any(${emails}))
    order by id for no key update
  `.execute(unit.db);
  return {
    byId: new Map(contacts.map((one) => [one.id, one])),
    byExternalId: new Map(
      contacts.flatMap((one) => (one.external_id === null ? [] : [[one.external_id, one]])),
    ),
    byEmail: new Map(
      contacts.flatMap((one) => (one.email_canonical === null ? [] : [[one.email_canonical, one]])),
    ),
  };
}
