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
const whys = ['FACTS_CHANGED', 'HOURS_CHANGED', 'WAITS_AGAIN'] as const;
type Why = (typeof whys)[number];

/**
 * Decides anew what waits and of which facts changed since (its contact, their memberships, or its topic), or the hours
 * of queues that matter to it, or which came back to wait where hours decide. What was set by hand stays, what is somebody’s stays where it is, and nobody is added to
 * a segment. Several servers may at once.
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
  const pending = await takePending(unit);
  const ids = [...pending.keys()];
  const waiting = await lockConversations(
    unit,
    sql`v.id = any(${ids}) and v.waiting_since is not null order by v.id for no key update of v skip locked`,
  );
  const held = new Set(waiting.map(({ id }) => id));
  await leavePending(
    unit,
    [...pending].filter(([id]) => !held.has(id)),
  );
  for (const why of whys) {
    const theirs = waiting.filter(({ id }) => pending.get(id) === why);
    await moveWaiting(unit, platform.only(rulebookCache), theirs, why);
  }
  return waiting.length;
}

/** Why each is decided again, by its id. */
async function takePending({ db, workspaceId }: UnitOfWork): Promise<Map<string, Why>> {
  const { rows } = await sql<{ id: string; why: Why }>`
    delete from pending_decision where conversation_id in (
      select conversation_id from pending_decision where in_workspace_id = ${workspaceId}
      order by conversation_id limit ${batchAtMost} for update skip locked)
    returning conversation_id as id, why
  `.execute(db);
  return new Map(rows.map(({ id, why }) => [id, why]));
}

/** Those that somebody else has hold of are looked at again, unless they wait no longer. */
async function leavePending(
  { db, workspaceId }: UnitOfWork,
  left: readonly (readonly [id: string, why: Why])[],
): Promise<void> {
  if (left.length === 0) return;
  await sql`
    insert into pending_decision (conversation_id, in_workspace_id, why)
    select v.id, v.workspace_id, one.why
    from unnest(${left.map(([id]) => id)}::text[], ${left.map(([, why]) => why)}::text[]) one(id, why)
    join conversation v on v.workspace_id = ${workspaceId} and v.id = one.id and v.waiting_since is not null
    order by v.id on conflict do nothing
  `.execute(db);
}
