import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import type { JobStatus } from '../../platform/jobs/job-kinds.js';

/** What was last begun to undo an act on many conversations. */
export interface BulkUndo {
  readonly status: JobStatus;
  readonly createdAt: Date;
  /** Behind which event it is to go on when it was stopped. */
  readonly after: string | null;
}

/** The batch question for the last undo of each job that acted on many conversations. */
export async function lastUndos(reader: Reader, jobIds: readonly string[]): Promise<Map<string, BulkUndo>> {
  const { rows } = await sql<BulkUndo & { jobId: string }>`
    select distinct on (subject_id) subject_id as "jobId", status, created_at as "createdAt",
      coalesce(place ->> 'after', input ->> 'after') as after
    from job
    where workspace_id = ${reader.workspaceId} and subject_id = any(${jobIds}) and kind = 'CONVERSATIONS_ACT_UNDO'
    order by subject_id, id desc
  `.execute(reader.db);
  return new Map(rows.map(({ jobId, ...undo }) => [jobId, undo]));
}

/** It was undone, or is being; one that was stopped leaves the rest to be undone later. */
export const isUndone = ({ status }: BulkUndo) => status !== 'CANCELLED' && status !== 'FAILED';

interface ActOfJob {
  /** Of the event, by which those of a job stand in order. */
  readonly id: string;
  readonly conversationId: string;
}

/** What a job did to conversations behind an event, the first first. */
export async function actsOfJob(
  reader: Reader,
  jobId: string,
  { after, most }: { after: string; most: number },
): Promise<ActOfJob[]> {
  const { rows } = await sql<ActOfJob>`
    select id::text as id, subject_id as "conversationId" from event
    where workspace_id = ${reader.workspaceId} and job_id = ${jobId} and id > ${after}::bigint
    order by event.id limit ${most}
  `.execute(reader.db);
  return rows;
}

export async function countActsOfJob(reader: Reader, jobId: string, after: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from event
    where workspace_id = ${reader.workspaceId} and job_id = ${jobId} and id > ${after}::bigint
  `.execute(reader.db);
  return rows[0]?.count ?? 0;
}
