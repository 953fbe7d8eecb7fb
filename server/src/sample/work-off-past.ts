import { sql } from 'kysely';
import {
  type Changed,
  difference,
  type LockedConversation,
  lockConversations,
  saveChanges,
} from '../features/conversations/conversation-state.js';
import {
  assign,
  type Change,
  type ConversationState,
  close,
  rate,
} from '../features/conversations/transitions.js';
import { effectiveTime } from '../features/priority/pull-order.js';
import type { Actor } from '../platform/actor.js';
import { systemActor } from '../platform/actor.js';
import { shareDecisions } from '../platform/database/decision-lock.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { type Came, type Desk, type Worked, workOff } from './past-work.js';
import { answers } from './people.js';
import { Random } from './random.js';

/** Something that was done with a conversation, at its own time. */
interface PastEvent {
  readonly type: string;
  readonly actor: Actor;
  readonly at: number;
  readonly data: object;
}

/** All that is to be written of one. */
interface Past extends Changed {
  readonly reply: { readonly id: string; readonly author: Actor; readonly body: string; readonly at: number };
  readonly events: readonly PastEvent[];
}

/**
 * Has the agents take, answer and close what came until a moment, and leaves in the tables what their acts would have
 * left at their times; what came later still waits.
 */
export async function workOffPast(unit: UnitOfWork, until: number): Promise<void> {
  await shareDecisions(unit);
  const waiting = await lockConversations(
    unit,
    sql`v.waiting_since is not null order by v.id for no key update of v`,
  );
  const random = new Random(1_906);
  const worked = workOff(waiting.map(cameOf), await readDesks(unit), until, random);
  const byId = new Map(waiting.map((one) => [one.id, one]));
  const pasts = worked.flatMap((one) => {
    const conversation = byId.get(one.conversationId);
    return conversation ? [pastOf(conversation, one, random)] : [];
  });
  await saveChanges(unit, pasts);
  await savePast(unit, pasts);
}

function cameOf({ id, state }: LockedConversation): Came {
  const { queueId, priority, waitingSince } = state;
  return { id, queueId, priority, waitingSince: waitingSince?.getTime() ?? 0 };
}

async function readDesks({ db, workspaceId }: UnitOfWork): Promise<Desk[]> {
  const { rows } = await sql<Desk>`
    select t.id as "teammateId", array(select q.id from queue q
      where q.workspace_id = t.workspace_id and q.deleted_at is null and (q.team_id is null or exists (
        select 1 from team_member m
        where m.workspace_id = t.workspace_id and m.team_id = q.team_id and m.teammate_id = t.id))
      order by q.id) as "queueIds"
    from teammate t where t.workspace_id = ${workspaceId} and t.role = 'AGENT' order by t.id
  `.execute(db);
  return rows;
}

/** The acts one after the other, each as it changes what the one before left. */
function pastOf(conversation: LockedConversation, worked: Worked, random: Random): Past {
  const { state, headStarts } = conversation;
  const { teammateId, queueIds, takenAt, repliedAt, closedAt } = worked;
  const actor = `teammate:${teammateId}`;
  const reply = { id: newId('message'), author: actor, body: answerTo(state, random), at: repliedAt };
  const { queueId, priority, waitingSince } = state;
  const place = {
    queueId,
    priority,
    effectiveTime: waitingSince && effectiveTime(waitingSince, priority, headStarts),
    firstOf: queueIds,
  };
  let current = state;
  const done = (type: string, by: Actor, at: number, change: Change, more: object): PastEvent => {
    const before = current;
    current = { ...before, ...change };
    return { type: `conversation.${type}`, actor: by, at, data: { ...difference(before, current), ...more } };
  };
  const events = [
    done('taken', actor, takenAt, assign(current, teammateId, new Date(takenAt)), { place }),
    done('replied', actor, repliedAt, { firstRespondedAt: new Date(repliedAt) }, { messageId: reply.id }),
    done('closed', actor, closedAt, close(current, new Date(closedAt)), {}),
  ];
  if (random.next() < 0.5) {
    const ratedAt = closedAt + random.whole(5, 300) * 60_000;
    const rating = rate(current, random.whole(2, 5), null, new Date(ratedAt));
    events.push(done('rated', systemActor, ratedAt, rating, {}));
  }
  return { conversation, change: current, reply, events };
}

function answerTo({ topic }: ConversationState, random: Random): string {
  return random.pick(answers[topic as keyof typeof answers]);
}

/** What the clock of the database would have written, had it been done then. */
async function savePast({ db, workspaceId }: UnitOfWork, pasts: readonly Past[]): Promise<void> {
  const messages = pasts.map(({ conversation, reply }) => ({
    ...reply,
    conversation_id: conversation.id,
    at: new Date(reply.at),
  }));
  const events = pasts
    .flatMap(({ conversation, events }) => events.map((event) => ({ ...event, subject_id: conversation.id })))
    .toSorted((one, other) => one.at - other.at)
    .map((event) => ({ ...event, at: new Date(event.at) }));
  await sql`
    with written as (
      insert into message (workspace_id, id, conversation_id, kind, author, body, created_at)
      select ${workspaceId}, id, conversation_id, 'REPLY', author, body, at
      from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
        as row(id text, conversation_id text, author text, body text, at timestamptz)
    ), done as (
      select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
        as row(type text, actor text, subject_id text, data jsonb, at timestamptz)
    ), recorded as (
      insert into event (workspace_id, type, actor, subject_id, conversation_ids, data, created_at)
      select ${workspaceId}, type, actor, subject_id, array[subject_id], data, at from done order by at
    ), started as (
      update event e set created_at = v.created_at from conversation v
      where e.workspace_id = ${workspaceId} and e.type = 'conversation.started'
        and v.workspace_id = e.workspace_id and v.id = e.subject_id
    ), touched as (
      update conversation v set updated_at = latest.at
      from (select subject_id, max(at) as at from done group by subject_id) latest
      where v.workspace_id = ${workspaceId} and v.id = latest.subject_id
    )
    update teammate t set last_assigned_at = latest.at
    from (select assignee_id, max(assigned_at) as at from conversation
      where workspace_id = ${workspaceId} group by assignee_id) latest
    where t.workspace_id = ${workspaceId} and t.id = latest.assignee_id
  `.execute(db);
}
