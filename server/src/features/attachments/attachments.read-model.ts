import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** A file that came with a message. */
export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
}

/** The batch question for the attachments of each message, in their order. */
export async function attachmentsOfMessages(
  reader: Reader,
  messageIds: readonly string[],
): Promise<Map<string, AttachmentView[]>> {
  const { rows } = await sql<AttachmentView & { message_id: string }>`
    select message_id, id, name, content_type as "contentType", size from attachment
    where workspace_id = ${reader.workspaceId} and message_id = any(${messageIds}) order by message_id, position
  `.execute(reader.db);
  const found = new Map<string, AttachmentView[]>(messageIds.map((id) => [id, []]));
  for (const { message_id, ...attachment } of rows) found.get(message_id)?.push(attachment);
  return found;
}

/** One that was sent with a message; what is not sent yet is nobody’s to read. */
export async function sentAttachment(
  reader: Reader,
  id: string,
): Promise<(AttachmentView & { keptIn: 'DATABASE' | 'FOLDER' }) | null> {
  const { rows } = await sql<AttachmentView & { keptIn: 'DATABASE' | 'FOLDER' }>`
    select id, name, content_type as "contentType", size, kept_in as "keptIn" from attachment
    where workspace_id = ${reader.workspaceId} and id = ${id} and message_id is not null
  `.execute(reader.db);
  return rows[0] ?? null;
}
