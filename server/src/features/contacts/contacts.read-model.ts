import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';
import type { ContactOrder } from './contact-order.js';
import type { StoredContact } from './contact-values.js';
import type { SortedLists } from './sorted-lists.js';

/** A contact as it is shown. */
export interface ContactView {
  readonly id: string;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly properties: Record<string, unknown>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The columns of a `ContactView`, over alias `c`. */
export const contactColumns = sql`c.id, c.external_id as "externalId", c.email, c.name, c.company, c.properties,
  c.created_at as "createdAt", c.updated_at as "updatedAt"`;

/** A contact with its place in the order that was asked for. */
export interface PlacedContact extends ContactView {
  /** The text of the value that it stands by; null where it has none. */
  readonly standsBy: string | null;
}

/** Who is listed (over alias `c`); the newest first where no order is named. */
export interface ContactList {
  readonly which: RawBuilder<SqlBool>;
  readonly order?: ContactOrder | undefined;
  /** The same for the same list of a workspace. */
  readonly key: string;
}

/** A page of a list. Keyset: flat at any depth; by a property, which no index knows, flat for fifty pages at a time. */
export async function contactsPage(
  reader: Reader,
  { which, order, key }: ContactList,
  request: PageRequest,
  sorted: SortedLists,
): Promise<Page<PlacedContact>> {
  if (order && !order.isIndexed) return sorted.page(reader, { which, order, key }, request);
  if (order) return orderedPage(reader, which, request, order);
  const [id] = request.cursor ?? [];
  const beyond = request.backwards ? sql`c.id > ${id}` : sql`c.id < ${id}`;
  const place = id === undefined ? sql`true` : beyond;
  const { rows } = await sql<PlacedContact>`
    select ${contactColumns}, null as "standsBy" from contact c where ${which} and ${place}
    order by c.workspace_id ${direction(request)}, c.id ${direction(request)} limit ${request.size + 1}
  `.execute(reader.db);
  return pageOf(rows, request);
}

function direction({ backwards }: PageRequest) {
  return backwards ? sql`asc` : sql`desc`;
}

/** For the cursor: the id alone, or in an order the value before it. */
export function contactPlace({ id, standsBy }: PlacedContact, order?: ContactOrder): readonly string[] {
  if (!order) return [id];
  return standsBy === null ? ['empty', id] : ['filled', standsBy, id];
}

/**
 * Those with a value in its order, then those without; backwards the other way round. They are two questions in one
 * statement, because no index serves an order that puts the empty last from both ends.
 */
async function orderedPage(
  reader: Reader,
  which: RawBuilder<SqlBool>,
  request: PageRequest,
  order: ContactOrder,
): Promise<Page<PlacedContact>> {
  const [part, ...place] = request.cursor ?? [];
  const parts = request.backwards ? (['empty', 'filled'] as const) : (['filled', 'empty'] as const);
  const rest = part === undefined ? parts : parts.slice(parts.indexOf(part as 'filled'));
  const questions = rest.map(
    (one) => sql`(${partOfOrder(which, request, order, one, one === part ? place : null)})`,
  );
  const { rows } = await sql<PlacedContact & { part: string }>`
    ${sql.join(questions, sql` union all `)}
  `.execute(reader.db);
  const inOrder = rest.flatMap((one) => rows.filter((row) => row.part === one));
  return pageOf(
    inOrder.map(({ part: _, ...contact }) => contact),
    request,
  );
}

function partOfOrder(
  which: RawBuilder<SqlBool>,
  request: PageRequest,
  { value, type, descending }: ContactOrder,
  part: 'filled' | 'empty',
  after: readonly string[] | null,
): RawBuilder<unknown> {
  const turned = descending !== request.backwards;
  const way = turned ? sql`desc` : sql`asc`;
  const beyond = turned ? sql`<` : sql`>`;
  const filled = part === 'filled';
  const key = filled ? sql`(${value}, c.id)` : sql`c.id`;
  const from = filled ? sql`(${after?.[0]}::${sql.raw(type)}, ${after?.[1]})` : sql`${after?.[0]}`;
  const place = after === null ? sql`true` : sql`${key} ${beyond} ${from}`;
  const isPart = filled ? sql`${value} is not null` : sql`${value} is null`;
  return sql`
    select ${contactColumns}, (${value})::text as "standsBy", ${part} as part from contact c
    where ${which} and ${isPart} and ${place}
    order by c.workspace_id ${way}, ${filled ? sql`${value} ${way},` : sql``} c.id ${way} limit ${request.size + 1}`;
}

export async function countContacts(reader: Reader, which: RawBuilder<SqlBool>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from contact c where ${which}`.execute(reader.db);
  return rows[0]?.count ?? 0;
}

/** The batch question for contacts by id. */
export async function contactsById(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ContactView>> {
  const { rows } = await sql<ContactView>`
    select ${contactColumns} from contact c where c.workspace_id = ${reader.workspaceId} and c.id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map((contact) => [contact.id, contact]));
}

/** Some of the contacts that match, for a person to see whom a rule means. */
export async function sampleContacts(
  reader: Reader,
  which: RawBuilder<SqlBool>,
  size: number,
): Promise<ContactView[]> {
  const { rows } = await sql<ContactView>`
    select ${contactColumns} from contact c where ${which} order by c.workspace_id desc, c.id desc limit ${size}
  `.execute(reader.db);
  return rows;
}

/** A contact as conditions see it, by id or external id, with the segments it is in now. */
export async function storedContact(
  reader: Reader,
  idOrExternalId: string,
): Promise<(StoredContact & { segmentIds: string[] }) | null> {
  const { rows } = await sql<StoredContact & { segmentIds: string[] }>`
    select c.id, c.external_id, c.email, c.name, c.company, c.facts, c.created_at, coalesce((
      select array_agg(m.segment_id) from segment_membership m
      join grouping g on g.workspace_id = m.workspace_id and g.id = m.segment_id and g.archived_at is null
      where m.workspace_id = c.workspace_id and m.contact_id = c.id and m.until is null), '{}') as "segmentIds"
    from contact c where c.workspace_id = ${reader.workspaceId}
      and (c.id = ${idOrExternalId} or c.external_id = ${idOrExternalId})
    order by c.id = ${idOrExternalId} desc limit 1
  `.execute(reader.db);
  return rows[0] ?? null;
}
