import { type Kysely, sql } from 'kysely';
import type { Actor } from '../actor.js';

/** What happened, as the audit log and live readers keep it. Ids only: readers reload what they show. */
export interface RecordedEvent {
  /** Noun and past verb: `segment.created`, `conversation.started`. */
  readonly type: string;
  readonly subjectId?: string;
  /** Segments whose members changed. */
  readonly segmentIds?: readonly string[];
  /** Conversations to show again. */
  readonly conversationIds?: readonly string[];
  /** Before and after, or what a reader of the log wants to know; `jobId` where a batch of a job did it. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Writes the events in the transaction of the change that they tell of. */
export async function saveEvents(
  db: Kysely<unknown>,
  author: { workspaceId: string; actor: Actor },
  events: readonly RecordedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    type: event.type,
    subject_id: event.subjectId ?? null,
    segment_ids: event.segmentIds ?? [],
    conversation_ids: event.conversationIds ?? [],
    data: event.data ?? {},
    job_id: event.data?.jobId,
  }));
  await sql`
    insert into event (workspace_id, type, actor, subject_id, segment_ids, conversation_ids, data, job_id)
    select ${author.workspaceId}, type, ${author.actor}, subject_id, segment_ids, conversation_ids, data, job_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row(type text, subject_id text, segment_ids text[], conversation_ids text[], data jsonb, job_id text)
  `.execute(db);
}
