import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';
import type { Priority } from '../priority/pull-order.js';
import { type ConversationOrder, sortColumn } from './conversation-order.js';

/** A conversation as it is shown. */
export interface ConversationView {
  readonly id: string;
  readonly number: number;
  readonly externalId: string | null;
  readonly contactId: string;
  readonly channel: string;
  readonly topic: string | null;
  readonly subject: string | null;
  readonly language: string | null;
  readonly pageUrl: string | null;
  readonly status: 'OPEN' | 'SNOOZED' | 'CLOSED';
  readonly priority: Priority;
  readonly queueId: string;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly waitingSince: Date | null;
  readonly assignedAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly priorityBy: 'RULE' | 'HAND';
  readonly queueBy: 'RULE' | 'HAND';
  readonly reopenedAt: Date | null;
  readonly reopenedCount: number;
  readonly escalated: boolean;
  readonly escalatedAt: Date | null;
  readonly escalationReason: string | null;
  readonly firstRespondedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly csat: number | null;
  readonly csatComment: string | null;
}

const columns = sql`v.id, v.number, v.external_id as "externalId", v.contact_id as "contactId", v.channel, v.topic,
  v.subject, v.language, v.page_url as "pageUrl", v.status, v.priority, v.queue_id as "queueId",
  v.team_id as "teamId", v.assignee_id as "assigneeId", v.created_at as "createdAt",
  v.updated_at as "updatedAt", v.waiting_since as "waitingSince", v.first_responded_at as "firstRespondedAt", v.resolved_at as "resolvedAt", v.csat,
  v.csat_comment as "csatComment", v.assigned_at as "assignedAt", v.snoozed_until as "snoozedUntil",
  v.priority_by as "priorityBy", v.queue_by as "queueBy", v.reopened_at as "reopenedAt",
  v.reopened_count as "reopenedCount", v.escalated, v.escalated_at as "escalatedAt",
  v.escalation_reason as "escalationReason"`;

// Conditions look at the contact as well. Each conversation has one; as a left join by key it is left out of the plan
// where nothing asks for it, and a count of a million is half as long.
const theirContact = sql`left join contact c on c.workspace_id = v.workspace_id and c.id = v.contact_id`;
/** Every conversation as `v`, with its contact as `c`. */
export const conversationsWithContacts = sql`conversation v ${theirContact}`;

/**
 * A page of the conversations that `which` (over `v` and their contacts `c`) lets through, in an order. With `near`, the
 * same for few rows, the next in the order are looked at first: where they fill the page, which they do unless what is
 * asked for is rare, nothing more is read.
 */
export async function conversationsPage(
  reader: Reader,
  which: RawBuilder<SqlBool>,
  by: ConversationOrder,
  request: PageRequest,
  near?: RawBuilder<SqlBool>,
): Promise<Page<ConversationView>> {
  let most = near ? firstLook : 0;
  while (near && most > 0) {
    const { place, order } = placeAndOrder(by, request);
    const next = sql`(select * from conversation v where v.workspace_id = ${reader.workspaceId} and ${place}
      order by ${order} limit ${most}) v`;
    const rows = await readPage(reader, { from: next, which: near }, by, request);
    if (rows.length > request.size) return pageOf(rows, request);
    most = nextLook(most, rows.length, request.size);
  }
  return pageOf(await readPage(reader, { from: sql`conversation v`, which }, by, request), request);
}

const firstLook = 400;
/** A row costs some 10 µs: more than these would cost as much as looking at all. */
const rowsAtMost = 20_000;

/** How many rows would fill the page at the rate of those that were looked at, with some to spare; 0 to give up. */
function nextLook(looked: number, found: number, size: number): number {
  if (looked > firstLook) return 0;
  const wanted = found === 0 ? 10 * looked : Math.ceil((1.6 * looked * (size + 1)) / found);
  return Math.min(Math.max(wanted, 2 * looked), rowsAtMost);
}

async function readPage(
  { db }: Reader,
  { from, which }: { from: RawBuilder<unknown>; which: RawBuilder<SqlBool> },
  by: ConversationOrder,
  request: PageRequest,
): Promise<ConversationView[]> {
  const { place, order } = placeAndOrder(by, request);
  const { rows } = await sql<ConversationView>`
    select ${columns} from ${from} ${theirContact} where ${which} and ${place}
    order by ${order} limit ${request.size + 1}
  `.execute(db);
  return rows;
}

