import { type ContactAttribute, contactAttributes } from '@cadre/shared/contact-attributes';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { resolveContactId } from '../contacts/contacts.service.js';
import { mergeStays, type Stay } from './merge-memberships.js';

export interface MergeInput {
  readonly from: string;
  readonly into: string;
  /** Fields in which the value of `from` wins: `contact.name`, `contact.properties.KEY`. */
  readonly take?: readonly string[] | null | undefined;
}

const columns: Readonly<Record<ContactAttribute, string>> = {
  externalId: 'external_id',
  email: 'email',
  name: 'name',
  company: 'company',
};

type ContactRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly facts: Record<string, unknown>;
};

/**
 * Makes one contact of two. What `into` has stays, what it lacks comes from `from`, and so do the fields that are
 * named; conversations, memberships and pins move, and `from` is gone. @returns the id of `into`. @throws NotFound,
 * Invalid
 */
export async function mergeContacts(unit: UnitOfWork, input: MergeInput): Promise<string> {
  const from = await theContact(unit, input.from, 'from');
  const into = await theContact(unit, input.into, 'into');
  if (from === into) throw Invalid.at(['input', 'from'], 'A contact cannot be merged with itself.');
  const { rows } = await sql<ContactRow>`
    select * from contact where workspace_id = ${unit.workspaceId} and id in (${from}, ${into}) order by id for update
  `.execute(unit.db);
  const rowOf = (id: string, name: string) => {
    const found = rows.find((row) => row.id === id);
    if (!found) throw new NotFound('contact', ['input', name]);
    return found;
  };
  const values = mergedValues(rowOf(from, 'from'), rowOf(into, 'into'), readFields(input.take ?? []));
  const segmentIds = await moveMemberships(unit, from, into);
  const conversationIds = await moveConversations(unit, from, into);
  await sql`delete from contact where workspace_id = ${unit.workspaceId} and id = ${from}`.execute(unit.db);
  await writeValues(unit, into, values);
  const { name, email, external_id } = rowOf(from, 'from');
  const data = { from: { id: from, name, email, externalId: external_id } };
  unit.record({ type: 'contact.merged', subjectId: into, segmentIds, conversationIds, data });
  return into;
}

async function theContact(unit: UnitOfWork, name: string, place: string): Promise<string> {
  const id = await resolveContactId(unit, name);
  if (id === null) throw new NotFound('contact', ['input', place]);
  return id;
}

/** The fields as attributes and property keys. @throws Invalid */
function readFields(take: readonly string[]): ReadonlySet<string> {
  for (const [index, field] of take.entries()) {
    const known = contactAttributes.some((attribute) => field === `contact.${attribute}`);
    if (!known && !field.startsWith('contact.properties.')) {
      throw Invalid.at(['input', 'take', String(index)], 'There is no such field of contacts.');
    }
  }
  return new Set(take);
}

function mergedValues(from: ContactRow, into: ContactRow, take: ReadonlySet<string>) {
  const attributes = contactAttributes.flatMap((attribute) => {
    const column = columns[attribute];
    const taken = from[column] !== null && (into[column] === null || take.has(`contact.${attribute}`));
    const source = taken ? from : into;
    return [
      [column, source[column]],
      [`${column}_canonical`, source[`${column}_canonical`]],
    ];
  });
  const keys = Object.keys(from.properties).filter(
    (key) => !(key in into.properties) || take.has(`contact.properties.${key}`),
  );
  const picked = (values: Record<string, unknown>) =>
    Object.fromEntries(keys.filter((key) => key in values).map((key) => [key, values[key]]));
  return {
    ...Object.fromEntries(attributes),
    properties: { ...into.properties, ...picked(from.properties) },
    facts: { ...into.facts, ...picked(from.facts) },
  };
}

async function writeValues(unit: UnitOfWork, id: string, values: ReturnType<typeof mergedValues>) {
  const names = Object.values(columns).flatMap((column) => [column, `${column}_canonical`]);
  const set = sql.join(
    [...names, 'properties', 'facts'].map((name) => sql`${sql.ref(name)} = row.${sql.ref(name)}`),
  );
  const types = sql.raw(`${names.map((name) => `${name} text`).join(', ')}, properties jsonb, facts jsonb`);
  await sql`
    update contact c set ${set}, updated_at = now()
    from jsonb_to_record(${JSON.stringify(values)}::jsonb) as row(${types})
    where c.workspace_id = ${unit.workspaceId} and c.id = ${id}
  `.execute(unit.db);
}

async function moveConversations(unit: UnitOfWork, from: string, into: string): Promise<string[]> {
  const { workspaceId } = unit;
  const { rows } = await sql<{ id: string }>`
    update conversation set contact_id = ${into} where workspace_id = ${workspaceId} and contact_id = ${from}
    returning id
  `.execute(unit.db);
  const ids = rows.map((row) => row.id);
  await sql`
    update message set author = ${into}
    where workspace_id = ${workspaceId} and conversation_id = any(${ids}) and author = ${from}
  `.execute(unit.db);
  return ids;
}

interface StayRow extends Stay {
  /** When they came in the first place, for a time that an undo began. */
  readonly came: number | null;
  readonly segment_id: string;
  readonly source: string;
  readonly added_by: string;
  readonly rule_version: number | null;
  readonly conversation_id: string | null;
  readonly removed_by: string | null;
}

/** Histories become one, so that the contact is never in a segment twice at any moment. @returns the segments. */
async function moveMemberships(unit: UnitOfWork, from: string, into: string): Promise<string[]> {
  const { workspaceId } = unit;
  await sql`
    insert into segment_pin (workspace_id, segment_id, contact_id, pin, pinned_by, pinned_at)
    select workspace_id, segment_id, ${into}, pin, pinned_by, pinned_at from segment_pin
    where workspace_id = ${workspaceId} and contact_id = ${from} on conflict do nothing
  `.execute(unit.db);
  const { rows } = await sql<StayRow>`
    select segment_id, (extract(epoch from coalesce(back_at, since)) * 1000)::bigint as since,
      case when back_at is not null then (extract(epoch from since) * 1000)::bigint end as came,
      (extract(epoch from until) * 1000)::bigint as until, source, added_by, rule_version, conversation_id, removed_by
    from segment_membership where workspace_id = ${workspaceId} and contact_id in (${from}, ${into})
    order by contact_id = ${into} desc, id
  `.execute(unit.db);
  const bySegment = Map.groupBy(rows, (row) => row.segment_id);
  const merged = [...bySegment.values()].flatMap((stays) => mergeStays(stays));
  await sql`
    delete from segment_membership where workspace_id = ${workspaceId} and contact_id in (${from}, ${into})
  `.execute(unit.db);
  await sql`
    insert into segment_membership
      (workspace_id, segment_id, contact_id, since, back_at, until, source, added_by, rule_version, conversation_id, removed_by)
    select ${workspaceId}, segment_id, ${into}, to_timestamp(coalesce(came, since) / 1000.0),
      case when came is not null then to_timestamp(since / 1000.0) end, to_timestamp(until / 1000.0), source, added_by, rule_version, conversation_id, removed_by
    from jsonb_to_recordset(${JSON.stringify(merged)}::jsonb) as row(segment_id text, since bigint, came bigint, until bigint,
      source text, added_by text, rule_version int, conversation_id text, removed_by text)
  `.execute(unit.db);
  return [...bySegment.keys()];
}
