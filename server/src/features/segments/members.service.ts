import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { findGrouping } from '../teams/groupings.service.js';
import type { Grouping } from '../teams/teams.entity.js';
import { createMemberChange, dropMemberChange, lockContacts, makePart } from './member-changes.service.js';
import { batchSize, memberLane } from './members-batches.js';
import { type Matching, type MembersAction, type Pick, pickContacts } from './pick-contacts.js';

/** Which contacts an act is about: those that are named, or all that match. */
export interface WhichContacts {
  readonly segment: string;
  /** Ids or external ids, at most 1,000. */
  readonly contacts?: readonly string[] | null | undefined;
  readonly matching?: Matching | null | undefined;
}

/** What an act did, or the job that does it. */
export interface MembersChanged {
  readonly segment: Grouping;
  /** Memberships (for a reset, pins) that are different now; null: the job counts them. */
  readonly changedCount: number | null;
  /** Contacts that it was about; null: the job counts them. */
  readonly matchedCount: number | null;
  /** By which it can be undone; null when it changed nothing. */
  readonly changeId: string | null;
  readonly jobId: string | null;
}

const namedAtMost = 1_000;

/** Adds by hand: members whatever the rule says, until they are removed. @throws NotFound, Invalid */
export function addMembers(unit: UnitOfWork, input: WhichContacts): Promise<MembersChanged> {
  return changeMembers(unit, 'ADD', input, false);
}

/**
 * Removes, however they came. With `keepOut` the rule does not add them again; without, it decides anew at
 * the contact's next conversation. Who is named is kept out even when not a member yet; "all that match" speaks of
 * members only. @throws NotFound, Invalid
 */
export function removeMembers(
  unit: UnitOfWork,
  input: WhichContacts & { keepOut?: boolean | null | undefined },
): Promise<MembersChanged> {
  return changeMembers(unit, 'REMOVE', input, input.keepOut ?? true);
}

/**
 * Takes back either pin. Who was included stays until somebody removes them (a rule removes nobody); who was
 * kept out is decided at their next conversation. @throws NotFound, Invalid
 */
export function resetMembers(unit: UnitOfWork, input: WhichContacts): Promise<MembersChanged> {
  return changeMembers(unit, 'RESET', input, false);
}

/** Named contacts and what fits into one batch are changed at once; more is a job. */
async function changeMembers(
  unit: UnitOfWork,
  action: MembersAction,
  input: WhichContacts,
  keepOut: boolean,
): Promise<MembersChanged> {
  const segment = await findGrouping(unit, 'SEGMENT', input.segment, ['input', 'segment']);
  if (segment.archivedAt)
    throw Invalid.at(['input', 'segment'], 'This segment is archived: its members rest.');
  if ((input.contacts == null) === (input.matching == null)) {
    throw Invalid.at(['input'], 'Say either which contacts, or what they match.');
  }
  const ids = input.contacts
    ? await lockContacts(unit, await resolveContacts(unit, input.contacts))
    : await lockMatching(unit, { action, segmentId: segment.id, matching: input.matching ?? {} });
  return ids === null
    ? beginJob(unit, segment, action, input.matching ?? {}, keepOut)
    : changeNow(unit, segment, { action, keepOut }, ids);
}

/** null when they are too many for one batch. */
async function lockMatching(unit: UnitOfWork, which: Omit<Pick, 'asOf'>): Promise<string[] | null> {
  const pick = { ...which, asOf: null };
  const catalogue = await readWorkspaceCatalogue(unit);
  const found = await pickContacts(unit, catalogue, pick, { most: batchSize + 1 });
  if (found.length > batchSize) return null;
  const ids = await lockContacts(unit, found);
  return pickContacts(unit, catalogue, pick, { ids, most: batchSize });
}

async function changeNow(
  unit: UnitOfWork,
  segment: Grouping,
  { action, keepOut }: { action: MembersAction; keepOut: boolean },
  ids: readonly string[],
): Promise<MembersChanged> {
  const change = await createMemberChange(unit, { segmentId: segment.id, action, keepOut, jobId: null });
  const { changed, touched } = await makePart(unit, change, 0, ids);
  if (touched === 0) await dropMemberChange(unit, change.id);
  recordMembers(unit, segment.id, action, {
    changedCount: changed,
    ...(action === 'REMOVE' && { keepOut }),
    ...(ids.length <= toldAtMost && { contactIds: ids }),
  });
  const changeId = touched === 0 ? null : change.id;
  return { segment, changedCount: changed, matchedCount: ids.length, changeId, jobId: null };
}

/** Whom an event names; of more, live readers look at everything again. */
const toldAtMost = 200;

async function beginJob(
  unit: UnitOfWork,
  segment: Grouping,
  action: MembersAction,
  matching: Matching,
  keepOut: boolean,
): Promise<MembersChanged> {
  const kind = { name: `SEGMENT_MEMBERS_${action}`, lane: memberLane(segment.id) } as const;
  const jobId = await createJob(unit, kind, { subjectId: segment.id, input: { matching, keepOut } });
  return { segment, changedCount: null, matchedCount: null, changeId: null, jobId };
}

const pastVerbs = { ADD: 'added', REMOVE: 'removed', RESET: 'reset', UNDO: 'undone' } as const;

/** Tells the log, and whoever watches the count. */
export function recordMembers(
  unit: UnitOfWork,
  segmentId: string,
  action: MembersAction | 'UNDO',
  data: { readonly changedCount: number; readonly [more: string]: unknown },
): void {
  const segmentIds = data.changedCount > 0 ? [segmentId] : [];
  unit.record({ type: `segmentMembers.${pastVerbs[action]}`, subjectId: segmentId, segmentIds, data });
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
