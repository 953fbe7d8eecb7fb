import { canonicalText } from '@cadre/shared/conditions/values';
import { type ContactAttribute, contactAttributes } from '@cadre/shared/contact-attributes';
import type { Statement } from '../../platform/database/scoped-pool.js';
import { newId } from '../../platform/ids.js';
import {
  changeColumns,
  contactChanges,
  newContactRow,
  updateContactsText,
} from '../contacts/contacts.service.js';
import { effectiveTime } from '../priority/pull-order.js';
import type { Decision } from './decide.js';
import { intakeOperation } from './gather.js';
import type { Identified } from './identify.js';
import type { IntakeRequest } from './intake-request.js';
import { receiptOf } from './receipt.js';
import type { WorkspaceRulebook } from './workspace-rulebook.js';

/** A conversation that is decided and only needs to be written. */
export interface Decided {
  readonly request: IntakeRequest;
  readonly identified: Identified;
  readonly decision: Decision;
  /** When it is decided. */
  readonly now: Date;
  /** The moment it is decided for: `now`, or when it was created elsewhere. */
  readonly at: Date;
}

/** A conversation as it was saved; the number is given by the database. */
export type ConversationDraft = ReturnType<typeof conversationRow>;

/** The one statement that writes a whole batch, and the conversations that it writes. */
export function saveStatement(
  workspaceId: string,
  rulebook: WorkspaceRulebook,
  batch: readonly Decided[],
): { statement: Statement; drafts: ConversationDraft[] } {
  const drafts = batch.map((decided, index) => conversationRow(decided, rulebook, index + 1));
  const of = <T>(rows: (decided: Decided, draft: ConversationDraft) => T[]) =>
    batch.flatMap((decided, index) => rows(decided, drafts[index] as ConversationDraft));
  const parameters = [
    of(({ identified }) => newContacts(identified)),
    of(({ identified }) => changedContacts(identified)),
    drafts,
    of((decided, draft) => memberships(decided, draft)),
    of((decided, draft) => conversationSegments(decided, draft)),
    of(({ decision }, draft) =>
      decision.claims.map((claim) => ({ conversation_id: draft.id, ...claimRow(claim) })),
    ),
    of((decided, draft) => [messageRow(decided, draft)]),
    of((decided, draft) => [receiptRow(decided, draft, rulebook)]),
    of(({ request }, draft) => idempotencyRows(request, draft)),
    of((decided, draft) => [eventRow(decided, draft)]),
  ];
  const values = [workspaceId, ...parameters.map((rows) => JSON.stringify(rows))];
  return { statement: { name: 'cadre_intake_save', text: saveText, values }, drafts };
}

function conversationRow(
  { request, identified, decision, at, now }: Decided,
  rulebook: WorkspaceRulebook,
  ordinal: number,
) {
  const { history, texts } = request;
  const waiting = history?.resolvedAt ? null : at;
  return {
    id: newId('conversation'),
    ordinal,
    external_id: request.externalId,
    contact_id: identified.contact.id,
    channel: request.channel,
    topic: texts.topic,
    subject: texts.subject,
    language: texts.language,
    page_url: texts.pageUrl,
    topic_canonical: canonicalText(texts.topic ?? '') || null,
    subject_canonical: canonicalText(texts.subject ?? '') || null,
    language_canonical: canonicalText(texts.language ?? '') || null,
    page_url_canonical: canonicalText(texts.pageUrl ?? '') || null,
    status: history?.resolvedAt ? ('CLOSED' as const) : ('OPEN' as const),
    priority: decision.priority,
    priority_by: history?.priority == null ? ('RULE' as const) : ('HAND' as const),
    priority_rule_id: decision.priorityRule?.[0] ?? null,
    queue_id: decision.queue.id,
    team_id: decision.queue.teamId,
    created_at: at,
    updated_at: now,
    waiting_since: waiting,
    effective_time: waiting && effectiveTime(waiting, decision.priority, rulebook.headStarts),
    first_responded_at: history?.firstRespondedAt ?? null,
    resolved_at: history?.resolvedAt ?? null,
    csat: history?.csat ?? null,
  };
}

