import type { Condition } from '@cadre/shared/conditions/ast';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InUse, Invalid } from '../../platform/errors/errors.js';
import { checkVersion } from '../conditions/rule-order.js';
import { endRuleVersions, saveReferences, saveRuleVersions } from '../conditions/rule-versions.js';
import { checkCondition, readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import {
  changeGrouping,
  createGrouping,
  findGrouping,
  type GroupingInput,
  setArchived,
} from '../teams/groupings.service.js';
import type { Grouping } from '../teams/teams.entity.js';
import { usesOf } from '../teams/uses.read-model.js';
import { SegmentRule } from './segments.entity.js';

const segmentsAtMost = 10_000;

/** @throws Invalid, Taken */
export async function createSegment(
  unit: UnitOfWork,
  input: GroupingInput & { name: string },
): Promise<Grouping> {
  const { workspaceId } = unit;
  await raiseRulebookVersion(unit);
  await refuseTooMany(unit);
  const segment = await createGrouping(unit, 'SEGMENT', input);
  unit.em.create(SegmentRule, {
    workspaceId,
    segmentId: segment.id,
    condition: null,
    enabled: false,
    version: 0,
    changedAt: null,
    changedBy: null,
  });
  return segment;
}

async function refuseTooMany(unit: UnitOfWork): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from grouping where workspace_id = ${unit.workspaceId} and kind = 'SEGMENT'
  `.execute(unit.db);
  if ((rows[0]?.count ?? 0) >= segmentsAtMost) {
    throw Invalid.at(['input'], `A workspace has at most ${segmentsAtMost} segments.`);
  }
}

/** @throws NotFound, Conflict, Invalid, Taken */
export async function changeSegment(
  unit: UnitOfWork,
  input: GroupingInput & { id: string; expectedVersion?: number | null | undefined },
): Promise<Grouping> {
  // Claims name segments by name or key, so what they mean changes with the segment.
  await raiseRulebookVersion(unit);
  return changeGrouping(unit, 'SEGMENT', input);
}

/** Archived, it keeps its members and history, and its rule rests. @throws InUse, NotFound */
export async function archiveSegment(unit: UnitOfWork, id: string): Promise<Grouping> {
  await raiseRulebookVersion(unit);
  const segment = await findGrouping(unit, 'SEGMENT', id);
  await refuseInUse(unit, segment.id);
  return setArchived(unit, 'SEGMENT', segment.id, true);
}

/** @throws Taken when its name or key belongs to another by now; NotFound */
export async function unarchiveSegment(unit: UnitOfWork, id: string): Promise<Grouping> {
  await raiseRulebookVersion(unit);
  return setArchived(unit, 'SEGMENT', id, false);
}

/** Deletes the segment with its memberships and their history. @throws InUse, NotFound */
export async function deleteSegment(unit: UnitOfWork, id: string): Promise<string> {
  const rulebookVersion = await raiseRulebookVersion(unit);
  const segment = await findGrouping(unit, 'SEGMENT', id);
  await refuseInUse(unit, segment.id);
  const subject = { kind: 'SEGMENT_RULE' as const, subjectId: segment.id };
  await endRuleVersions(unit, rulebookVersion, [subject]);
  await saveReferences(unit, subject, null);
  const { name, key } = segment;
  // Memberships first, while their segment is still there to be counted down.
  await sql`
    delete from segment_membership where workspace_id = ${unit.workspaceId} and segment_id = ${segment.id}
  `.execute(unit.db);
  unit.em.remove(segment);
  unit.record({ type: 'segment.deleted', subjectId: segment.id, data: { before: { name, key } } });
  return segment.id;
}

async function refuseInUse(unit: UnitOfWork, segmentId: string): Promise<void> {
  const uses = (await usesOf(unit, 'SEGMENT', [segmentId])).get(segmentId) ?? [];
  if (uses.length > 0) throw new InUse(uses, 'segment');
}

/**
 * Sets the condition or the toggle of a segment's rule. Nobody is added now: the rule is asked about the
 * contacts of the conversations that are created from here on.
 * @throws NotFound, Conflict; Invalid at the predicate that is wrong, or when switched on without a condition.
 */
export async function setSegmentRule(
  unit: UnitOfWork,
  input: {
    segment: string;
    condition?: unknown;
    enabled?: boolean | null | undefined;
    expectedVersion?: number | null | undefined;
    validateOnly?: boolean | null | undefined;
  },
): Promise<Grouping> {
  const { workspaceId } = unit;
  const rulebookVersion = input.validateOnly ? 0 : await raiseRulebookVersion(unit);
  const segment = await findGrouping(unit, 'SEGMENT', input.segment, ['input', 'segment']);
  if (segment.archivedAt) throw Invalid.at(['input', 'segment'], 'This segment is archived: its rule rests.');
  const rule = await unit.em.findOneOrFail(SegmentRule, { workspaceId, segmentId: segment.id });
  checkVersion(input.expectedVersion, rule.version);
  const condition = await readCondition(unit, input.condition, rule.condition ?? null);
  const enabled = input.enabled ?? rule.enabled;
  if (enabled && condition === null) {
    throw Invalid.at(
      ['input', input.enabled ? 'enabled' : 'condition'],
      'A rule without a condition matches nobody and cannot be switched on.',
    );
  }
  if (input.validateOnly) return segment;
  const before = { condition: rule.condition, enabled: rule.enabled, version: rule.version };
  const after = { condition, enabled, version: rule.version + 1 };
  Object.assign(rule, after, { changedAt: new Date(), changedBy: unit.actor });
  const subject = { kind: 'SEGMENT_RULE' as const, subjectId: segment.id };
  await saveRuleVersions(unit, rulebookVersion, [{ ...subject, ...after, name: segment.name }]);
  await saveReferences(unit, subject, condition);
  unit.record({ type: 'segmentRule.set', subjectId: segment.id, data: { before, after } });
  return segment;
}

async function readCondition(
  unit: UnitOfWork,
  raw: unknown,
  current: Condition | null,
): Promise<Condition | null> {
  if (raw === undefined) return current;
  if (raw === null) return null;
  const catalogue = await readWorkspaceCatalogue(unit);
  return checkCondition(raw, catalogue, 'SEGMENT_RULE', ['input', 'condition']);
}
