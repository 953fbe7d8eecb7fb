import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, LimitExceeded, NotFound } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';

/** A file has this many bytes at most. */
export const fileAtMost = 25 * 1024 * 1024;

const attachmentsAtMost = 10;

/** So long a draft that nobody touches keeps its files. */
const heldDays = 30;

/** What is known of a file before its bytes come. */
interface AnnouncedFile {
  readonly name: string;
  readonly keptIn: 'DATABASE' | 'FOLDER';
  /** null: not said. */
  readonly size: number | null;
}

/**
 * An attachment whose bytes are to come; it goes after a day if no message or draft takes it. It takes its room at once,
 * so that two on their way do not both get the last of it. @param allowed bytes of the workspace’s files; 0: any.
 * @returns the id. @throws LimitExceeded when there is no room.
 */
export async function beginAttachment(
  unit: UnitOfWork,
  input: AnnouncedFile,
  allowed: number,
): Promise<string> {
  const { workspaceId, actor } = unit;
  const id = newId('attachment');
  const reserved = input.size ?? fileAtMost;
  await sql`
    insert into attachment (workspace_id, id, name, content_type, kept_in, uploaded_by, reserved)
    values (${workspaceId}, ${id}, ${input.name}, 'application/octet-stream', ${input.keptIn}, ${actor}, ${reserved})
  `.execute(unit.db);
  if (allowed > 0) await refuseWithoutRoom(unit, reserved, allowed);
  await sql`
    insert into pending_attachment (attachment_id, in_workspace_id, due_at)
    values (${id}, ${workspaceId}, now() + interval '1 day')
  `.execute(unit.db);
  return id;
}

async function refuseWithoutRoom(unit: UnitOfWork, added: number, allowed: number): Promise<void> {
  const { rows } = await sql<{ bytes: number }>`
    select bytes from attachment_usage where workspace_id = ${unit.workspaceId}
  `.execute(unit.db);
  const used = (rows[0]?.bytes ?? added) - added;
  if (used + added <= allowed) return;
  throw new LimitExceeded(
    `The files of this workspace use ${gigabytes(used)} of ${gigabytes(allowed)} GB, and this one does not fit. Delete contacts with large files, or ask whoever runs Cadre for more room.`,
    null,
    ['file'],
  );
}

function gigabytes(bytes: number): string {
  return (bytes / 1024 ** 3).toLocaleString('en', { maximumFractionDigits: bytes < 1024 ** 3 ? 3 : 2 });
}

/** All of it is there. */
export async function finishAttachment(
  unit: UnitOfWork,
  id: string,
  { contentType, size }: { contentType: string; size: number },
): Promise<void> {
  await sql`
    update attachment set content_type = ${contentType}, size = ${size}
    where workspace_id = ${unit.workspaceId} and id = ${id}
  `.execute(unit.db);
}

/**
 * Keeps what a draft holds from being tidied away. Only what the same person uploaded, whole, and sent with no message:
 * what else is named is left out, for a draft is kept whatever became of its files. @returns those that are held, in order.
 */
export async function holdAttachments(unit: UnitOfWork, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { workspaceId, actor } = unit;
  const { rows } = await sql<{ id: string }>`
    update pending_attachment p set due_at = now() + make_interval(days => ${heldDays})
    from attachment a
    where a.workspace_id = ${workspaceId} and a.id = any(${ids}) and a.message_id is null and a.size is not null
      and a.uploaded_by = ${actor} and p.attachment_id = a.id
    returning a.id
  `.execute(unit.db);
  const held = new Set(rows.map((row) => row.id));
  return ids.filter((id) => held.has(id));
}

/** Those of them that are due still: a draft may have taken one since they were looked for. Locked until the commit. */
export async function stillDue(unit: UnitOfWork, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select attachment_id as id from pending_attachment
    where attachment_id = any(${ids}) and due_at <= now() order by attachment_id for update
  `.execute(unit.db);
  return rows.map((row) => row.id);
}

/** What no message took; what was sent stays. @param by only what they uploaded. @returns how many there were. */
export async function removeUnsent(
  unit: UnitOfWork,
  ids: readonly string[],
  by: Actor | null = null,
): Promise<number> {
  const { rows } = await sql`
    delete from attachment where workspace_id = ${unit.workspaceId} and id = any(${ids}) and message_id is null
      and (${by}::text is null or uploaded_by = ${by}) returning 1
  `.execute(unit.db);
  return rows.length;
}

/** Each once, in order. @throws Invalid */
export function readAttachmentIds(
  ids: readonly string[] | null | undefined,
  path: readonly string[],
): string[] {
  const wanted = [...new Set(ids ?? [])];
  if (wanted.length > attachmentsAtMost) {
    throw Invalid.at(path, `A message has at most ${attachmentsAtMost} attachments.`);
  }
  return wanted;
}

/**
 * Sends attachments with a message, in the transaction that writes it. Only what the same person or program uploaded,
 * whole, and sent with no other message. @throws NotFound
 */
export async function sendAttachments(
  unit: UnitOfWork,
  messageId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const { workspaceId, actor } = unit;
  const { rows } = await sql<{ id: string }>`
    update attachment a set message_id = ${messageId}, position = asked.position
    from unnest(${ids}::text[]) with ordinality asked(id, position)
    where a.workspace_id = ${workspaceId} and a.id = asked.id and a.message_id is null and a.size is not null
      and a.uploaded_by = ${actor}
    returning a.id
  `.execute(unit.db);
  const sent = new Set(rows.map((row) => row.id));
  const missing = ids.findIndex((id) => !sent.has(id));
  if (missing !== -1) throw new NotFound('attachment', ['input', 'attachmentIds', String(missing)]);
  await sql`delete from pending_attachment where attachment_id = any(${ids})`.execute(unit.db);
}
