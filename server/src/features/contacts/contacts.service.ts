import { isDeepStrictEqual } from 'node:util';
import { canonicalText, NORMALISER_VERSION } from '@cadre/shared/conditions/values';
import { type ContactAttribute, contactAttributes } from '@cadre/shared/contact-attributes';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound, Taken } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { type ContactInput, type ContactPatch, readContactInput } from './contact-values.js';
import { readContactSchema } from './property-definitions.js';

/** The row that a patch makes of a new contact, as the `contact` table has it. */
export function newContactRow(id: string, patch: ContactPatch, createdAt: Date) {
  const { attributes } = patch;
  return {
    id,
    external_id: attributes.externalId ?? null,
    email: attributes.email ?? null,
    name: attributes.name ?? null,
    company: attributes.company ?? null,
    external_id_canonical: canonicalOrNull(attributes.externalId),
    email_canonical: canonicalOrNull(attributes.email),
    name_canonical: canonicalOrNull(attributes.name),
    company_canonical: canonicalOrNull(attributes.company),
    properties: withoutNulls(patch.properties),
    facts: withoutNulls(patch.facts),
    normaliser_version: NORMALISER_VERSION,
    created_at: createdAt.toISOString(),
  };
}

/** What a patch changes of a contact that is there, for `update … set properties = (properties || set) - cleared`. */
export function contactChanges(patch: ContactPatch) {
  const given = (attribute: ContactAttribute) => patch.attributes[attribute] !== undefined;
  return {
    attributes: Object.fromEntries(
      contactAttributes.filter(given).map((attribute) => [attribute, patch.attributes[attribute] ?? null]),
    ),
    canonical: Object.fromEntries(
      contactAttributes
        .filter(given)
        .map((attribute) => [attribute, canonicalOrNull(patch.attributes[attribute])]),
    ),
    properties: withoutNulls(patch.properties),
    facts: withoutNulls(patch.facts),
    cleared: Object.keys(patch.facts).filter((key) => patch.facts[key] === null),
  };
}

function canonicalOrNull(text: string | null | undefined): string | null {
  return canonicalText(text ?? '') || null;
}

function withoutNulls<T>(values: Record<string, T | null>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, T] => entry[1] !== null),
  );
}

/**
 * Finds a contact by id, else external id, else e-mail, and changes it; makes one when none is found.
 * @throws Invalid for values, NotFound for an id, Taken when the external id and the e-mail are of two contacts.
 */
export async function upsertContact(
  unit: UnitOfWork,
  input: ContactInput,
): Promise<{ id: string; created: boolean }> {
  const schema = await readContactSchema(unit);
  const { patch, issues } = readContactInput(input, schema, ['input']);
  if (issues.length > 0) throw new Invalid(issues);
  const { externalId, email } = patch.attributes;
  if (input.id == null && !externalId && !email) {
    throw Invalid.at(
      ['input'],
      'A contact is found by an id, an external id or an e-mail address: give one.',
    );
  }
  const found = await findContact(unit, { id: input.id, externalId, email });
  if (input.id != null && found === null) throw new NotFound('contact', ['input', 'id']);
  if (found === null) {
    const id = newId('contact');
    await insertContacts(unit, [newContactRow(id, patch, new Date())]);
    unit.record({ type: 'contact.created', subjectId: id });
    return { id, created: true };
  }
  await updateContacts(unit, [{ id: found.id, patch }]);
  unit.record({ type: 'contact.changed', subjectId: found.id, data: whatChanges(found, patch) });
  return { id: found.id, created: false };
}

/**
 * Makes a contact that is not there yet; a name alone will do. @throws Invalid for values, Taken with the contact
 * whose external id or e-mail address it is.
 */
export async function createContact(unit: UnitOfWork, input: Omit<ContactInput, 'id'>): Promise<string> {
  const { patch, issues } = readContactInput(input, await readContactSchema(unit), ['input']);
  if (issues.length > 0) throw new Invalid(issues);
  const { externalId, email, name } = patch.attributes;
  if (!externalId && !email && !name) {
    throw Invalid.at(['input', 'name'], 'Give a name, an e-mail address or an external id.');
  }
  await refuseTakenIdentity(unit, externalId, email);
  const id = newId('contact');
  await insertContacts(unit, [newContactRow(id, patch, new Date())]);
  unit.record({ type: 'contact.created', subjectId: id });
  return id;
}

async function refuseTakenIdentity(
  unit: UnitOfWork,
  externalId: string | null | undefined,
  email: string | null | undefined,
): Promise<void> {
  const canonicalEmail = canonicalText(email ?? '');
  const { rows } = await sql<{ id: string; name: string; external_id: string | null }>`
    select id, coalesce(name, email, external_id) as name, external_id from contact
    where workspace_id = ${unit.workspaceId}
      and (external_id = ${externalId ?? ''} or email_canonical = ${canonicalEmail})
    order by id
  `.execute(unit.db);
  const byExternalId = externalId ? rows.find((row) => row.external_id === externalId) : undefined;
  if (byExternalId) {
    const message = `${byExternalId.name} has this external id.`;
    throw new Taken(message, ['input', 'externalId'], byExternalId.id);
  }
  const [byEmail] = rows;
  if (byEmail) throw new Taken(`${byEmail.name} has this e-mail address.`, ['input', 'email'], byEmail.id);
}

