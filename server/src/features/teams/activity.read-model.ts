import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Page, type PageRequest, pageOf } from '../../platform/graphql/connection.js';

/** Something that was done, as the audit log keeps it. */
export interface ActivityView {
  readonly id: string;
  readonly type: string;
  readonly actor: string;
  readonly at: Date;
  readonly data: Record<string, unknown>;
}

/** A page of what was done to something, the latest first. */
export async function activityPage(
  reader: Reader,
  subjectId: string,
  request: PageRequest,
): Promise<Page<ActivityView>> {
  const [id] = request.cursor ?? [];
  const beyond = sql.raw(request.backwards ? '>' : '<');
  const order = sql.raw(request.backwards ? 'asc' : 'desc');
  const place = id === undefined ? sql`true` : sql`e.id ${beyond} ${id}::bigint`;
  const { rows } = await sql<ActivityView>`
    select 'evt_' || e.id as id, e.type, e.actor, e.created_at as at, e.data
    from event e where e.workspace_id = ${reader.workspaceId} and e.subject_id = ${subjectId} and ${place}
    order by e.id ${order} limit ${request.size + 1}
  `.execute(reader.db);
  return pageOf(rows, request);
}

export async function countActivity(reader: Reader, subjectId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from event where workspace_id = ${reader.workspaceId} and subject_id = ${subjectId}
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}