function newContacts({ contact, isNew, patch }: Identified) {
  return isNew ? [newContactRow(contact.id, patch, contact.created_at)] : [];
}

function changedContacts(identified: Identified) {
  const { contact, patch } = identified;
  return saysMore(identified) ? [{ id: contact.id, ...contactChanges(patch) }] : [];
}

/** Whether a request says more of a contact than is known: most only name it. */
function saysMore({ contact, isNew, patch }: Identified): boolean {
  if (isNew) return false;
  const known: Record<ContactAttribute, string | null> = {
    externalId: contact.external_id,
    email: contact.email,
    name: contact.name,
    company: contact.company,
  };
  return (
    Object.keys(patch.facts).length > 0 ||
    contactAttributes.some(
      (name) => patch.attributes[name] !== undefined && patch.attributes[name] !== known[name],
    )
  );
}

function memberships({ identified, decision }: Decided, draft: ConversationDraft) {
  return decision.addedTo.map(([segmentId, version]) => ({
    segment_id: segmentId,
    contact_id: identified.contact.id,
    rule_version: version,
    conversation_id: draft.id,
  }));
}

function conversationSegments({ decision }: Decided, draft: ConversationDraft) {
  const members = new Set([...decision.memberOf, ...decision.addedTo.map(([id]) => id)]);
  return decision.effective.map((id) => ({
    conversation_id: draft.id,
    segment_id: id,
    source: members.has(id) ? 'MEMBERSHIP' : 'CLAIM',
  }));
}

function claimRow({ claimed, segmentId }: Decision['claims'][number]) {
  return { claimed, segment_id: segmentId };
}

function messageRow({ request, identified }: Decided, draft: ConversationDraft) {
  const id = newId('message');
  return {
    id,
    conversation_id: draft.id,
    author: identified.contact.id,
    body: request.message,
    created_at: draft.created_at,
  };
}

function receiptRow(decided: Decided, draft: ConversationDraft, rulebook: WorkspaceRulebook) {
  return {
    conversation_id: draft.id,
    decided_at: decided.now,
    rulebook_version: rulebook.version,
    receipt: receiptOf(decided.decision, rulebook, decided.at.getTime(), {
      priority: decided.request.history?.priority != null,
      queue: false,
    }),
  };
}

function idempotencyRows({ idempotency }: IntakeRequest, draft: ConversationDraft) {
  if (!idempotency) return [];
  const { key, hash } = idempotency;
  return [{ operation: intakeOperation, key, request_hash: hash, result: { conversationId: draft.id } }];
}

function eventRow({ request, identified, decision }: Decided, draft: ConversationDraft) {
  return {
    type: 'conversation.started',
    actor: request.actor,
    subject_id: draft.id,
    segment_ids: decision.addedTo.map(([id]) => id),
    conversation_ids: [draft.id],
    data: {
      contactId: identified.contact.id,
      queueId: draft.queue_id,
      priority: draft.priority,
      // Then what else they wrote may stand in other views by now.
      ...(saysMore(identified) && { contactChanged: true }),
    },
  };
}

