import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.js';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** What was done with a conversation last, as the audit log keeps it. */
export interface LastAct {
  readonly activityId: string;
  readonly type: string;
  readonly actor: Actor;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The batch question for what was done last with each conversation, messages too. */
export async function lastActs(reader: Reader, ids: readonly string[]): Promise<Map<string, LastAct>> {
  const { rows } = await sql<LastAct & { id: string }>`
    select asked.id, 'evt_' || e.id as "activityId", e.type, e.actor, e.data -> 'before' as before,
      e.data -> 'after' as after
    from unnest(${ids}::text[]) asked(id) cross join lateral (
      select * from event where workspace_id = ${reader.workspaceId} and subject_id = asked.id
      order by event.id desc limit 1) e
  `.execute(reader.db);
  return new Map(rows.map(({ id, ...act }) => [id, act]));
}

const undoable = new Set(
  ['closed', 'snoozed', 'assigned', 'unassigned', 'prioritySet', 'queueSet'].map(
    (name) => `conversation.${name}`,
  ),
);

/** What changes only the conversation, which nobody outside heard of, can be taken back. */
export const isUndoable = (type: string) => undoable.has(type);

/** It is taken back by whoever did it. */
export function isUndoableBy(actor: Actor, act: LastAct | null | undefined): act is LastAct {
  return act != null && act.actor === actor && isUndoable(act.type);
}
