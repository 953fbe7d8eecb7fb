import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Platform } from '../../platform/platform.js';
import { recordAct } from './acts.service.js';
import { type LockedConversation, lockConversations, saveChanges } from './conversation-state.js';
import { lockRoom } from './room.js';
import { reopen } from './transitions.js';

const batchAtMost = 200;
const workspacesAtMost = 100;

/**
 * Opens again what was snoozed until now. Several servers may look at once: each takes what no other has hold of, and
 * what is taken is no longer snoozed at the commit, so that it fires once.
 */
export async function wakeSnoozed(platform: Platform): Promise<void> {
  const { rows } = await sql<{ workspaceId: string }>`
    select distinct in_workspace_id as "workspaceId" from (
      select in_workspace_id from pending_snooze where due_at <= now() order by due_at limit 1000
    ) due limit ${workspacesAtMost}
  `.execute(platform.database.sql);
  for (const { workspaceId } of rows) {
    let woken = batchAtMost;
    while (woken === batchAtMost) {
      woken = await transact(platform, { workspaceId, actor: systemActor }, wakeBatch);
    }
  }
}

const dueAt = ({ state }: LockedConversation) => state.snoozedUntil?.getTime() ?? 0;

async function wakeBatch(unit: UnitOfWork): Promise<number> {
  const { workspaceId } = unit;
  await shareDecisions(unit);
  const due = await lockConversations(
    unit,
    sql`v.status = 'SNOOZED' and v.snoozed_until <= now() and v.id in (
        select conversation_id from pending_snooze
        where in_workspace_id = ${workspaceId} and due_at <= now() order by due_at limit ${batchAtMost})
      for no key update of v skip locked`,
  );
  const rooms = await lockRoom(
    unit,
    due.flatMap(({ state }) => state.assigneeId ?? []),
  );
  const free = new Map([...rooms].map(([id, room]) => [id, room.free]));
  const now = new Date();
  // Of one teammate’s, those that were due first come back to them.
  const inOrder = due.toSorted((one, other) => dueAt(one) - dueAt(other));
  const changes = inOrder.flatMap((conversation) => {
    const { assigneeId } = conversation.state;
    const left = assigneeId === null ? 0 : (free.get(assigneeId) ?? 0);
    if (assigneeId !== null) free.set(assigneeId, left - 1);
    const change = reopen(conversation.state, left > 0, now);
    return change ? [{ conversation, change }] : [];
  });
  const after = await saveChanges(unit, changes);
  for (const [index, { conversation }] of changes.entries()) {
    recordAct(unit, 'woken', conversation, after[index], { why: 'SNOOZE_OVER' });
  }
  // Of conversations that went with their contact.
  await sql`
    delete from pending_snooze p where p.in_workspace_id = ${workspaceId} and p.due_at <= now()
      and not exists (select 1 from conversation v where v.workspace_id = ${workspaceId}
        and v.id = p.conversation_id and v.status = 'SNOOZED')
  `.execute(unit.db);
  return due.length;
}
