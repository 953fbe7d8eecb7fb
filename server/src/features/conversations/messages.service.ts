import { sql } from 'kysely';
import { teammateOf } from '../../platform/actor.js';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import { claimKey, type Repeatable } from '../../platform/database/idempotency.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound, Overtaken } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { readAttachmentIds, sendAttachments } from '../attachments/attachments.service.js';
import { keeps, recordAct } from './acts.service.js';
import { lockConversation, saveChanges } from './conversation-state.js';
import { type MessageView, messagesOfConversations } from './conversations.read-model.js';
import { removeDraft } from './drafts.service.js';
import { bodyAtMost, mentionsAtMost } from './message-limits.js';
import { reopen } from './transitions.js';

interface MessageInput {
  readonly id: string;
  readonly body: string;
  readonly attachmentIds?: readonly string[] | null | undefined;
}

/** What a message made: the first time, and at each repeat of its key. */
export interface Written {
  readonly conversationId: string;
  readonly messageId: string;
}

interface ReplyInput extends MessageInput {
  /** The last message that whoever replies has seen. */
  readonly afterMessageId?: string | null | undefined;
  readonly sendAnyway?: boolean | null | undefined;
}

/**
 * Answers the contact; the first answer is noted with its time.
 * @throws NotFound; Invalid; Overtaken, with what they wrote, when others replied after `afterMessageId`
 */
export async function reply(unit: UnitOfWork, input: ReplyInput, once: Repeatable): Promise<Written> {
  const { body, attachmentIds } = readContent(input);
  const messageId = newId('message');
  const conversation = await lockConversation(unit, input.id);
  const written = { conversationId: conversation.id, messageId };
  const earlier = await claimKey(unit, once, written);
  if (earlier) return earlier;
  if (input.afterMessageId != null && !input.sendAnyway) {
    await refuseOvertaken(unit, conversation.id, input.afterMessageId);
  }
  const at = await writeMessage(unit, written, { kind: 'REPLY', author: unit.actor, body, attachmentIds });
  const isFirst = conversation.state.firstRespondedAt === null;
  const change = isFirst ? { firstRespondedAt: at } : {};
  const [after] = await saveChanges(unit, [{ conversation, change }]);
  await removeOwnDraft(unit, conversation.id, 'REPLY');
  recordAct(unit, 'replied', conversation, after, { messageId });
  return written;
}

/** Notes something for teammates, some of them by name. @throws NotFound, Invalid */
export async function addNote(
  unit: UnitOfWork,
  input: MessageInput & { mentionIds?: readonly string[] | null | undefined },
  once: Repeatable,
): Promise<Written> {
  const { body, attachmentIds } = readContent(input);
  const conversation = await lockConversation(unit, input.id);
  const mentions = await readMentions(unit, input.mentionIds ?? []);
  const written = { conversationId: conversation.id, messageId: newId('message') };
  const earlier = await claimKey(unit, once, written);
  if (earlier) return earlier;
  await writeMessage(unit, written, { kind: 'NOTE', author: unit.actor, body, mentions, attachmentIds });
  await removeOwnDraft(unit, conversation.id, 'NOTE');
  recordAct(unit, 'noted', conversation, undefined, { messageId: written.messageId, mentions });
  return written;
}

/** What the contact wrote; a conversation that was closed or snoozed comes back. @throws NotFound, Invalid */
export async function addContactMessage(
  unit: UnitOfWork,
  input: MessageInput,
  once: Repeatable,
): Promise<Written> {
  const { body, attachmentIds } = readContent(input);
  await shareDecisions(unit);
  const conversation = await lockConversation(unit, input.id);
  const written = { conversationId: conversation.id, messageId: newId('message') };
  const earlier = await claimKey(unit, once, written);
  if (earlier) return earlier;
  const { contactId, state } = conversation;
  const at = await writeMessage(unit, written, { kind: 'CUSTOMER', author: contactId, body, attachmentIds });
  const isBack = state.status !== 'OPEN';
  const change = isBack ? reopen(state, await keeps(unit, state), at) : {};
  const [after] = await saveChanges(unit, [{ conversation, change: change ?? {} }]);
  recordAct(unit, isBack ? 'reopened' : 'messageAdded', conversation, after, {
    messageId: written.messageId,
    ...(isBack ? { why: 'CONTACT_WROTE' } : {}),
  });
  return written;
}

/** With an attachment the text may be left out. @throws Invalid */
function readContent({ body, attachmentIds }: MessageInput): { body: string; attachmentIds: string[] } {
  const ids = readAttachmentIds(attachmentIds, ['input', 'attachmentIds']);
  const check = new InputCheck();
  const path = ['input', 'body'];
  const text =
    ids.length > 0 ? check.optionalText(body, path, bodyAtMost) : check.text(body, path, bodyAtMost);
  check.done();
  return { body: text ?? '', attachmentIds: ids };
}

async function readMentions(unit: UnitOfWork, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length > mentionsAtMost) {
    throw Invalid.at(['input', 'mentionIds'], `At most ${mentionsAtMost} teammates can be mentioned.`);
  }
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from teammate where workspace_id = ${unit.workspaceId} and removed_at is null and id = any(${wanted})
  `.execute(unit.db);
  const known = new Set(rows.map((row) => row.id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing !== -1) throw new NotFound('teammate', ['input', 'mentionIds', String(missing)]);
  return wanted;
}

/** What a person sends is no draft any more; a program has none. */
async function removeOwnDraft(
  unit: UnitOfWork,
  conversationId: string,
  kind: 'REPLY' | 'NOTE',
): Promise<void> {
  const teammateId = teammateOf(unit.actor);
  if (teammateId !== null) await removeDraft(unit, teammateId, { conversationId, kind });
}

/** Under the lock of the conversation, so that of two who reply at once the second is told of the first. */
async function refuseOvertaken(unit: UnitOfWork, conversationId: string, afterId: string): Promise<void> {
  const messages = (await messagesOfConversations(unit, [conversationId])).get(conversationId) ?? [];
  const seen = messages.findIndex((message) => message.id === afterId);
  if (seen === -1) throw new NotFound('message', ['input', 'afterMessageId']);
  const newer = messages.slice(seen + 1);
  const isOthers = ({ kind, authorId }: MessageView) => kind === 'REPLY' && authorId !== unit.actor;
  if (newer.some(isOthers)) throw new Overtaken(newer, ['input', 'afterMessageId']);
}

interface NewMessage {
  readonly kind: MessageView['kind'];
  readonly author: string;
  readonly body: string;
  readonly mentions?: readonly string[];
  readonly attachmentIds: readonly string[];
}

/**
 * Later than every message before it: the clock is read under the conversation’s lock, for a transaction that began
 * earlier may get the lock later. Its attachments are sent with it. @returns when it was written. @throws NotFound
 */
async function writeMessage(
  unit: UnitOfWork,
  { conversationId, messageId }: Written,
  message: NewMessage,
): Promise<Date> {
  const { rows } = await sql<{ created_at: Date }>`
    insert into message (workspace_id, id, conversation_id, kind, author, body, mention_ids, created_at)
    select ${unit.workspaceId}, ${messageId}, ${conversationId}, ${message.kind}, ${message.author}, ${message.body},
      ${message.mentions ?? []}::text[], greatest(clock_timestamp(), max(m.created_at) + interval '1 millisecond')
    from message m where m.workspace_id = ${unit.workspaceId} and m.conversation_id = ${conversationId}
    returning created_at
  `.execute(unit.db);
  await sendAttachments(unit, messageId, message.attachmentIds);
  return rows[0]?.created_at ?? new Date();
}
