import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isApiKey } from '../../platform/actor.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { contactsMatching } from '../conditions/contact-filter.js';
import { readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { findGrouping } from '../teams/groupings.service.js';
import type { Grouping } from '../teams/teams.entity.js';

/** Which contacts an act is about: those that are named, or all that match. */
export interface WhichContacts {
  readonly segment: string;
  /** Ids or external ids, at most 1,000. */
  readonly contacts?: readonly string[] | null | undefined;
  readonly matching?:
    | { readonly condition?: unknown; readonly search?: string | null | undefined }
    | null
    | undefined;
}

/** `changedCount` counts the memberships (for a reset, the pins) that are different now. */
export interface MembersChanged {
  readonly segment: Grouping;
  readonly changedCount: number;
}

const namedAtMost = 1_000;

/** Adds by hand: members whatever the rule says, until they are removed. @throws NotFound, Invalid */
export async function addMembers(unit: UnitOfWork, input: WhichContacts): Promise<MembersChanged> {
  const { segment, target } = await readTarget(unit, input);
  const source = isApiKey(unit.actor) ? 'API' : 'MANUAL';
  const { rows } = await sql<{ count: number }>`
    with target as materialized (select c.id from contact c where ${target} order by c.id for no key update),
    pinned as (
      insert into segment_pin (workspace_id, segment_id, contact_id, pin, pinned_by)
      select ${unit.workspaceId}, ${segment.id}, id, 'INCLUDED', ${unit.actor} from target
      on conflict (workspace_id, segment_id, contact_id)
        do update set pin = 'INCLUDED', pinned_by = excluded.pinned_by, pinned_at = now()
    ), added as (
      insert into segment_membership (workspace_id, segment_id, contact_id, source, added_by)
      select ${unit.workspaceId}, ${segment.id}, id, ${source}, ${unit.actor} from target
      on conflict (workspace_id, segment_id, contact_id) where until is null do nothing
      returning 1
    )
    select count(*) as count from added
  `.execute(unit.db);
  return changed(unit, segment, 'segmentMembers.added', rows[0]?.count ?? 0);
}

/**
 * Removes, however they came. With `keepOut` the rule does not add them again; without, it decides anew at
 * the contact's next conversation. @throws NotFound, Invalid
 */
export async function removeMembers(
  unit: UnitOfWork,
  input: WhichContacts & { keepOut?: boolean | null | undefined },
): Promise<MembersChanged> {
  const { segment, target, named } = await readTarget(unit, input);
  const keepOut = input.keepOut ?? true;
  const isMember = sql<SqlBool>`exists (
    select 1 from segment_membership m where m.workspace_id = ${unit.workspaceId}
      and m.segment_id = ${segment.id} and m.contact_id = c.id and m.until is null)`;
  // Who is named is kept out even when not a member yet; "all that match" speaks of members only.
  const which = named ? target : sql<SqlBool>`${target} and ${isMember}`;
  await sql`
    create temporary table removal on commit drop as
    select c.id from contact c where ${which} order by c.id for no key update
  `.execute(unit.db);
  const pins = keepOut
    ? sql`insert into segment_pin (workspace_id, segment_id, contact_id, pin, pinned_by)
        select ${unit.workspaceId}, ${segment.id}, id, 'EXCLUDED', ${unit.actor} from removal
        on conflict (workspace_id, segment_id, contact_id)
          do update set pin = 'EXCLUDED', pinned_by = excluded.pinned_by, pinned_at = now()`
    : sql`delete from segment_pin p using removal r where p.workspace_id = ${unit.workspaceId}
        and p.segment_id = ${segment.id} and p.contact_id = r.id`;
  await pins.execute(unit.db);
  const closed = await sql`
    update segment_membership m set until = greatest(m.since, now()), removed_by = ${unit.actor}
    from removal r where m.workspace_id = ${unit.workspaceId} and m.segment_id = ${segment.id}
      and m.contact_id = r.id and m.until is null
  `.execute(unit.db);
  return changed(unit, segment, 'segmentMembers.removed', Number(closed.numAffectedRows ?? 0n), { keepOut });
}

/**
 * Takes back either pin. Who was included stays until somebody removes them (a rule removes nobody); who was
 * kept out is decided at their next conversation. @throws NotFound, Invalid
 */
export async function resetMembers(unit: UnitOfWork, input: WhichContacts): Promise<MembersChanged> {
  const { segment, target } = await readTarget(unit, input);
  const reset = await sql`
    delete from segment_pin p using contact c
    where p.workspace_id = ${unit.workspaceId} and p.segment_id = ${segment.id} and p.contact_id = c.id and ${target}
  `.execute(unit.db);
  return changed(unit, segment, 'segmentMembers.reset', Number(reset.numAffectedRows ?? 0n));
}

function changed(
  unit: UnitOfWork,
  segment: Grouping,
  type: string,
  changedCount: number,
  data: object = {},
): MembersChanged {
  unit.record({
    type,
    subjectId: segment.id,
    segmentIds: changedCount > 0 ? [segment.id] : [],
    data: { ...data, changedCount },
  });
  return { segment, changedCount };
}

async function readTarget(
  unit: UnitOfWork,
  input: WhichContacts,
): Promise<{ segment: Grouping; target: RawBuilder<SqlBool>; named: boolean }> {
  const segment = await findGrouping(unit, 'SEGMENT', input.segment, ['input', 'segment']);
  if (segment.archivedAt)
    throw Invalid.at(['input', 'segment'], 'This segment is archived: its members rest.');
  if ((input.contacts == null) === (input.matching == null)) {
    throw Invalid.at(['input'], 'Say either which contacts, or what they match.');
  }
  if (input.contacts != null) {
    const ids = await resolveContacts(unit, input.contacts);
    return { segment, named: true, target: sql`c.workspace_id = ${unit.workspaceId} and c.id = any(${ids})` };
  }
  const catalogue = await readWorkspaceCatalogue(unit);
  const target = contactsMatching(unit, catalogue, input.matching ?? {}, ['input', 'matching']);
  return { segment, named: false, target };
}

async function resolveContacts(unit: UnitOfWork, named: readonly string[]): Promise<string[]> {
  if (named.length === 0) throw Invalid.at(['input', 'contacts'], 'Name one contact at least.');
  if (named.length > namedAtMost) {
    throw Invalid.at(['input', 'contacts'], `Name at most ${namedAtMost}, or use matching.`);
  }
  const { rows } = await sql<{ id: string; external_id: string | null }>`
    select id, external_id from contact
    where workspace_id = ${unit.workspaceId} and (id = any(${named}) or external_id = any(${named}))
  `.execute(unit.db);
  const byName = new Map<string, string>();
  for (const { id, external_id } of rows) if (external_id !== null) byName.set(external_id, id);
  for (const { id } of rows) byName.set(id, id);
  return named.map((name, index) => {
    const id = byName.get(name);
    if (id === undefined) throw new NotFound('contact', ['input', 'contacts', String(index)]);
    return id;
  });
}
