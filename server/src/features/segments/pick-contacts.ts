import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { contactsMatching } from '../conditions/contact-filter.js';
import type { WorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import type { MembershipView } from './members.read-model.js';

export type MembersAction = 'ADD' | 'REMOVE' | 'RESET';

/** All whom an act is about, by what they are. */
export interface Matching {
  readonly condition?: unknown;
  readonly search?: string | null | undefined;
  readonly pin?: 'INCLUDED' | 'EXCLUDED' | 'AUTOMATIC' | null | undefined;
  readonly source?: MembershipView['source'] | null | undefined;
}

export interface Pick {
  readonly action: MembersAction;
  readonly segmentId: string;
  readonly matching: Matching;
  /** Whoever came later is not meant; null: everybody who is there now. */
  readonly asOf: Date | null;
}

interface Parts {
  readonly id: RawBuilder<string>;
  readonly from: RawBuilder<unknown>;
}

/** A removal goes through members, a reset through pins; "all that match" speaks of no others then. */
const partsOf: Readonly<
  Record<MembersAction, (reader: Reader, segmentId: string, asOf: RawBuilder<unknown>) => Parts>
> = {
  ADD: (reader, _, asOf) => ({
    id: sql`c.id`,
    from: sql`contact c where c.workspace_id = ${reader.workspaceId} and c.created_at <= ${asOf}`,
  }),
  REMOVE: (reader, segmentId, asOf) => ({
    id: sql`m.contact_id`,
    from: sql`segment_membership m
      join contact c on c.workspace_id = m.workspace_id and c.id = m.contact_id
      left join segment_pin p on p.workspace_id = m.workspace_id and p.segment_id = m.segment_id
        and p.contact_id = m.contact_id
      where m.workspace_id = ${reader.workspaceId} and m.segment_id = ${segmentId} and m.until is null
        and m.since <= ${asOf}`,
  }),
  RESET: (reader, segmentId, asOf) => ({
    id: sql`p.contact_id`,
    from: sql`segment_pin p
      join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
      left join segment_membership m on m.workspace_id = p.workspace_id and m.segment_id = p.segment_id
        and m.contact_id = p.contact_id and m.until is null
      where p.workspace_id = ${reader.workspaceId} and p.segment_id = ${segmentId} and p.pinned_at <= ${asOf}`,
  }),
};

/** Ids of whom the act is about, in their order: behind `after`, or among `ids`. @throws Invalid */
export async function pickContacts(
  reader: Reader,
  catalogue: WorkspaceCatalogue,
  pick: Pick,
  among: { readonly after?: string; readonly ids?: readonly string[]; readonly most: number },
): Promise<string[]> {
  const { id, from } = partsOf[pick.action](reader, pick.segmentId, momentOf(pick));
  const place = among.ids ? sql`${id} = any(${among.ids})` : sql`${id} > ${among.after ?? ''}`;
  const { rows } = await sql<{ id: string }>`
    select ${id} as id from ${from} and ${place} and ${matches(reader, catalogue, pick)}
    order by ${id} limit ${among.most}
  `.execute(reader.db);
  return rows.map((row) => row.id);
}

const momentOf = ({ asOf }: Pick) => (asOf ? sql`${asOf}::timestamptz` : sql`'infinity'::timestamptz`);

/** How many the act is about. @throws Invalid */
export async function countPicked(
  reader: Reader,
  catalogue: WorkspaceCatalogue,
  pick: Pick,
): Promise<number> {
  const { from } = partsOf[pick.action](reader, pick.segmentId, momentOf(pick));
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${from} and ${matches(reader, catalogue, pick)}
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}

function matches(reader: Reader, catalogue: WorkspaceCatalogue, pick: Pick): RawBuilder<SqlBool> {
  const { pin, source, ...filter } = pick.matching;
  const path = ['input', 'matching'];
  if (pick.action === 'ADD' && (pin ?? source) != null) {
    throw Invalid.at([...path, pin != null ? 'pin' : 'source'], 'Only members have this; leave it out.');
  }
  const parts = [contactsMatching(reader, catalogue, filter, path)];
  if (pin) parts.push(pin === 'AUTOMATIC' ? sql<SqlBool>`p.pin is null` : sql<SqlBool>`p.pin = ${pin}`);
  if (source) parts.push(sql<SqlBool>`m.source = ${source}`);
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}
