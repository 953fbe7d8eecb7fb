import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { contactFacts } from '../contacts/contact-values.js';
import { storedContact } from '../contacts/contacts.read-model.js';
import { conversationByName } from '../conversations/conversations.read-model.js';
import { exclusionsOfContact } from '../segments/members.read-model.js';
import type { Gathered } from './decide.js';
import { conversationTexts, readIntakeRequest } from './intake-request.js';

interface TestedConversation {
  readonly contact?: string | null | undefined;
  readonly conversation?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly pageUrl?: string | null | undefined;
}

/** What a conversation like this would be decided by at `now`. @throws Invalid, NotFound */
export async function gatherForTest(
  reader: Reader,
  input: TestedConversation,
  now: number,
): Promise<Gathered> {
  const like = input.conversation == null ? null : await likeConversation(reader, input.conversation);
  const contactId = input.contact ?? like?.contactId;
  if (contactId == null) throw Invalid.at(['input'], 'Name a contact or a conversation.');
  const contact = await storedContact(reader, contactId);
  if (!contact) throw new NotFound('contact', ['input', 'contact']);
  const said = { ...like?.said, ...withoutNothing(input) };
  const request = readIntakeRequest(
    { ...said, contact: { id: contactId }, message: 'test' },
    { actor: 'system', hash: '' },
    ['input'],
  );
  return {
    contactFacts: contactFacts(contact),
    memberOf: contact.segmentIds,
    keptOutOf: await exclusionsOfContact(reader, contact.id),
    groups: like?.groups ?? [],
    channel: request.channel,
    texts: request.texts,
    priority: null,
    now,
  };
}

async function likeConversation(reader: Reader, id: string) {
  const found = await conversationByName(reader, id);
  if (!found) throw new NotFound('conversation', ['input', 'conversation']);
  const { rows } = await sql<{ claimed: string }>`
    select claimed from segment_claim where workspace_id = ${reader.workspaceId} and conversation_id = ${found.id}
  `.execute(reader.db);
  const { channel, topic, subject, language, pageUrl } = found;
  return {
    contactId: found.contactId,
    said: { channel, topic, subject, language, pageUrl },
    groups: rows.map(({ claimed }) => claimed),
  };
}

function withoutNothing(input: TestedConversation) {
  const said = ['channel', ...conversationTexts].map((name) => [name, input[name as 'channel']]);
  return Object.fromEntries(said.filter(([, text]) => text != null));
}
