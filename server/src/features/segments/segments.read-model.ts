import type { Condition } from '@cadre/shared/conditions/ast';
import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';

/** A segment as it is shown. */
export interface SegmentView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly nameCanonical: string;
  readonly colour: string;
  readonly description: string | null;
  readonly signedClaimsOnly: boolean;
  readonly version: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const columns = sql`g.id, g.key, g.name, g.name_canonical as "nameCanonical", g.colour, g.description,
  g.signed_claims_only as "signedClaimsOnly", g.version, g.archived_at as "archivedAt",
  g.created_at as "createdAt", g.updated_at as "updatedAt"`;

export interface SegmentsFilter {
  readonly search: string | null | undefined;
  readonly archived: boolean;
}

export interface SegmentsOrder {
  readonly by: 'NAME' | 'MEMBERS' | 'CHANGED';
  readonly descending: boolean;
}

/** A segment with its place in the order that was asked for. */
export interface PlacedSegment extends SegmentView {
  readonly standsBy: string;
}

const places = {
  NAME: { value: sql`g.name_canonical`, type: 'text' },
  MEMBERS: {
    value: sql`coalesce((select sum(k.member_count) from segment_member_count k
      where k.workspace_id = g.workspace_id and k.segment_id = g.id), 0)::bigint`,
    type: 'bigint',
  },
  CHANGED: { value: sql`g.updated_at`, type: 'timestamptz' },
} as const;

/** A page of segments in an order. There are at most some thousands, so any order can be worked out as it is asked for. */
export async function segmentsPage(
  reader: Reader,
  filter: SegmentsFilter,
  request: PageRequest,
  { by, descending }: SegmentsOrder = { by: 'NAME', descending: false },
): Promise<Page<PlacedSegment>> {
  const { value, type } = places[by];
  const [place, id] = request.cursor ?? [];
  const turned = descending !== request.backwards;
  const beyond = sql.raw(turned ? '<' : '>');
  const order = sql.raw(turned ? 'desc' : 'asc');
  const from =
    id === undefined ? sql`true` : sql`(${value}, g.id) ${beyond} (${place}::${sql.raw(type)}, ${id})`;
  const { rows } = await sql<PlacedSegment>`
    select ${columns}, (${value})::text as "standsBy" from grouping g where ${which(reader, filter)} and ${from}
    order by ${value} ${order}, g.id ${order} limit ${request.size + 1}
  `.execute(reader.db);
  return pageOf(rows, request);
}

export async function countSegments(reader: Reader, filter: SegmentsFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from grouping g where ${which(reader, filter)}
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}

function which(reader: Reader, { search, archived }: SegmentsFilter) {
  const text = canonicalText(search ?? '');
  return sql`g.workspace_id = ${reader.workspaceId} and g.kind = 'SEGMENT'
    and (g.archived_at is not null) = ${archived}
    and (${text} = '' or strpos(g.name_canonical, ${text}) > 0 or strpos(g.key, ${text}) > 0)`;
}

/** The batch question for segments by id, archived ones too. */
export async function segmentsById(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, SegmentView>> {
  const { rows } = await sql<SegmentView>`
    select ${columns} from grouping g
    where g.workspace_id = ${reader.workspaceId} and g.kind = 'SEGMENT' and g.id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map((segment) => [segment.id, segment]));
}

/** By id, or by key among those that are not archived. */
export async function segmentByIdOrKey(reader: Reader, idOrKey: string): Promise<SegmentView | null> {
  const { rows } = await sql<SegmentView>`
    select ${columns} from grouping g where g.workspace_id = ${reader.workspaceId} and g.kind = 'SEGMENT'
      and (g.id = ${idOrKey} or (g.key = ${idOrKey} and g.archived_at is null)) limit 1
  `.execute(reader.db);
  return rows[0] ?? null;
}

/** The rule of a segment as it is now. */
export interface RuleView {
  readonly segmentId: string;
  readonly condition: Condition | null;
  readonly enabled: boolean;
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

export async function rulesOfSegments(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, RuleView>> {
  const { rows } = await sql<RuleView>`
    select segment_id as "segmentId", condition, enabled, version, changed_at as "changedAt", changed_by as "changedBy"
    from segment_rule where workspace_id = ${reader.workspaceId} and segment_id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map((rule) => [rule.segmentId, rule]));
}

/** The versions that a segment's rule had, the latest first. */
export async function ruleVersions(reader: Reader, segmentId: string, most: number): Promise<RuleView[]> {
  const { rows } = await sql<RuleView>`
    select subject_id as "segmentId", condition, enabled, version, changed_at as "changedAt", changed_by as "changedBy"
    from rule_version where workspace_id = ${reader.workspaceId} and kind = 'SEGMENT_RULE' and subject_id = ${segmentId}
    order by version desc limit ${most}
  `.execute(reader.db);
  return rows;
}
