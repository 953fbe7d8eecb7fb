import { type Facts, type FactValue, waitingMinutes } from '@cadre/shared/conditions/facts';
import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { contactFacts, type StoredContact } from '../contacts/contact-values.js';

/** A conversation as the condition of a view sees it. */
export interface KnownConversation {
  readonly id: string;
  readonly number: number;
  readonly facts: Facts;
}

interface FactsRow {
  readonly id: string;
  readonly number: number;
  readonly texts: Record<string, string | null>;
  readonly ids: Record<string, string | null>;
  readonly escalated: boolean;
  readonly csat: number | null;
  readonly created_at: Date;
  readonly waiting_since: Date | null;
  readonly contact: Omit<StoredContact, 'created_at'> & { readonly created_at: string };
  readonly segments: readonly string[];
}

/**
 * What is known of conversations, and of all those of contacts, in one statement; null when they are more than `most`.
 * It says in memory what the comparers of the SQL say of the same rows.
 */
export async function readConversationFacts(
  reader: Reader,
  which: { readonly conversationIds: readonly string[]; readonly contactIds: readonly string[] },
  now: number,
  most: number,
): Promise<KnownConversation[] | null> {
  const { workspaceId } = reader;
  const { rows } = await sql<FactsRow>`
    select v.id, v.number, v.escalated, v.csat, v.created_at, v.waiting_since,
      jsonb_build_object('channel', v.channel, 'topic', v.topic_canonical, 'subject', v.subject_canonical,
        'language', v.language_canonical, 'pageUrl', v.page_url_canonical, 'status', v.status, 'priority', v.priority) as texts,
      jsonb_build_object('queue', v.queue_id, 'team', v.team_id, 'assignee', v.assignee_id) as ids,
      jsonb_build_object('id', c.id, 'external_id', c.external_id, 'email', c.email, 'name', c.name,
        'company', c.company, 'facts', c.facts, 'created_at', c.created_at) as contact,
      array(select m.segment_id from segment_membership m
        where m.workspace_id = v.workspace_id and m.contact_id = v.contact_id and m.until is null
        union select s.segment_id from conversation_segment s
        where s.workspace_id = v.workspace_id and s.conversation_id = v.id and s.source = 'CLAIM') as segments
    from (
      select id from conversation where workspace_id = ${workspaceId} and id = any(${which.conversationIds})
      union select id from conversation where workspace_id = ${workspaceId} and contact_id = any(${which.contactIds})
      limit ${most + 1}
    ) found join conversation v on v.workspace_id = ${workspaceId} and v.id = found.id
    join contact c on c.workspace_id = v.workspace_id and c.id = v.contact_id
  `.execute(reader.db);
  return rows.length > most ? null : rows.map((row) => toKnown(row, now));
}

function toKnown(row: FactsRow, now: number): KnownConversation {
  const { id, number, contact } = row;
  const facts: Map<string, FactValue> = contactFacts({
    ...contact,
    created_at: new Date(contact.created_at),
  });
  for (const [name, value] of Object.entries(row.texts)) {
    const text = canonicalText(value ?? '');
    if (text !== '') facts.set(`conversation.${name}`, text);
  }
  for (const [name, value] of Object.entries(row.ids)) {
    if (value !== null) facts.set(`conversation.${name}`, value);
  }
  const createdAt = row.created_at.getTime();
  facts.set('conversation.createdAt', [createdAt, createdAt]);
  facts.set('conversation.escalated', row.escalated);
  if (row.csat !== null) facts.set('conversation.csat', row.csat);
  if (row.waiting_since !== null) {
    facts.set('conversation.waitingMinutes', waitingMinutes(row.waiting_since.getTime(), now));
  }
  if (row.segments.length > 0) facts.set('segment', row.segments);
  return { id, number, facts };
}
