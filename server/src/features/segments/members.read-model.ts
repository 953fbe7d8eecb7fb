import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';
import { searched } from '../conditions/contact-filter.js';

export type Pin = 'INCLUDED' | 'EXCLUDED';

/** A contact's time in a segment, and how it came. */
export interface MembershipView {
  readonly id: number;
  readonly segmentId: string;
  readonly contactId: string;
  readonly since: Date;
  /** When an undo put them back, after a time in which they were no member. */
  readonly backAt: Date | null;
  readonly until: Date | null;
  readonly source: 'MANUAL' | 'API' | 'RULE' | 'IMPORT';
  readonly addedBy: string;
  readonly ruleVersion: number | null;
  readonly conversationId: string | null;
  readonly pin: Pin | null;
}

const columns = sql`m.id, m.segment_id as "segmentId", m.contact_id as "contactId", m.since, m.back_at as "backAt", m.until, m.source,
  m.added_by as "addedBy", m.rule_version as "ruleVersion", m.conversation_id as "conversationId", p.pin`;
const pins = sql`left join segment_pin p on p.workspace_id = m.workspace_id and p.segment_id = m.segment_id
  and p.contact_id = m.contact_id`;

export interface MembersFilter {
  readonly search?: string | null | undefined;
  readonly pin?: Pin | 'AUTOMATIC' | null | undefined;
  readonly source?: MembershipView['source'] | null | undefined;
  /** Members at that moment; now when left out. */
  readonly at?: Date | null | undefined;
}

/** A page of a segment's members, the latest first. */
export async function membersPage(
  reader: Reader,
  segmentId: string,
  filter: MembersFilter,
  request: PageRequest,
): Promise<Page<MembershipView>> {
  const [since, id] = request.cursor ?? [];
  const beyond = sql.raw(request.backwards ? '>' : '<');
  const place =
    id === undefined ? sql`true` : sql`(m.since, m.id) ${beyond} (${since}::timestamptz, ${id}::bigint)`;
  const order = sql.raw(request.backwards ? 'asc' : 'desc');
  const { rows } = await sql<MembershipView>`
    select ${columns} from segment_membership m ${pins}
    join contact c on c.workspace_id = m.workspace_id and c.id = m.contact_id
    where ${membersWhere(reader, segmentId, filter)} and ${place}
    order by m.since ${order}, m.id ${order} limit ${request.size + 1}
  `.execute(reader.db);
  return pageOf(rows, request);
}

export async function countMembers(
  reader: Reader,
  segmentId: string,
  filter: MembersFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from segment_membership m ${pins}
    join contact c on c.workspace_id = m.workspace_id and c.id = m.contact_id
    where ${membersWhere(reader, segmentId, filter)}
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}

function membersWhere(reader: Reader, segmentId: string, filter: MembersFilter): RawBuilder<unknown> {
  const parts = [sql`m.workspace_id = ${reader.workspaceId}`, sql`m.segment_id = ${segmentId}`];
  const { at, pin, source, search } = filter;
  parts.push(
    at
      ? sql`m.since <= ${at} and (m.back_at is null or m.back_at <= ${at}) and (m.until is null or m.until > ${at})`
      : sql`m.until is null`,
  );
  if (pin) parts.push(pin === 'AUTOMATIC' ? sql`p.pin is null` : sql`p.pin = ${pin}`);
  if (source) parts.push(sql`m.source = ${source}`);
  if (search) parts.push(searched(search, ['search']));
  return sql.join(parts, sql` and `);
}

/** The segments that each contact is in now. */
export async function membershipsOfContacts(
  reader: Reader,
  contactIds: readonly string[],
): Promise<Map<string, MembershipView[]>> {
  const { rows } = await sql<MembershipView>`
    select ${columns} from segment_membership m ${pins}
    join grouping g on g.workspace_id = m.workspace_id and g.id = m.segment_id and g.archived_at is null
    where m.workspace_id = ${reader.workspaceId} and m.contact_id = any(${contactIds}) and m.until is null
    order by m.since desc, m.id desc
  `.execute(reader.db);
  const found = new Map<string, MembershipView[]>(contactIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.contactId)?.push(row);
  return found;
}

/** A contact that was removed by hand and is kept out. */
export interface ExclusionView {
  readonly contactId: string;
  readonly excludedAt: Date;
  readonly excludedBy: string;
}

export async function exclusionsPage(
  reader: Reader,
  segmentId: string,
  search: string | null | undefined,
  request: PageRequest,
): Promise<Page<ExclusionView>> {
  const [at, id] = request.cursor ?? [];
  const beyond = sql.raw(request.backwards ? '>' : '<');
  const place =
    id === undefined ? sql`true` : sql`(p.pinned_at, p.contact_id) ${beyond} (${at}::timestamptz, ${id})`;
  const order = sql.raw(request.backwards ? 'asc' : 'desc');
  const { rows } = await sql<ExclusionView>`
    select p.contact_id as "contactId", p.pinned_at as "excludedAt", p.pinned_by as "excludedBy"
    from segment_pin p join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
    where p.workspace_id = ${reader.workspaceId} and p.segment_id = ${segmentId} and p.pin = 'EXCLUDED' and ${place}
      and ${search ? searched(search, ['search']) : sql`true`}
    order by p.pinned_at ${order}, p.contact_id ${order} limit ${request.size + 1}
  `.execute(reader.db);
  return pageOf(rows, request);
}

export async function countExclusions(
  reader: Reader,
  segmentId: string,
  search: string | null | undefined,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from segment_pin p join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
    where p.workspace_id = ${reader.workspaceId} and p.segment_id = ${segmentId} and p.pin = 'EXCLUDED'
      and ${search ? searched(search, ['search']) : sql`true`}
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}

/** Live member counts: the sums of the slots. */
export async function memberCounts(
  reader: Reader,
  segmentIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ segment_id: string; count: string }>`
    select segment_id, sum(member_count) as count from segment_member_count
    where workspace_id = ${reader.workspaceId} and segment_id = any(${segmentIds}) group by segment_id
  `.execute(reader.db);
  const counts = new Map(segmentIds.map((id) => [id, 0]));
  for (const row of rows) counts.set(row.segment_id, Number(row.count));
  return counts;
}

/** The segments that a contact is kept out of. */
export async function exclusionsOfContact(reader: Reader, contactId: string): Promise<Set<string>> {
  const { rows } = await sql<{ segment_id: string }>`
    select segment_id from segment_pin
    where workspace_id = ${reader.workspaceId} and contact_id = ${contactId} and pin = 'EXCLUDED'
  `.execute(reader.db);
  return new Set(rows.map((row) => row.segment_id));
}
