import { sql } from 'kysely';
import { systemActor } from '../../platform/actor.js';
import { holdDecisions } from '../../platform/database/decision-lock.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Platform } from '../../platform/platform.js';
import { nextBoundary, queuesTouched } from '../routing/boundaries.js';
import { hoursInOrder } from '../routing/hours.read-model.js';

const workspacesAtMost = 100;
/** So late, because a server whose clock is a little behind must find the hours changed too when it decides. */
const isDue = sql`due_at <= now() - interval '1 second'`;

/**
 * Has what waits decided again where working hours began or ended since somebody looked last, however long ago that
 * is: only in queues that pass on what they hold, or stand behind one that takes back. Several servers may look at
 * once: a boundary is worked on by one, and the next one is kept with the same commit.
 */
export async function decideAtBoundaries(platform: Platform): Promise<void> {
  const { rows } = await sql<{ workspaceId: string }>`
    select in_workspace_id as "workspaceId" from pending_boundary where ${isDue}
    order by due_at limit ${workspacesAtMost}
  `.execute(platform.database.sql);
  for (const { workspaceId } of rows) {
    await transact(platform, { workspaceId, actor: systemActor }, workOnBoundary);
  }
}

async function workOnBoundary(unit: UnitOfWork): Promise<void> {
  // Whatever was decided by the hours of before is saved before, and is looked at with the rest.
  await holdDecisions(unit);
  const due = await lockBoundary(unit);
  if (due === null) return;
  const queues = await hoursInOrder(unit);
  const now = Date.now();
  await decideSoon(unit, queuesTouched(queues, due.getTime() - 1, now));
  await keepBoundary(unit, nextBoundary(queues, now));
}

/** null when another server worked on it meanwhile, or it is being set anew. */
async function lockBoundary({ db, workspaceId }: UnitOfWork): Promise<Date | null> {
  const { rows } = await sql<{ dueAt: Date }>`
    select due_at as "dueAt" from pending_boundary
    where in_workspace_id = ${workspaceId} and ${isDue} for update skip locked
  `.execute(db);
  return rows[0]?.dueAt ?? null;
}

/** What is in these queues by the rules, and waits, is decided again by the next look at what is pending. */
async function decideSoon({ db, workspaceId }: UnitOfWork, queueIds: readonly string[]): Promise<void> {
  if (queueIds.length === 0) return;
  await sql`
    insert into pending_decision (conversation_id, in_workspace_id, why)
    select v.id, v.workspace_id, 'HOURS_CHANGED' from conversation v
    where v.workspace_id = ${workspaceId} and v.queue_id = any(${queueIds}) and v.waiting_since is not null
      and v.queue_by = 'RULE'
    order by v.id on conflict do nothing
  `.execute(db);
}

async function keepBoundary({ db, workspaceId }: UnitOfWork, at: number | null): Promise<void> {
  await (at === null
    ? sql`delete from pending_boundary where in_workspace_id = ${workspaceId}`
    : sql`update pending_boundary set due_at = ${new Date(at)} where in_workspace_id = ${workspaceId}`
  ).execute(db);
}