function placeAndOrder(by: ConversationOrder, { cursor, backwards }: PageRequest) {
  const [at, id] = cursor ?? [];
  const falls = by.descending !== backwards;
  const column = sortColumn(by);
  const place =
    id === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(${column}, v.id) ${sql.raw(falls ? '<' : '>')} (${at}::timestamptz, ${id})`;
  const way = sql.raw(falls ? 'desc' : 'asc');
  return { place, order: sql`v.workspace_id ${way}, ${column} ${way}, v.id ${way}` };
}

export async function countConversations(reader: Reader, which: RawBuilder<SqlBool>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${conversationsWithContacts} where ${which}`.execute(reader.db);
  return rows[0]?.count ?? 0;
}

/** The batch question for conversations by id. */
export async function conversationsById(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ConversationView>> {
  const { rows } = await sql<ConversationView>`
    select ${columns} from conversation v where v.workspace_id = ${reader.workspaceId} and v.id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map((conversation) => [conversation.id, conversation]));
}

/** The batch question for the latest conversation of each contact. */
export async function latestOfContacts(
  reader: Reader,
  contactIds: readonly string[],
): Promise<Map<string, ConversationView>> {
  const { rows } = await sql<ConversationView>`
    select latest.* from unnest(${contactIds}::text[]) asked(contact_id) cross join lateral (
      select ${columns} from conversation v
      where v.workspace_id = ${reader.workspaceId} and v.contact_id = asked.contact_id
      order by v.created_at desc, v.id desc limit 1) latest
  `.execute(reader.db);
  return new Map(rows.map((conversation) => [conversation.contactId, conversation]));
}

/** A conversation is named by its id, its external id, or its number behind a #. */
export async function conversationByName(reader: Reader, name: string): Promise<ConversationView | null> {
  const number = /^#\d{1,15}$/.test(name) ? Number(name.slice(1)) : null;
  const { rows } = await sql<ConversationView>`
    select ${columns} from conversation v where v.workspace_id = ${reader.workspaceId}
      and (v.id = ${name} or v.external_id = ${name} or v.number = ${number}::bigint)
    order by v.id = ${name} desc, v.external_id = ${name} desc nulls last limit 1
  `.execute(reader.db);
  return rows[0] ?? null;
}

export interface ConversationSegmentView {
  readonly segmentId: string;
  readonly source: 'MEMBERSHIP' | 'CLAIM';
}

/** The segments that each conversation had when it was created. */
export async function segmentsOfConversations(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ConversationSegmentView[]>> {
  const { rows } = await sql<ConversationSegmentView & { conversation_id: string }>`
    select s.conversation_id, s.segment_id as "segmentId", s.source from conversation_segment s
    join grouping g on g.workspace_id = s.workspace_id and g.id = s.segment_id
    where s.workspace_id = ${reader.workspaceId} and s.conversation_id = any(${ids}) order by g.name_canonical
  `.execute(reader.db);
  const found = new Map<string, ConversationSegmentView[]>(ids.map((id) => [id, []]));
  for (const { conversation_id, ...segment } of rows) found.get(conversation_id)?.push(segment);
  return found;
}

export interface MessageView {
  readonly id: string;
  readonly kind: 'CUSTOMER' | 'REPLY' | 'NOTE';
  readonly author: string | null;
  /** A contact’s id, or an actor. */
  readonly authorId: string | null;
  readonly mentionIds: readonly string[];
  readonly body: string;
  readonly createdAt: Date;
}

/** The messages of each conversation, the first first. */
export async function messagesOfConversations(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, MessageView[]>> {
  const { rows } = await sql<MessageView & { conversation_id: string }>`
    select m.conversation_id, m.id, m.kind, m.body, m.created_at as "createdAt", m.author as "authorId",
      m.mention_ids as "mentionIds", coalesce(c.name, c.email, c.external_id, a.name, 'API key ' || k.name, m.author) as author
    from message m left join contact c on c.workspace_id = m.workspace_id and c.id = m.author
    left join teammate t on t.workspace_id = m.workspace_id and t.id = split_part(m.author, ':', 2)
    left join account a on a.id = t.account_id
    left join api_key k on k.workspace_id = m.workspace_id and k.id = split_part(m.author, ':', 2)
    where m.workspace_id = ${reader.workspaceId} and m.conversation_id = any(${ids}) order by m.created_at, m.id
  `.execute(reader.db);
  const found = new Map<string, MessageView[]>(ids.map((id) => [id, []]));
  for (const { conversation_id, ...message } of rows) found.get(conversation_id)?.push(message);
  return found;
}
