import { sql } from 'kysely';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Batch, Job, JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { lockConversations } from '../conversations/conversation-state.js';
import { countWaiting, type WaitingPlace, waitingBehind } from './decide-waiting.js';
import { moveWaiting } from './move-waiting.js';
import { type RulebookCache, rulebookCache } from './workspace-rulebook.js';

/** One at a time in a workspace: of two, the later goes by the rules that were saved between them. */
const waitingDecisions = { name: 'WAITING_DECIDE_AGAIN', lane: 'waiting decisions' } as const;

/** Few enough that whoever acts on one of them meanwhile does not notice. */
const batchSize = 200;

/**
 * Has a job decide everything that waits by the rules as they are then. What was set by hand stays, and what is
 * somebody’s stays where it is. @returns the job's id.
 */
export function decideAllAgain(unit: UnitOfWork): Promise<string> {
  return createJob(unit, waitingDecisions, { subjectId: null });
}

/**
 * Goes through what waits, contact by contact, so that no move changes what is still to come. Each is decided under its
 * lock; what comes to wait meanwhile is decided by the rules of its own moment.
 */
export const decideAllAgainJob: JobKind<RulebookCache> = {
  name: waitingDecisions.name,
  async *pieces(platform) {
    for (;;) yield platform.only(rulebookCache);
  },
  async take(unit: UnitOfWork, job: Job, rulebooks: RulebookCache): Promise<Batch> {
    await shareDecisions(unit);
    const total = job.total ?? (await countWaiting(unit));
    const places = await placesBehind(unit, job.place as WaitingPlace | null);
    const ids = places.map(({ id }) => id);
    const waiting = await lockConversations(
      unit,
      sql`v.id = any(${ids}) and v.waiting_since is not null order by v.id for no key update of v`,
    );
    const changed = await moveWaiting(unit, rulebooks, waiting, 'RULES_CHANGED');
    return {
      done: ids.length,
      changed,
      // More may wait by now than when it was counted.
      total: Math.max(total, job.done + ids.length),
      place: places.at(-1) ?? job.place,
      isLast: ids.length < batchSize,
    };
  },
};

async function placesBehind(unit: UnitOfWork, place: WaitingPlace | null): Promise<WaitingPlace[]> {
  const { rows } = await sql<WaitingPlace>`
    select v.contact_id as "contactId", v.id from conversation v
    where v.workspace_id = ${unit.workspaceId} and ${waitingBehind(place, batchSize)}
  `.execute(unit.db);
  return rows;
}
