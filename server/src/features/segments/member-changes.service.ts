import { type RawBuilder, sql } from 'kysely';
import { isApiKey } from '../../platform/actor.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { MembersAction } from './pick-contacts.js';

const keptDays = 30;

/** An act on members that can be undone. */
export interface MemberChange {
  readonly id: string;
  readonly segmentId: string;
  readonly action: MembersAction;
  readonly keepOut: boolean;
}

/** Opens the change whose parts are then made, at once or by a job. Those that are too old to be undone go. */
export async function createMemberChange(
  unit: UnitOfWork,
  { jobId, ...change }: Omit<MemberChange, 'id'> & { jobId: string | null },
): Promise<MemberChange> {
  const { workspaceId } = unit;
  const id = newId('memberChange');
  await sql`
    delete from segment_member_change
    where workspace_id = ${workspaceId} and changed_at < now() - make_interval(days => ${keptDays})
  `.execute(unit.db);
  await sql`
    insert into segment_member_change (workspace_id, id, segment_id, action, keep_out, job_id, changed_by)
    values (${workspaceId}, ${id}, ${change.segmentId}, ${change.action}, ${change.keepOut}, ${jobId}, ${unit.actor})
  `.execute(unit.db);
  return { id, ...change };
}

/** So that nothing else changes what they are in meanwhile; in the order of ids, so that nobody waits in a ring. */
export async function lockContacts(unit: UnitOfWork, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from contact where workspace_id = ${unit.workspaceId} and id = any(${ids}) order by id for no key update
  `.execute(unit.db);
  return rows.map((row) => row.id);
}

/**
 * Makes a part of the change on contacts that are locked, and keeps how they were before.
 * @returns how many memberships began or ended, or for a reset how many pins went; and how many contacts it touched.
 */
export async function makePart(
  unit: UnitOfWork,
  change: MemberChange,
  part: number,
  ids: readonly string[],
): Promise<{ changed: number; touched: number }> {
  const statement = { ADD: adding, REMOVE: removing, RESET: resetting }[change.action](unit, change);
  // Put together by grouping and not by joining: of a segment that grew a moment ago the planner knows nothing, and
  // joins thousands as if they were one, row by row.
  const { rows } = await sql<{ changed: number; touched: number }>`
    with before as materialized (
      select id, max(pin) as pin, max(pinned_by) as pinned_by, max(pinned_at) as pinned_at,
        max(membership_id) as membership_id
      from (
        select id, null as pin, null as pinned_by, null::timestamptz as pinned_at, null::bigint as membership_id
        from unnest(${ids}::text[]) t(id)
        union all select contact_id, pin, pinned_by, pinned_at, null from segment_pin
        where workspace_id = ${unit.workspaceId} and segment_id = ${change.segmentId} and contact_id = any(${ids})
        union all select contact_id, null, null, null, id from segment_membership
        where workspace_id = ${unit.workspaceId} and segment_id = ${change.segmentId} and contact_id = any(${ids})
          and until is null
      ) known group by id
    ), ${statement}, kept as (
      insert into segment_member_change_part
        (workspace_id, change_id, part, contact_ids, pins, pinned_by, pinned_at, membership_ids)
      select ${unit.workspaceId}, ${change.id}, ${part}, array_agg(id order by id),
        array_agg(pin order by id), array_agg(pinned_by order by id), array_agg(pinned_at order by id),
        array_agg(membership_id order by id)
      from (
        select id, max(pin) as pin, max(pinned_by) as pinned_by, max(pinned_at) as pinned_at,
          max(membership_id) as membership_id
        from (
          select id, pin, pinned_by, pinned_at, null::bigint as membership_id from touched
          union all select contact_id, null, null, null, membership_id from done
        ) known group by id
      ) changed having count(*) > 0
    )
    select (select count(*) from ${change.action === 'RESET' ? sql`touched` : sql`done`}) as changed,
      (select count(*) from touched) as touched
  `.execute(unit.db);
  return rows[0] ?? { changed: 0, touched: 0 };
}

// Each names `touched`, the rows of `before` that it changes, and `done`, the memberships that it began or ended.

function adding(unit: UnitOfWork, { segmentId }: MemberChange): RawBuilder<unknown> {
  const source = isApiKey(unit.actor) ? 'API' : 'MANUAL';
  return sql`touched as (
      select * from before where pin is distinct from 'INCLUDED' or pinned_by <> ${unit.actor}
    ), pinned as (${pinning(unit, segmentId, 'INCLUDED')}), done as (
      insert into segment_membership (workspace_id, segment_id, contact_id, source, added_by)
      select ${unit.workspaceId}, ${segmentId}, id, ${source}, ${unit.actor} from touched where membership_id is null order by id
      on conflict (workspace_id, segment_id, contact_id) where until is null do nothing
      returning id as membership_id, contact_id
    )`;
}

function removing(unit: UnitOfWork, { segmentId, keepOut }: MemberChange): RawBuilder<unknown> {
  const pinChanges = keepOut
    ? sql`pin is distinct from 'EXCLUDED' or pinned_by <> ${unit.actor}`
    : sql`pin is not null`;
  const pinned = keepOut ? pinning(unit, segmentId, 'EXCLUDED') : unpinning(unit, segmentId);
  return sql`touched as (
      select * from before where membership_id is not null or ${pinChanges}
    ), pinned as (${pinned}), done as (
      update segment_membership m set until = greatest(m.since, m.back_at, now()), removed_by = ${unit.actor}
      from touched t where m.workspace_id = ${unit.workspaceId} and m.id = t.membership_id
      returning m.id as membership_id, m.contact_id
    )`;
}

function resetting(unit: UnitOfWork, { segmentId }: MemberChange): RawBuilder<unknown> {
  return sql`touched as (select * from before where pin is not null),
    pinned as (${unpinning(unit, segmentId)}),
    done as (select null::bigint as membership_id, null::text as contact_id where false)`;
}

function pinning(unit: UnitOfWork, segmentId: string, pin: 'INCLUDED' | 'EXCLUDED'): RawBuilder<unknown> {
  return sql`
    insert into segment_pin (workspace_id, segment_id, contact_id, pin, pinned_by)
    select ${unit.workspaceId}, ${segmentId}, id, ${pin}, ${unit.actor} from touched order by id
    on conflict (workspace_id, segment_id, contact_id)
      do update set pin = excluded.pin, pinned_by = excluded.pinned_by, pinned_at = now()`;
}

function unpinning(unit: UnitOfWork, segmentId: string): RawBuilder<unknown> {
  return sql`
    delete from segment_pin p using touched t
    where p.workspace_id = ${unit.workspaceId} and p.segment_id = ${segmentId} and p.contact_id = t.id`;
}

/** A change that changed nobody leaves nothing to undo. */
export async function dropMemberChange(unit: UnitOfWork, id: string): Promise<void> {
  await sql`
    delete from segment_member_change where workspace_id = ${unit.workspaceId} and id = ${id}
  `.execute(unit.db);
}