/** A contact as it is stored. */
export interface FoundContact {
  readonly id: string;
  readonly external_id: string | null;
  readonly email: string | null;
  readonly email_canonical: string | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly properties: Record<string, unknown>;
}

/** For the audit log: what a patch makes another, before and after. */
function whatChanges(contact: FoundContact, patch: ContactPatch) {
  const { external_id: externalId, email, name, company, properties } = contact;
  const before: Record<string, unknown> = { externalId, email, name, company, ...properties };
  const after: Record<string, unknown> = { ...patch.attributes, ...patch.properties };
  const changed = Object.keys(after).filter(
    (key) => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null),
  );
  const picked = (values: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, values[key] ?? null]));
  return { before: picked(before), after: picked(after) };
}

/** The contact that these identities name, locked. @throws Taken when they name two. */
async function findContact(
  unit: UnitOfWork,
  by: {
    id: string | null | undefined;
    externalId: string | null | undefined;
    email: string | null | undefined;
  },
): Promise<FoundContact | null> {
  const email = canonicalText(by.email ?? '');
  const { rows } = await sql<FoundContact>`
    select id, external_id, email, email_canonical, name, company, properties from contact
    where workspace_id = ${unit.workspaceId} and (
      id = ${by.id ?? ''} or external_id = ${by.externalId ?? ''} or email_canonical = ${email})
    order by id for no key update
  `.execute(unit.db);
  const byId = by.id == null ? undefined : rows.find((row) => row.id === by.id);
  if (by.id != null) return byId ?? null;
  const byExternalId = rows.find((row) => row.external_id === by.externalId);
  const byEmail = rows.find((row) => row.email_canonical === email);
  if (byExternalId) return byExternalId;
  // The address of a contact that is known under another external id is that contact's, not ours to take.
  if (byEmail?.external_id && by.externalId) {
    throw new Taken('Another contact has this e-mail address.', ['input', 'email']);
  }
  return byEmail ?? null;
}

/** Changes contacts in one statement; each patch says only what changes. */
export async function updateContacts(
  unit: { db: Kysely<unknown>; workspaceId: string },
  changes: readonly { id: string; patch: ContactPatch }[],
): Promise<void> {
  const rows = changes.map(({ id, patch }) => ({ id, ...contactChanges(patch) }));
  await sql`
    ${sql.raw(updateContactsText)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(${sql.raw(changeColumns)})
    where c.workspace_id = ${unit.workspaceId} and c.id = row.id
  `.execute(unit.db);
}

const setAttribute = (attribute: ContactAttribute, column: string) =>
  `${column} = case when row.attributes ? '${attribute}' then row.attributes ->> '${attribute}' else c.${column} end,
   ${column}_canonical = case when row.attributes ? '${attribute}' then row.canonical ->> '${attribute}'
     else c.${column}_canonical end,`;

/** The statement that lays changes (`contactChanges`, as `row`) over contacts (`c`), for whoever adds the rows. */
export const updateContactsText = `
  update contact c set ${setAttribute('externalId', 'external_id')} ${setAttribute('email', 'email')}
    ${setAttribute('name', 'name')} ${setAttribute('company', 'company')}
    properties = (c.properties || row.properties) - row.cleared,
    facts = (c.facts || row.facts) - row.cleared,
    updated_at = now()`;
export const changeColumns =
  'id text, attributes jsonb, canonical jsonb, properties jsonb, facts jsonb, cleared text[]';

type ContactRow = ReturnType<typeof newContactRow>;

/** Adds new contacts in one statement. */
export async function insertContacts(
  unit: { db: Kysely<unknown>; workspaceId: string },
  rows: readonly ContactRow[],
): Promise<void> {
  await sql`
    insert into contact (workspace_id, id, external_id, email, name, company, external_id_canonical, email_canonical,
      name_canonical, company_canonical, properties, facts, normaliser_version, created_at)
    select ${unit.workspaceId}, row.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
      id text, external_id text, email text, name text, company text, external_id_canonical text,
      email_canonical text, name_canonical text, company_canonical text, properties jsonb, facts jsonb,
      normaliser_version int, created_at timestamptz)
  `.execute(unit.db);
}

/** Erases the contact with its memberships and conversations. @throws NotFound */
export async function deleteContact(unit: UnitOfWork, idOrExternalId: string): Promise<string> {
  const id = await resolveContactId(unit, idOrExternalId);
  if (id === null) throw new NotFound('contact', ['input', 'id']);
  const { rows } = await sql<{ segment_id: string }>`
    select segment_id from segment_membership
    where workspace_id = ${unit.workspaceId} and contact_id = ${id} and until is null
  `.execute(unit.db);
  await sql`delete from contact where workspace_id = ${unit.workspaceId} and id = ${id}`.execute(unit.db);
  unit.record({ type: 'contact.deleted', subjectId: id, segmentIds: rows.map((row) => row.segment_id) });
  return id;
}

/** A contact is named by its id or its external id. */
export async function resolveContactId(reader: Reader, idOrExternalId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from contact where workspace_id = ${reader.workspaceId}
      and (id = ${idOrExternalId} or external_id = ${idOrExternalId})
    order by id = ${idOrExternalId} desc limit 1
  `.execute(reader.db);
  return rows[0]?.id ?? null;
}
