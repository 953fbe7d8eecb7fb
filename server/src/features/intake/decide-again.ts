import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Platform } from '../../platform/platform.js';
import { lockConversations } from '../conversations/conversation-state.js';
import { moveWaiting } from './move-waiting.js';
import { rulebookCache } from './workspace-rulebook.js';

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
  await moveWaiting(unit, platform.only(rulebookCache), waiting, 'FACTS_CHANGED');
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
