import type { Condition } from '@cadre/shared/conditions/ast';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** What a queue does outside the working hours of those who work it. */
export type OutsideHours = 'WAIT' | 'NEXT_QUEUE';

export interface QueueView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly position: number;
  readonly condition: Condition | null;
  readonly fallback: boolean;
  readonly teamId: string | null;
  readonly mode: 'AGENTS_TAKE' | 'ASSIGN_AUTOMATICALLY';
  readonly outsideHours: OutsideHours;
  readonly version: number;
}

const columns = sql`q.id, q.key, q.name, q.position, q.condition, q.is_fallback as fallback, q.team_id as "teamId",
  q.mode, q.outside_hours as "outsideHours", q.version`;

/** The queues in the order in which they are tried, the fallback queue last. */
export async function listQueues(reader: Reader): Promise<QueueView[]> {
  const { rows } = await sql<QueueView>`
    select ${columns} from queue q where q.workspace_id = ${reader.workspaceId} and q.deleted_at is null
    order by q.is_fallback, q.position
  `.execute(reader.db);
  return rows;
}

/** The batch question for queues by id, deleted ones too: a conversation still names the one it went through. */
export async function queuesById(reader: Reader, ids: readonly string[]): Promise<Map<string, QueueView>> {
  const { rows } = await sql<QueueView>`
    select ${columns} from queue q where q.workspace_id = ${reader.workspaceId} and q.id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map((queue) => [queue.id, queue]));
}

/** How many conversations wait in each queue. */
export async function waitingCounts(
  reader: Reader,
  queueIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ queue_id: string; count: number }>`
    select queue_id, count(*) as count from conversation
    where workspace_id = ${reader.workspaceId} and queue_id = any(${queueIds}) and waiting_since is not null
    group by queue_id
  `.execute(reader.db);
  const counts = new Map(queueIds.map((id) => [id, 0]));
  for (const row of rows) counts.set(row.queue_id, row.count);
  return counts;
}

/** The version of the order, which a reorder is checked against. */
export async function queueOrderVersion(reader: Reader): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select queue_order_version as version from workspace where id = ${reader.workspaceId}
  `.execute(reader.db);
  return rows[0]?.version ?? 0;
}
