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

/** What waits in a queue. */
export interface QueueWait {
  readonly waitingCount: number;
  /** Since when the one that waits longest does; null while nothing waits. */
  readonly oldestWaitingSince: Date | null;
}

const waits = sql`count(*) as "waitingCount", min(v.waiting_since) as "oldestWaitingSince"`;

/** The batch question for what waits in queues, answered from the index of the pull order alone. */
export async function waitsOfQueues(
  reader: Reader,
  queueIds: readonly string[],
): Promise<Map<string, QueueWait>> {
  const { rows } = await sql<QueueWait & { queueId: string }>`
    select v.queue_id as "queueId", ${waits} from conversation v
    where v.workspace_id = ${reader.workspaceId} and v.queue_id = any(${queueIds}) and v.waiting_since is not null
    group by v.queue_id
  `.execute(reader.db);
  const found = new Map<string, QueueWait>(queueIds.map((id) => [id, nothingWaits]));
  for (const { queueId, ...wait } of rows) found.set(queueId, wait);
  return found;
}

const nothingWaits: QueueWait = { waitingCount: 0, oldestWaitingSince: null };

/** What waits in every queue of the workspace, in one statement. */
export async function waitsOfWorkspace({ db, workspaceId }: Reader): Promise<Map<string, QueueWait>> {
  const { rows } = await sql<QueueWait & { queueId: string }>`
    select q.id as "queueId", coalesce(w."waitingCount", 0) as "waitingCount", w."oldestWaitingSince"
    from queue q left join (
      select v.queue_id, ${waits} from conversation v
      where v.workspace_id = ${workspaceId} and v.waiting_since is not null group by v.queue_id
    ) w on w.queue_id = q.id
    where q.workspace_id = ${workspaceId} and q.deleted_at is null
  `.execute(db);
  return new Map(rows.map(({ queueId, ...wait }) => [queueId, wait]));
}

/** The version of the order, which a reorder is checked against. */
export async function queueOrderVersion(reader: Reader): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select queue_order_version as version from workspace where id = ${reader.workspaceId}
  `.execute(reader.db);
  return rows[0]?.version ?? 0;
}
