import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';
import type { ContactOrder } from './contact-order.js';
import {
  type ContactList,
  type ContactView,
  contactColumns,
  type PlacedContact,
} from './contacts.read-model.js';

type SortedList = ContactList & { readonly order: ContactOrder };

/** Where a contact stood when the order was read. */
type Place = Pick<PlacedContact, 'id' | 'standsBy'>;

/** The next places of a list, from one on. */
interface Ahead {
  readonly places: readonly Place[];
  /** Whether the list ends with them. */
  readonly isWhole: boolean;
  readonly readAt: number;
}

const heldMs = 60_000;
/** Of all lists together; some 30 MB. */
const heldAtMost = 300_000;
const leastAhead = 5_000;

/**
 * Pages in an order that no index knows. Whoever sorts by a property has all that match looked through; that is done
 * once for fifty pages, and the next of them are had by id. What is held is only an order, for a minute: each contact is
 * read as it is now, and one that no longer matches is not shown. Each keeps the place at which it stood, for a list goes
 * on behind it: by a value that it was given since, others would be skipped or come twice.
 */
export class SortedLists {
  readonly #held = new Map<string, Ahead>();

  /** @param aheadOf How many to look for at once, for pages of a size. */
  constructor(private readonly aheadOf = (size: number) => Math.max(leastAhead, 25 * size)) {}

  async page(reader: Reader, list: SortedList, request: PageRequest): Promise<Page<PlacedContact>> {
    const key = JSON.stringify([reader.workspaceId, list.key, request.backwards]);
    const held = this.#behind(key, request);
    const rows = held && (await firstRows(reader, list, held, request.size + 1));
    if (rows && (rows.length > request.size || held.isWhole)) return pageOf(rows, request);
    const most = Math.max(this.aheadOf(request.size), request.size + 1);
    const ahead = await readAhead(reader, list, request, most);
    this.#hold(key, ahead);
    return pageOf(await firstRows(reader, list, ahead, request.size + 1), request);
  }

  /** What is held behind the place; null from the start, which is always read anew. */
  #behind(key: string, { cursor }: PageRequest): Ahead | null {
    const held = this.#held.get(key);
    const at = held?.places.findIndex(({ id }) => id === cursor?.at(-1)) ?? -1;
    if (!held || at < 0 || Date.now() - held.readAt > heldMs) return null;
    return { ...held, places: held.places.slice(at + 1) };
  }

  #hold(key: string, ahead: Ahead): void {
    this.#held.delete(key);
    this.#held.set(key, ahead);
    let count = 0;
    for (const { places } of this.#held.values()) count += places.length;
    for (const [oldest, { places }] of this.#held) {
      if (count <= heldAtMost || oldest === key) return;
      this.#held.delete(oldest);
      count -= places.length;
    }
  }
}

export const sortedLists = () => new SortedLists();

async function readAhead(
  reader: Reader,
  { which, order }: SortedList,
  request: PageRequest,
  most: number,
): Promise<Ahead> {
  const { value, descending } = order;
  const turned = descending !== request.backwards;
  const way = sql.raw(turned ? 'desc' : 'asc');
  const empty = sql.raw(request.backwards ? 'nulls first' : 'nulls last');
  const { rows } = await sql<Place>`
    select c.id, (${value})::text as "standsBy" from contact c where ${which} and ${placeOf(order, request)}
    order by ${value} ${way} ${empty}, c.id ${way} limit ${most}
  `.execute(reader.db);
  return { places: rows, isWhole: rows.length < most, readAt: Date.now() };
}

/** Whoever has no value stands last. */
function placeOf({ value, type, descending }: ContactOrder, request: PageRequest): RawBuilder<SqlBool> {
  const { backwards, cursor } = request;
  if (!cursor) return sql`true`;
  const [part, ...place] = cursor;
  const beyond = sql.raw(descending !== backwards ? '<' : '>');
  if (part === 'empty') {
    const sameEnd = sql<SqlBool>`${value} is null and c.id ${beyond} ${place[0]}`;
    return backwards ? sql`(${sameEnd} or ${value} is not null)` : sql`(${sameEnd})`;
  }
  const sameEnd = sql<SqlBool>`(${value}, c.id) ${beyond} (${place[0]}::${sql.raw(type)}, ${place[1]})`;
  return backwards ? sameEnd : sql`(${sameEnd} or ${value} is null)`;
}

/** The first so many of those ahead that still match, as they are now, at the places that they had. */
async function firstRows(
  reader: Reader,
  { which }: SortedList,
  { places }: Ahead,
  count: number,
): Promise<PlacedContact[]> {
  const found: PlacedContact[] = [];
  for (let at = 0; at < places.length && found.length < count; ) {
    const next = places.slice(at, at + count - found.length);
    const { rows } = await sql<ContactView>`
      select ${contactColumns} from contact c where ${which} and c.id = any(${next.map(({ id }) => id)})
    `.execute(reader.db);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, standsBy } of next) {
      const contact = byId.get(id);
      if (contact) found.push({ ...contact, standsBy });
    }
    at += next.length;
  }
  return found;
}
