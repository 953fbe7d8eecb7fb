import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Platform } from '../../platform/platform.js';
import { contactFacts, type StoredContact } from '../contacts/contact-values.js';
import { recordAct } from '../conversations/acts.service.js';
import { type Changed, lockConversations, saveChanges } from '../conversations/conversation-state.js';
import type { ConversationState } from '../conversations/transitions.js';
import { type Decision, decideWaiting } from './decide.js';
import type { ConversationText } from './intake-request.js';
import { receiptOf } from './receipt.js';
import { rulebookCache, type WorkspaceRulebook } from './workspace-rulebook.js';

const batchAtMost = 200;
const workspacesAtMost = 100;

/**
 * Decides anew what waits and of which facts changed since: its contact, their memberships, or its topic. What was set
 * by hand stays, what is somebody’s stays where it is, and nobody is added to a segment. Several servers may at once.
 */
export async function decideWaitingAgain(platform: Platform): Promise<void> {
  const { rows } = await sql<{ workspaceId: string }>`
    select distinct in_workspace_id as "workspaceId" from (
      select in_workspace_id from pending_decision limit 1000
    ) pending limit ${workspacesAtMost}
  `.execute(platform.database.sql);
  for (const { workspaceId } of rows) {
    let done = batchAtMost;
    while (done === batchAtMost) {
      done = await transact(platform, { workspaceId, actor: systemActor }, (unit) =>
        decideBatch(platform, unit),
      );
    }
  }
}

/** @returns how many were decided. */
async function decideBatch(platform: Platform, unit: UnitOfWork): Promise<number> {
  await shareDecisions(unit);
  const ids = await takePending(unit);
  const waiting = await lockConversations(
    unit,
    sql`v.id = any(${ids}) and v.waiting_since is not null order by v.id for no key update of v skip locked`,
  );
  await leavePending(
    unit,
    ids.filter((id) => !waiting.some((one) => one.id === id)),
  );
  const { version, facts } = await gatherWaiting(
    unit,
    waiting.map((one) => one.id),
  );
  const run = async <R>(query: ReturnType<typeof sql<R>>) => (await query.execute(unit.db)).rows;
  const rulebook = await platform.only(rulebookCache).atLeast(run, unit.workspaceId, version);
  const now = new Date();
  const moved = waiting.flatMap((conversation) => {
    const found = facts.get(conversation.id);
    if (!found) return [];
    const decision = decideWaiting({ ...found, ...byHand(conversation.state), now: now.getTime() }, rulebook);
    const change = moveOf(conversation.state, decision);
    return change ? [{ conversation, change, decision }] : [];
  });
  await save(unit, moved, rulebook, now);
  return waiting.length;
}

async function takePending({ db, workspaceId }: UnitOfWork): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from pending_decision where conversation_id in (
      select conversation_id from pending_decision where in_workspace_id = ${workspaceId}
      order by conversation_id limit ${batchAtMost} for update skip locked)
    returning conversation_id as id
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Those that somebody else has hold of are looked at again, unless they wait no longer. */
async function leavePending({ db, workspaceId }: UnitOfWork, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into pending_decision (conversation_id, in_workspace_id)
    select id, workspace_id from conversation
    where workspace_id = ${workspaceId} and id = any(${ids}) and waiting_since is not null
    order by id on conflict do nothing
  `.execute(db);
}

type WaitingFacts = Omit<Parameters<typeof decideWaiting>[0], 'priority' | 'queueId' | 'now'>;

interface WaitingRow {
  readonly id: string;
  readonly channel: string;
  readonly texts: Record<ConversationText, string | null>;
  readonly contact: Omit<StoredContact, 'created_at'> & { readonly created_at: string };
  readonly memberOf: readonly string[];
  readonly claims: Decision['claims'];
  readonly version: number;
}

/** What is known of them now, and the version of the rulebook that the same statement read. */
async function gatherWaiting(
  { db, workspaceId }: UnitOfWork,
  ids: readonly string[],
): Promise<{ version: number; facts: Map<string, WaitingFacts> }> {
  const { rows } = await sql<WaitingRow>`
    select v.id, v.channel, w.rulebook_version as version, jsonb_build_object('topic', v.topic, 'subject', v.subject,
        'language', v.language, 'pageUrl', v.page_url) as texts,
      jsonb_build_object('id', c.id, 'external_id', c.external_id, 'email', c.email, 'name', c.name,
        'company', c.company, 'facts', c.facts, 'created_at', c.created_at) as contact,
      array(select m.segment_id from segment_membership m
        join grouping g on g.workspace_id = m.workspace_id and g.id = m.segment_id and g.archived_at is null
        where m.workspace_id = v.workspace_id and m.contact_id = v.contact_id and m.until is null) as "memberOf",
      coalesce((select jsonb_agg(jsonb_build_object('claimed', s.claimed, 'segmentId', s.segment_id))
        from segment_claim s where s.workspace_id = v.workspace_id and s.conversation_id = v.id), '[]') as claims
    from conversation v join workspace w on w.id = v.workspace_id
    join contact c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    where v.workspace_id = ${workspaceId} and v.id = any(${ids})
  `.execute(db);
  const facts = rows.map(({ id, channel, texts, contact, memberOf, claims }): [string, WaitingFacts] => {
    const stored = { ...contact, created_at: new Date(contact.created_at) };
    return [id, { contactFacts: contactFacts(stored), channel, texts, memberOf, claims }];
  });
  return { version: rows[0]?.version ?? 0, facts: new Map(facts) };
}

function byHand({ priority, priorityBy, queueId, queueBy }: ConversationState) {
  return {
    priority: priorityBy === 'HAND' ? priority : null,
    queueId: queueBy === 'HAND' ? queueId : null,
  };
}

/** Where the decision moves it; null when it stays. */
function moveOf(state: ConversationState, decision: Decision) {
  const { priority, priorityRule, queue } = decision;
  const isMoved = state.queueBy === 'RULE' && queue.id !== state.queueId;
  if (priority === state.priority && !isMoved) return null;
  return {
    priority,
    priorityRuleId: state.priorityBy === 'HAND' ? state.priorityRuleId : (priorityRule?.[0] ?? null),
    ...(isMoved ? { queueId: queue.id, teamId: queue.teamId } : {}),
  };
}

async function save(
  unit: UnitOfWork,
  moved: readonly (Changed & { readonly decision: Decision })[],
  rulebook: WorkspaceRulebook,
  now: Date,
): Promise<void> {
  if (moved.length === 0) return;
  const after = await saveChanges(unit, moved);
  const receipts = moved.map(({ conversation: { id, state }, decision }) => ({
    conversation_id: id,
    receipt: receiptOf(decision, rulebook, now.getTime(), {
      priority: state.priorityBy === 'HAND',
      queue: state.queueBy === 'HAND',
    }),
  }));
  await sql`
    insert into decision_receipt_later (workspace_id, conversation_id, decided_at, rulebook_version, receipt)
    select ${unit.workspaceId}, conversation_id, ${now}, ${rulebook.version}, receipt
    from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as row(conversation_id text, receipt jsonb)
  `.execute(unit.db);
  for (const [index, { conversation }] of moved.entries()) {
    recordAct(unit, 'decidedAgain', conversation, after[index], { why: 'FACTS_CHANGED' });
  }
}