// Parameters: $1 workspace, $2 new contacts, $3 changed contacts, $4 conversations, $5 memberships,
// $6 conversation segments, $7 claims, $8 messages, $9 receipts, $10 idempotency keys, $11 events.
const saveText = `
  with new_contacts as (
    insert into contact (workspace_id, id, external_id, email, name, company, external_id_canonical, email_canonical,
      name_canonical, company_canonical, properties, facts, normaliser_version, created_at)
    select $1, row.* from jsonb_to_recordset($2::jsonb) as row(id text, external_id text, email text, name text,
      company text, external_id_canonical text, email_canonical text, name_canonical text, company_canonical text,
      properties jsonb, facts jsonb, normaliser_version int, created_at timestamptz)
  ), changed_contacts as (
    ${updateContactsText}
    from jsonb_to_recordset($3::jsonb) as row(${changeColumns})
    where c.workspace_id = $1 and c.id = row.id
  ), numbered as (
    insert into workspace_counter as k (workspace_id, name, value)
    values ($1, 'conversation', jsonb_array_length($4::jsonb))
    on conflict (workspace_id, name) do update set value = k.value + excluded.value
    returning value - jsonb_array_length($4::jsonb) as base
  ), conversations as (
    insert into conversation (workspace_id, id, number, external_id, contact_id, channel, topic, subject, language,
      page_url, topic_canonical, subject_canonical, language_canonical, page_url_canonical, status, priority,
      priority_by, priority_rule_id, queue_id, team_id, created_at, updated_at, waiting_since, effective_time, first_responded_at, resolved_at, csat)
    select $1, id, base + ordinal, external_id, contact_id, channel, topic, subject, language, page_url, topic_canonical,
      subject_canonical, language_canonical, page_url_canonical, status, priority, priority_by, priority_rule_id, queue_id, team_id,
      created_at, updated_at, waiting_since, effective_time, first_responded_at, resolved_at, csat
    from numbered, jsonb_to_recordset($4::jsonb) as row(id text, ordinal int, external_id text, contact_id text,
      channel text, topic text, subject text, language text, page_url text, topic_canonical text,
      subject_canonical text, language_canonical text, page_url_canonical text, status text, priority text,
      priority_by text, priority_rule_id text, queue_id text, team_id text, created_at timestamptz, updated_at timestamptz, waiting_since timestamptz,
      effective_time timestamptz, first_responded_at timestamptz, resolved_at timestamptz, csat smallint)
  ), memberships as (
    insert into segment_membership (workspace_id, segment_id, contact_id, source, added_by, rule_version, conversation_id)
    select $1, row.segment_id, row.contact_id, 'RULE', 'rule', row.rule_version, row.conversation_id
    from jsonb_to_recordset($5::jsonb) as row(segment_id text, contact_id text, rule_version int, conversation_id text)
    where not exists (select 1 from segment_pin p where p.workspace_id = $1 and p.segment_id = row.segment_id
      and p.contact_id = row.contact_id and p.pin = 'EXCLUDED')
    order by row.segment_id, row.contact_id
    on conflict (workspace_id, segment_id, contact_id) where until is null do nothing
    returning 1
  ), segments as (
    insert into conversation_segment (workspace_id, conversation_id, segment_id, source)
    select $1, row.* from jsonb_to_recordset($6::jsonb) as row(conversation_id text, segment_id text, source text)
  ), claims as (
    insert into segment_claim (workspace_id, conversation_id, claimed, segment_id)
    select $1, row.* from jsonb_to_recordset($7::jsonb) as row(conversation_id text, claimed text, segment_id text)
  ), messages as (
    insert into message (workspace_id, id, conversation_id, kind, author, body, created_at)
    select $1, id, conversation_id, 'CUSTOMER', author, body, created_at
    from jsonb_to_recordset($8::jsonb) as row(id text, conversation_id text, author text, body text, created_at timestamptz)
  ), receipts as (
    insert into decision_receipt (workspace_id, conversation_id, decided_at, rulebook_version, receipt)
    select $1, row.* from jsonb_to_recordset($9::jsonb) as row(conversation_id text, decided_at timestamptz,
      rulebook_version bigint, receipt jsonb)
  ), keys as (
    insert into idempotency_key as k (workspace_id, operation, key, request_hash, result)
    select $1, row.* from jsonb_to_recordset($10::jsonb) as row(operation text, key text, request_hash text, result jsonb)
    on conflict (workspace_id, operation, key) do update set request_hash = excluded.request_hash,
      result = excluded.result, created_at = now()
      where k.created_at <= now() - interval '24 hours'
    returning 1
  ), events as (
    insert into event (workspace_id, type, actor, subject_id, segment_ids, conversation_ids, data)
    select $1, row.* from jsonb_to_recordset($11::jsonb) as row(type text, actor text, subject_id text,
      segment_ids text[], conversation_ids text[], data jsonb)
  )
  select base, refuse_overtaken(
    (select count(*) from memberships) <> jsonb_array_length($5::jsonb)
    or (select count(*) from keys) <> jsonb_array_length($10::jsonb))
  from numbered`;
