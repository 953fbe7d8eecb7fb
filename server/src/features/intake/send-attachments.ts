import type { Statement } from '../../platform/database/scoped-pool.js';
import type { IntakeRequest } from './intake-request.js';

/** What may be sent: by whom it was uploaded, and which it is. */
const keyOf = (uploadedBy: string, id: string) => `${uploadedBy} ${id}`;

/**
 * The statement that finds, and locks until the commit, which attachments of a batch can be sent; none where no request
 * has any, so that intake without files costs what it did.
 */
export function findAttachments(workspaceId: string, requests: readonly IntakeRequest[]): Statement[] {
  const ids = requests.flatMap((request) => request.attachmentIds);
  return ids.length === 0 ? [] : [{ text: findText, values: [workspaceId, ids] }];
}

const findText = `select id, uploaded_by from attachment
  where workspace_id = $1 and id = any($2) and message_id is null and size is not null order by id for update`;

/** The keys of what was found. */
export function sendable(rows: readonly { id: string; uploaded_by: string }[] = []): ReadonlySet<string> {
  return new Set(rows.map((row) => keyOf(row.uploaded_by, row.id)));
}

/** The place of the first attachment that a request cannot send; -1 when it can send them all. */
export function firstMissing({ actor, attachmentIds }: IntakeRequest, found: ReadonlySet<string>): number {
  return attachmentIds.findIndex((id) => !found.has(keyOf(actor, id)));
}

/** The statement that sends them with the first messages of conversations that were written before it. */
export function sendStatement(
  workspaceId: string,
  sent: readonly { conversationId: string; attachmentIds: readonly string[] }[],
): Statement[] {
  const rows = sent.flatMap(({ conversationId, attachmentIds }) =>
    attachmentIds.map((id, index) => ({ id, conversation_id: conversationId, position: index + 1 })),
  );
  return rows.length === 0 ? [] : [{ text: sendText, values: [workspaceId, JSON.stringify(rows)] }];
}

const sendText = `with sent as (
    update attachment a set message_id = m.id, position = row.position
    from jsonb_to_recordset($2::jsonb) as row(id text, conversation_id text, position int)
    join message m on m.workspace_id = $1 and m.conversation_id = row.conversation_id
    where a.workspace_id = $1 and a.id = row.id
    returning a.id
  )
  delete from pending_attachment where attachment_id in (select id from sent)`;
