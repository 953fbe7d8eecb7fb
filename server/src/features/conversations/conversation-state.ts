import { canonicalText } from '@cadre/shared/conditions/values';
import { type RawBuilder, sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/errors.js';
import { effectiveTime, type HeadStarts } from '../priority/pull-order.js';
import type { Change, ConversationState } from './transitions.js';

/** A conversation as it is changed: locked until the commit, with what its place in the pull order takes. */
export interface LockedConversation {
  readonly id: string;
  readonly number: number;
  readonly contactId: string;
  readonly state: ConversationState;
  readonly headStarts: HeadStarts;
  /** Where it would wait: its queue, with whoever works it now, or the fallback queue when its own was deleted. */
  readonly waitsIn: { readonly id: string; readonly teamId: string | null };
}

/** How each part of the state is stored. */
const columns = {
  status: ['status', 'text'],
  assigneeId: ['assignee_id', 'text'],
  assignedAt: ['assigned_at', 'timestamptz'],
  waitingSince: ['waiting_since', 'timestamptz'],
  snoozedUntil: ['snoozed_until', 'timestamptz'],
  queueId: ['queue_id', 'text'],
  teamId: ['team_id', 'text'],
  queueBy: ['queue_by', 'text'],
  priority: ['priority', 'text'],
  priorityBy: ['priority_by', 'text'],
  priorityRuleId: ['priority_rule_id', 'text'],
  topic: ['topic', 'text'],
  firstRespondedAt: ['first_responded_at', 'timestamptz'],
  resolvedAt: ['resolved_at', 'timestamptz'],
  reopenedAt: ['reopened_at', 'timestamptz'],
  reopenedCount: ['reopened_count', 'int'],
  escalated: ['escalated', 'boolean'],
  escalatedAt: ['escalated_at', 'timestamptz'],
  escalationReason: ['escalation_reason', 'text'],
  escalatedFrom: ['escalated_from', 'text'],
  csat: ['csat', 'smallint'],
  csatComment: ['csat_comment', 'text'],
  ratedAt: ['rated_at', 'timestamptz'],
} as const satisfies Record<keyof ConversationState, readonly [string, string]>;

const names = Object.keys(columns) as (keyof ConversationState)[];
const read = sql.raw(names.map((name) => `'${name}', v.${columns[name][0]}`).join(', '));
const stored = [...Object.values(columns), ['topic_canonical', 'text'], ['effective_time', 'timestamptz']];
const written = sql.raw(stored.map(([column]) => `${column} = changed.${column}`).join(', '));
const writtenTypes = sql.raw(stored.map(([column, type]) => `${column} ${type}`).join(', '));

/** The conversation of this id or external id. @throws NotFound */
export async function lockConversation(
  unit: UnitOfWork,
  name: string,
  path: readonly string[] = ['input', 'id'],
): Promise<LockedConversation> {
  const [found] = await lockConversations(
    unit,
    sql`(v.id = ${name} or v.external_id = ${name}) order by v.id = ${name} desc limit 1 for no key update of v`,
  );
  if (!found) throw new NotFound('conversation', path);
  return found;
}

/**
 * Those that `which` names, over `v`; it ends with the lock that is wanted. Locked before anything is joined: a join
 * would be checked again by the row that it found first, and lose a conversation that moved to another queue meanwhile.
 */
export async function lockConversations(
  unit: UnitOfWork,
  which: RawBuilder<unknown>,
): Promise<LockedConversation[]> {
  const { rows } = await sql<Omit<LockedConversation, 'state'> & { state: Record<string, unknown> }>`
    with locked as materialized (
      select v.* from conversation v where v.workspace_id = ${unit.workspaceId} and ${which}
    )
    select v.id, v.number, v.contact_id as "contactId", w.head_starts as "headStarts",
      case when q.deleted_at is null then jsonb_build_object('id', q.id, 'teamId', q.team_id)
        else jsonb_build_object('id', f.id, 'teamId', f.team_id) end as "waitsIn",
      jsonb_build_object(${read}) as state
    from locked v join workspace w on w.id = v.workspace_id
    join queue f on f.workspace_id = v.workspace_id and f.is_fallback
    join queue q on q.workspace_id = v.workspace_id and q.id = v.queue_id
  `.execute(unit.db);
  return rows.map((row) => ({ ...row, state: toState(row.state) }));
}

function toState(row: Record<string, unknown>): ConversationState {
  return changeFrom(row) as ConversationState;
}

/** Parts of a state as JSON keeps them. */
export function changeFrom(kept: Readonly<Record<string, unknown>>): Partial<ConversationState> {
  const known = names.filter((name) => name in kept);
  const values = known.map((name) => {
    const value = kept[name];
    return [name, columns[name][1] === 'timestamptz' && value ? new Date(value as string) : value];
  });
  return Object.fromEntries(values);
}

/** What an act made of a conversation. */
export interface Changed {
  readonly conversation: LockedConversation;
  readonly change: NonNullable<Change>;
}

/**
 * Writes changes, each with its place in the pull order, in one statement. Whatever may make a conversation wait shares
 * the lock of decisions from before it read the conversation, so that no place is of old head starts. @returns the
 * states, in order.
 */
export async function saveChanges(
  unit: UnitOfWork,
  changes: readonly Changed[],
): Promise<ConversationState[]> {
  if (changes.length === 0) return [];
  const states = changes.map(({ conversation, change }) => nextState(conversation, change));
  const rows = states.map((state, index) =>
    rowOf(changes[index]?.conversation as LockedConversation, state, index),
  );
  await sql`
    with changed as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(id text, newly_assigned boolean, ordinal int, ${writtenTypes})
    ), snoozes as (
      insert into pending_snooze (conversation_id, in_workspace_id, due_at)
      select id, ${unit.workspaceId}, snoozed_until from changed where snoozed_until is not null
      on conflict (conversation_id) do update set due_at = excluded.due_at
    ), woken as (
      delete from pending_snooze p using changed where p.conversation_id = changed.id and changed.snoozed_until is null
    ), given as (
      update teammate t set last_assigned_at = clock_timestamp() + latest.ordinal * interval '1 microsecond'
      from (select assignee_id, max(ordinal) as ordinal from changed where newly_assigned group by assignee_id) latest
      where t.workspace_id = ${unit.workspaceId} and t.id = latest.assignee_id
    )
    update conversation v set ${written}, updated_at = now()
    from changed where v.workspace_id = ${unit.workspaceId} and v.id = changed.id
  `.execute(unit.db);
  return states;
}

/**
 * What comes to wait is the team group’s that works its queue by now, unless it was escalated to another, and what waits
 * never waits in a queue that was deleted.
 */
function nextState({ state, waitsIn }: LockedConversation, change: NonNullable<Change>): ConversationState {
  const next = { ...state, ...change };
  if (next.waitingSince === null || next.queueId !== state.queueId) return next;
  const isHandedOver = state.waitingSince === null && !next.escalated;
  if (waitsIn.id === state.queueId && !isHandedOver) return next;
  return { ...next, queueId: waitsIn.id, teamId: waitsIn.teamId };
}

function rowOf(
  { id, state: before, headStarts }: LockedConversation,
  state: ConversationState,
  ordinal: number,
) {
  const { waitingSince, priority, topic, assigneeId } = state;
  return {
    id,
    newly_assigned: assigneeId !== null && assigneeId !== before.assigneeId,
    ordinal,
    ...Object.fromEntries(names.map((name) => [columns[name][0], state[name]])),
    topic_canonical: canonicalText(topic ?? '') || null,
    effective_time: waitingSince && effectiveTime(waitingSince, priority, headStarts),
  };
}

/** The parts in which two states differ, as they were and as they are. */
export function difference(before: ConversationState, after: ConversationState) {
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const of = (state: ConversationState) => Object.fromEntries(changed.map((name) => [name, state[name]]));
  return { before: of(before), after: of(after) };
}
