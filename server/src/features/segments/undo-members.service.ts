import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import type { Batch, Job, JobEnd, JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { lockContacts, type MemberChange } from './member-changes.service.js';
import { recordMembers } from './members.service.js';
import { memberLane } from './members-batches.js';

/** What an undo did, or the job that does it. */
export interface MembersUndone {
  readonly segmentId: string;
  /** Contacts that are as they were before; null: the job counts them. */
  readonly changedCount: number | null;
  /** Contacts that something else changed since, or that are gone: they stay as they are. */
  readonly changedSinceCount: number | null;
  readonly jobId: string | null;
}

interface ChangeRow extends MemberChange {
  readonly changedBy: string;
  readonly undoneAt: Date | null;
  readonly parts: number;
  readonly running: boolean;
  readonly archived: boolean;
}

/**
 * Puts pins and memberships back as they were before a change, for everybody whom nothing changed since. The history
 * keeps both: that they left or came, and that they were put back. @throws NotFound; Invalid when it was undone
 * already, is still being made, or nobody is as it left them.
 */
export async function undoMembers(unit: UnitOfWork, changeId: string): Promise<MembersUndone> {
  const change = await lockChange(unit, changeId);
  if (!change) throw new NotFound('change', ['input', 'change']);
  const refuse = (message: string) => Invalid.at(['input', 'change'], message);
  if (change.undoneAt) throw refuse('This was undone already.');
  if (change.running) throw refuse('This is still being done: cancel it first.');
  if (change.archived) throw refuse('The segment is archived: its members rest.');
  await markUndone(unit, changeId, true);
  const { segmentId } = change;
  if (change.parts > 1) {
    const kind = { name: undoMembersJob.name, lane: memberLane(segmentId) };
    const jobId = await createJob(unit, kind, { subjectId: segmentId, input: { changeId } });
    return { segmentId, changedCount: null, changedSinceCount: null, jobId };
  }
  const { back, since } = await undoPart(unit, change);
  if (back === 0) throw refuse('Everybody whom this was about was changed since.');
  recordMembers(unit, segmentId, 'UNDO', { changedCount: back, changeId });
  return { segmentId, changedCount: back, changedSinceCount: since, jobId: null };
}

async function lockChange(unit: UnitOfWork, id: string): Promise<ChangeRow | undefined> {
  const { workspaceId } = unit;
  const { rows } = await sql<ChangeRow>`
    select h.id, h.segment_id as "segmentId", h.action, h.keep_out as "keepOut", h.changed_by as "changedBy",
      h.undone_at as "undoneAt",
      (select count(*) from segment_member_change_part t where t.workspace_id = h.workspace_id and t.change_id = h.id)
        as parts,
      exists (select 1 from job j where j.workspace_id = h.workspace_id and j.id = h.job_id
        and j.status in ('WAITING', 'RUNNING')) as running, g.archived_at is not null as archived
    from segment_member_change h join grouping g on g.workspace_id = h.workspace_id and g.id = h.segment_id
    where h.workspace_id = ${workspaceId} and h.id = ${id} for update of h
  `.execute(unit.db);
  return rows[0];
}

async function markUndone(unit: UnitOfWork, id: string, undone: boolean): Promise<void> {
  await sql`
    update segment_member_change set undone_at = ${undone ? sql`now()` : null}, undone_by = ${undone ? unit.actor : null}
    where workspace_id = ${unit.workspaceId} and id = ${id}
  `.execute(unit.db);
}

interface Part {
  readonly part: number;
  readonly ids: readonly string[];
  readonly pins: readonly (string | null)[];
  readonly membershipIds: readonly (string | null)[];
}

/** Undoes the first part that is left, and drops it: so what is left is what is not undone yet. */
async function undoPart(unit: UnitOfWork, change: ChangeRow): Promise<{ back: number; since: number }> {
  const { workspaceId } = unit;
  const { rows } = await sql<Part>`
    select part, contact_ids as ids, pins, membership_ids::text[] as "membershipIds" from segment_member_change_part
    where workspace_id = ${workspaceId} and change_id = ${change.id} order by part limit 1
  `.execute(unit.db);
  const [first] = rows;
  if (!first) return { back: 0, since: 0 };
  await lockContacts(unit, first.ids);
  const back = new Set(await asLeft(unit, change, first));
  const places = [...first.ids.keys()].filter((place) => back.has(first.ids[place] ?? ''));
  await restorePins(unit, change, first, places);
  const memberships = places.map((place) => first.membershipIds[place]).filter((id) => id != null);
  await (change.action === 'REMOVE' ? reopen : close)(unit, memberships);
  await sql`
    delete from segment_member_change_part
    where workspace_id = ${workspaceId} and change_id = ${change.id} and part = ${first.part}
  `.execute(unit.db);
  return { back: back.size, since: first.ids.length - back.size };
}

/** The rows of a part, one for each contact. */
const rowsOf = (unit: UnitOfWork, change: MemberChange, part: number): RawBuilder<unknown> => sql`(
  select r.*, t.changed_at from segment_member_change_part t,
    unnest(t.contact_ids, t.pins, t.pinned_by, t.pinned_at, t.membership_ids)
      as r(contact_id, pin, pinned_by, pinned_at, membership_id)
  where t.workspace_id = ${unit.workspaceId} and t.change_id = ${change.id} and t.part = ${part})`;

/**
 * Whom nothing changed since: their pin is the one that the change set, and their membership what it made of it. Pins
 * and memberships are looked up once for all, so that it takes the same whatever the planner knows of the segment.
 */
async function asLeft(
  unit: UnitOfWork,
  change: ChangeRow,
  { part, ids, membershipIds }: Part,
): Promise<string[]> {
  const pinned = (pin: string) =>
    sql<SqlBool>`p.pin = ${pin} and p.pinned_at = r.changed_at and p.pinned_by = ${change.changedBy}`;
  const left = {
    ADD: sql<SqlBool>`${pinned('INCLUDED')} and (r.membership_id is null or m.id = r.membership_id)`,
    // A merge makes memberships anew: what was ended is not there any more to be put back.
    REMOVE: sql<SqlBool>`m.id is null and ${change.keepOut ? pinned('EXCLUDED') : sql<SqlBool>`p.pin is null`}
      and (r.membership_id is null or e.id is not null)`,
    RESET: sql<SqlBool>`p.pin is null and (m.id is null) = (r.pin = 'EXCLUDED')`,
  }[change.action];
  const here = sql`workspace_id = ${unit.workspaceId} and segment_id = ${change.segmentId} and contact_id = any(${ids})`;
  const { rows } = await sql<{ id: string }>`
    with r as materialized (select * from ${rowsOf(unit, change, part)} r),
      p as materialized (select * from segment_pin where ${here}),
      m as materialized (select id, contact_id from segment_membership where ${here} and until is null),
      e as materialized (
        select id from segment_membership
        where workspace_id = ${unit.workspaceId} and id = any(${membershipIds}::bigint[])
      ),
      c as materialized (select id from contact where workspace_id = ${unit.workspaceId} and id = any(${ids}))
    select c.id from r join c on c.id = r.contact_id
    left join p on p.contact_id = c.id left join m on m.contact_id = c.id left join e on e.id = r.membership_id
    where ${left} order by c.id
  `.execute(unit.db);
  return rows.map((row) => row.id);
}

async function restorePins(
  unit: UnitOfWork,
  change: MemberChange,
  { part, ids, pins }: Part,
  places: number[],
) {
  const { workspaceId } = unit;
  const idsWhere = (isPinned: boolean) =>
    places.filter((place) => (pins[place] !== null) === isPinned).map((place) => ids[place]);
  await sql`
    delete from segment_pin
    where workspace_id = ${workspaceId} and segment_id = ${change.segmentId} and contact_id = any(${idsWhere(false)})
  `.execute(unit.db);
  await sql`
    insert into segment_pin (workspace_id, segment_id, contact_id, pin, pinned_by, pinned_at)
    select ${workspaceId}, ${change.segmentId}, r.contact_id, r.pin, r.pinned_by, r.pinned_at
    from ${rowsOf(unit, change, part)} r where r.contact_id = any(${idsWhere(true)})
    on conflict (workspace_id, segment_id, contact_id)
      do update set pin = excluded.pin, pinned_by = excluded.pinned_by, pinned_at = excluded.pinned_at
  `.execute(unit.db);
}

/** Ends the memberships that an addition began. */
async function close(unit: UnitOfWork, memberships: readonly string[]): Promise<void> {
  await sql`
    update segment_membership set until = greatest(since, back_at, now()), removed_by = ${unit.actor}
    where workspace_id = ${unit.workspaceId} and id = any(${memberships}::bigint[]) and until is null
  `.execute(unit.db);
}

/** Puts back the memberships that a removal ended, from now on, with how they came in the first place. */
async function reopen(unit: UnitOfWork, memberships: readonly string[]): Promise<void> {
  await sql`
    insert into segment_membership
      (workspace_id, segment_id, contact_id, since, back_at, back_by, source, added_by, rule_version, conversation_id)
    select workspace_id, segment_id, contact_id, since, greatest(until, now()), ${unit.actor}, source, added_by,
      rule_version, conversation_id
    from segment_membership
    where workspace_id = ${unit.workspaceId} and id = any(${memberships}::bigint[]) order by contact_id
  `.execute(unit.db);
}

/** Undoes a change of many parts, one part a batch. */
export const undoMembersJob: JobKind = {
  name: 'SEGMENT_MEMBERS_UNDO',
  async take(unit: UnitOfWork, job: Job): Promise<Batch> {
    const change = await lockChange(unit, changeOf(job));
    if (!change) return { done: 0, isLast: true };
    const { total } = await leftOf(unit, change.id);
    const { back, since } = await undoPart(unit, change);
    recordMembers(unit, change.segmentId, 'UNDO', { changedCount: back, changeId: change.id, jobId: job.id });
    const sinceBefore = (job.result as { changedSince?: number } | null)?.changedSince ?? 0;
    return {
      done: back + since,
      changed: back,
      total: job.total ?? total,
      result: { changedSince: sinceBefore + since },
      isLast: change.parts <= 1,
    };
  },
  /** What is left can be undone later. */
  async ended(unit: UnitOfWork, job: Job, { status }: JobEnd): Promise<void> {
    if (status !== 'DONE') await markUndone(unit, changeOf(job), false);
  },
};

const changeOf = (job: Job) => (job.input as { changeId: string }).changeId;

async function leftOf(unit: UnitOfWork, changeId: string): Promise<{ total: number }> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(cardinality(contact_ids)), 0) as total from segment_member_change_part
    where workspace_id = ${unit.workspaceId} and change_id = ${changeId}
  `.execute(unit.db);
  return rows[0] ?? { total: 0 };
}
