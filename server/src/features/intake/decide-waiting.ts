import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { contactFacts, type StoredContact } from '../contacts/contact-values.js';
import type { ConversationState } from '../conversations/transitions.js';
import { type Decision, decideWaiting, type GatheredWaiting } from './decide.js';
import type { ConversationText } from './intake-request.js';
import type { RulebookCache, WorkspaceRulebook } from './workspace-rulebook.js';

/** Of a conversation, what decides and what is decided. */
export type DecidedState = Pick<
  ConversationState,
  'priority' | 'priorityBy' | 'priorityRuleId' | 'queueId' | 'queueBy'
>;

type WaitingFacts = Omit<GatheredWaiting, 'priority' | 'queueId' | 'now'>;

interface WaitingConversation {
  readonly id: string;
  readonly contactId: string;
  readonly state: DecidedState;
  readonly facts: WaitingFacts;
}

interface WaitingRow {
  readonly id: string;
  readonly contactId: string;
  readonly state: DecidedState;
  readonly channel: string;
  readonly texts: Record<ConversationText, string | null>;
  readonly contact: Omit<StoredContact, 'created_at'> & { readonly created_at: string };
  readonly memberOf: readonly string[];
  readonly claims: Decision['claims'];
  readonly version: number;
}

/**
 * What is known now of the conversations that `which` (over `v`) names, contact by contact, and the version of the
 * rulebook that the same statement read.
 */
export async function gatherWaiting(
  { db, workspaceId }: Reader,
  which: RawBuilder<unknown>,
): Promise<{ version: number; waiting: WaitingConversation[] }> {
  const { rows } = await sql<WaitingRow>`
    select v.id, v.contact_id as "contactId", v.channel, w.rulebook_version as version,
      jsonb_build_object('priority', v.priority, 'priorityBy', v.priority_by,
        'priorityRuleId', v.priority_rule_id, 'queueId', v.queue_id, 'queueBy', v.queue_by) as state,
      jsonb_build_object('topic', v.topic, 'subject', v.subject,
        'language', v.language, 'pageUrl', v.page_url) as texts,
      jsonb_build_object('id', c.id, 'external_id', c.external_id, 'email', c.email, 'name', c.name,
        'company', c.company, 'facts', c.facts, 'created_at', c.created_at) as contact,
      array(select m.segment_id from segment_membership m
        join grouping g on g.workspace_id = m.workspace_id and g.id = m.segment_id and g.archived_at is null
        where m.workspace_id = v.workspace_id and m.contact_id = v.contact_id and m.until is null) as "memberOf",
      coalesce((select jsonb_agg(jsonb_build_object('claimed', s.claimed, 'segmentId', s.segment_id))
        from segment_claim s where s.workspace_id = v.workspace_id and s.conversation_id = v.id), '[]') as claims
    from (select v.* from conversation v where v.workspace_id = ${workspaceId} and ${which}) v
    join workspace w on w.id = v.workspace_id
    join contact c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    order by v.contact_id, v.id
  `.execute(db);
  const waiting = rows.map(({ id, contactId, state, channel, texts, contact, memberOf, claims }) => {
    const stored = { ...contact, created_at: new Date(contact.created_at) };
    return {
      id,
      contactId,
      state,
      facts: { contactFacts: contactFacts(stored), channel, texts, memberOf, claims },
    };
  });
  return { version: rows[0]?.version ?? 0, waiting };
}

/** Where a conversation that waits is after the one before: they are gone through contact by contact. */
export interface WaitingPlace {
  readonly contactId: string;
  readonly id: string;
}

/** Over `v`: what waits behind a place, so many at most. */
export function waitingBehind(place: WaitingPlace | null, most: number): RawBuilder<unknown> {
  const { contactId, id } = place ?? { contactId: '', id: '' };
  return sql`v.waiting_since is not null and (v.contact_id, v.id) > (${contactId}, ${id})
    order by v.contact_id, v.id limit ${most}`;
}

/** How many conversations wait in the workspace. */
export async function countWaiting({ db, workspaceId }: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from conversation where workspace_id = ${workspaceId} and waiting_since is not null
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** The rulebook of `version` or newer, read where the caller stands. */
export function rulebookFor(
  { db, workspaceId }: Reader,
  rulebooks: RulebookCache,
  version: number,
): Promise<WorkspaceRulebook> {
  return rulebooks.atLeast(async (query) => (await query.execute(db)).rows, workspaceId, version);
}

/** What is decided of a conversation now; what was set by hand is as it is. */
export function decideNow(
  facts: WaitingFacts,
  { priority, priorityBy, queueId, queueBy }: DecidedState,
  rulebook: WorkspaceRulebook,
  now: Date,
): Decision {
  const byHand = {
    priority: priorityBy === 'HAND' ? priority : null,
    queueId: queueBy === 'HAND' ? queueId : null,
  };
  return decideWaiting({ ...facts, ...byHand, now: now.getTime() }, rulebook);
}

/** Where the decision moves it; null when it stays. */
export function moveOf(state: DecidedState, decision: Decision) {
  const change = changeOf(state, decision);
  return change.priority === state.priority && change.queueId === undefined ? null : change;
}

/** What the decision makes of it, also where that is what it was. */
export function changeOf(state: DecidedState, { priority, priorityRule, queue }: Decision) {
  const isMoved = state.queueBy === 'RULE' && queue.id !== state.queueId;
  return {
    priority,
    priorityRuleId: state.priorityBy === 'HAND' ? state.priorityRuleId : (priorityRule?.[0] ?? null),
    ...(isMoved ? { queueId: queue.id, teamId: queue.teamId } : {}),
  };
}
