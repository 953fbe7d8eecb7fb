import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** Days that a trend and the question for recent matches look back. */
export const trendDays = 30;

/** How many joined and left a segment on the days of the last month that had any. */
export interface TrendView {
  readonly joined: readonly { readonly day: number; readonly count: number }[];
  readonly left: readonly { readonly day: number; readonly count: number }[];
}

interface DayRow {
  segment_id: string;
  day: number;
  joined: number;
  left_count: number;
}

/** Day 0 is the last 24 hours. */
export async function trendsOfSegments(
  reader: Reader,
  segmentIds: readonly string[],
): Promise<Map<string, TrendView>> {
  const { rows } = await sql<DayRow>`
    select segment_id, day, sum(joined)::int as joined, sum(left_count)::int as left_count from (
      select m.segment_id, floor(extract(epoch from now() - m.since) / 86400)::int as day, 1 as joined, 0 as left_count
      from segment_membership m where m.workspace_id = ${reader.workspaceId} and m.segment_id = any(${segmentIds})
        and m.since > now() - make_interval(days => ${trendDays}) and m.back_at is null
      union all
      select m.segment_id, floor(extract(epoch from now() - m.back_at) / 86400)::int, 1, 0
      from segment_membership m where m.workspace_id = ${reader.workspaceId} and m.segment_id = any(${segmentIds})
        and m.back_at > now() - make_interval(days => ${trendDays})
      union all
      select m.segment_id, floor(extract(epoch from now() - m.until) / 86400)::int, 0, 1
      from segment_membership m where m.workspace_id = ${reader.workspaceId} and m.segment_id = any(${segmentIds})
        and m.until is not null and m.until > now() - make_interval(days => ${trendDays})
    ) changes group by segment_id, day
  `.execute(reader.db);
  const bySegment = Map.groupBy(rows, (row) => row.segment_id);
  return new Map(
    segmentIds.map((id) => {
      const days = bySegment.get(id) ?? [];
      return [
        id,
        {
          joined: days.map(({ day, joined }) => ({ day, count: joined })),
          left: days.map(({ day, left_count }) => ({ day, count: left_count })),
        },
      ];
    }),
  );
}

/** The segments to which a rule added somebody lately. */
export async function recentlyMatched(
  reader: Reader,
  segmentIds: readonly string[],
): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ id: string; matched: boolean }>`
    select asked.id, exists (
      select 1 from segment_membership m where m.workspace_id = ${reader.workspaceId} and m.segment_id = asked.id
        and m.since > now() - make_interval(days => ${trendDays}) and m.source = 'RULE') as matched
    from unnest(${segmentIds}::text[]) asked(id)
  `.execute(reader.db);
  return new Map(rows.map(({ id, matched }) => [id, matched]));
}

/** For each segment another one whose rule asks the same. */
export async function sameRules(reader: Reader, segmentIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; other: string }>`
    select r.segment_id as id, min(o.segment_id) as other from segment_rule r
    join segment_rule o on o.workspace_id = r.workspace_id and o.condition = r.condition and o.segment_id <> r.segment_id
    join grouping g on g.workspace_id = o.workspace_id and g.id = o.segment_id and g.archived_at is null
    where r.workspace_id = ${reader.workspaceId} and r.segment_id = any(${segmentIds}) group by r.segment_id
  `.execute(reader.db);
  return new Map(rows.map(({ id, other }) => [id, other]));
}

/** Another segment that shares members with one. */
export interface OverlapView {
  readonly segmentId: string;
  readonly sharedCount: number;
}

/** The segments that share most members with one, now. */
export async function overlapsOf(reader: Reader, segmentId: string, most: number): Promise<OverlapView[]> {
  const { rows } = await sql<OverlapView>`
    select o.segment_id as "segmentId", count(*) as "sharedCount" from segment_membership m
    join segment_membership o on o.workspace_id = m.workspace_id and o.contact_id = m.contact_id
      and o.segment_id <> m.segment_id and o.until is null
    join grouping g on g.workspace_id = o.workspace_id and g.id = o.segment_id and g.archived_at is null
    where m.workspace_id = ${reader.workspaceId} and m.segment_id = ${segmentId} and m.until is null
    group by o.segment_id order by count(*) desc, o.segment_id limit ${most}
  `.execute(reader.db);
  return rows;
}
