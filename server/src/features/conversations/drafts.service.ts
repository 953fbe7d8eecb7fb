import { displayText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Forbidden, Invalid, NotFound } from '../../platform/errors/errors.js';
import { holdAttachments, readAttachmentIds } from '../attachments/attachments.service.js';
import type { DraftView } from './drafts.read-model.js';
import { bodyAtMost, mentionsAtMost } from './message-limits.js';

interface DraftInput {
  readonly id: string;
  readonly kind: DraftView['kind'];
  readonly body: string;
  readonly mentionIds?: readonly string[] | null | undefined;
  readonly attachmentIds?: readonly string[] | null | undefined;
}

/**
 * Keeps what a person is writing, as it stands: its spaces and ends of lines are theirs to change. The later save wins;
 * one of nothing, no text and no file, removes it. Nobody else sees it, so no event tells of it. @returns the id of the conversation. @throws
 * NotFound; Invalid; Forbidden for a program
 */
export async function saveDraft(
  unit: UnitOfWork,
  teammateId: string | undefined,
  input: DraftInput,
): Promise<string> {
  if (teammateId === undefined) throw new Forbidden('Only a person has drafts.');
  const { id, kind, body } = input;
  const mentions = input.mentionIds ?? [];
  refuseTooMuch(body, mentions);
  const wanted = readAttachmentIds(input.attachmentIds, ['input', 'attachmentIds']);
  await stays(unit, teammateId);
  const conversationId = await theConversation(unit, id);
  const attachmentIds = await holdAttachments(unit, wanted);
  if (displayText(body) === '' && attachmentIds.length === 0) {
    await removeDraft(unit, teammateId, { conversationId, kind });
    return conversationId;
  }
  // Who is gone meanwhile is left out: the text is kept whatever became of whom it names.
  await sql`
    insert into conversation_draft
      (workspace_id, teammate_id, conversation_id, kind, body, attachment_ids, mention_ids, saved_at)
    values (${unit.workspaceId}, ${teammateId}, ${conversationId}, ${kind}, ${body}, ${attachmentIds}, array(
      select t.id from teammate t where t.workspace_id = ${unit.workspaceId} and t.removed_at is null
        and t.id = any(${mentions}) order by t.id), clock_timestamp())
    on conflict (workspace_id, teammate_id, conversation_id, kind) do update
      set body = excluded.body, attachment_ids = excluded.attachment_ids, mention_ids = excluded.mention_ids,
        saved_at = excluded.saved_at
  `.execute(unit.db);
  return conversationId;
}

function refuseTooMuch(body: string, mentions: readonly string[]): void {
  const length = [...body].length;
  if (length > bodyAtMost) {
    const message = `This has ${length} characters; at most ${bodyAtMost} are allowed.`;
    throw Invalid.at(['input', 'body'], message);
  }
  if (mentions.length > mentionsAtMost) {
    throw Invalid.at(['input', 'mentionIds'], `At most ${mentionsAtMost} teammates can be mentioned.`);
  }
}

/** In the transaction that sends it: it is a message from then on. */
export async function removeDraft(
  unit: UnitOfWork,
  teammateId: string,
  { conversationId, kind }: Pick<DraftView, 'conversationId' | 'kind'>,
): Promise<void> {
  await sql`
    delete from conversation_draft where workspace_id = ${unit.workspaceId} and teammate_id = ${teammateId}
      and conversation_id = ${conversationId} and kind = ${kind}
  `.execute(unit.db);
}

/** In the transaction that takes the seat away. */
export async function removeDraftsOf(unit: UnitOfWork, teammateId: string): Promise<void> {
  await sql`
    delete from conversation_draft where workspace_id = ${unit.workspaceId} and teammate_id = ${teammateId}
  `.execute(unit.db);
}

/** The seat cannot be taken away before this commits, which would leave a draft behind. @throws Forbidden */
async function stays(unit: UnitOfWork, teammateId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from teammate where workspace_id = ${unit.workspaceId} and id = ${teammateId} and removed_at is null
    for share
  `.execute(unit.db);
  if (rows.length === 0) throw new Forbidden('Only a teammate has drafts.');
}

/** By id or external id, kept from being erased until the commit. @throws NotFound */
async function theConversation(unit: UnitOfWork, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from conversation where workspace_id = ${unit.workspaceId} and (id = ${name} or external_id = ${name})
    order by id = ${name} desc limit 1 for key share
  `.execute(unit.db);
  const [found] = rows;
  if (!found) throw new NotFound('conversation', ['input', 'id']);
  return found.id;
}
