import type { Condition } from '@cadre/shared/conditions/ast';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { checkOrder, checkVersion } from '../conditions/rule-order.js';
import { endRuleVersions, saveReferences, saveRuleVersions } from '../conditions/rule-versions.js';
import { checkCondition, readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { PriorityRule } from './priority.entity.js';

const rulesAtMost = 1_000;

interface PriorityRuleInput {
  readonly name?: string | null | undefined;
  readonly condition?: unknown;
  readonly priority?: PriorityRule['priority'] | null | undefined;
  readonly validateOnly?: boolean | null | undefined;
}

/** Adds a rule as the last. null: only checked. @throws Invalid */
export async function createPriorityRule(
  unit: UnitOfWork,
  input: PriorityRuleInput & { name: string; priority: PriorityRule['priority'] },
): Promise<PriorityRule | null> {
  const rulebookVersion = input.validateOnly ? 0 : await raiseRulebookVersion(unit);
  const rules = await orderedRules(unit);
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name']);
  if (rules.length >= rulesAtMost)
    check.add(['input'], `A workspace has at most ${rulesAtMost} priority rules.`);
  check.done();
  const condition = await readCondition(unit, input.condition);
  if (input.validateOnly) return null;
  const rule = unit.em.create(PriorityRule, {
    workspaceId: unit.workspaceId,
    id: newId('priorityRule'),
    name,
    position: rules.length + 1,
    condition,
    priority: input.priority,
    version: 1,
    createdAt: new Date(),
  });
  await saveChange(unit, rulebookVersion, rule, 'priorityRule.created', null);
  await raiseOrderVersion(unit);
  return rule;
}

/** null: only checked. @throws NotFound, Conflict, Invalid */
export async function changePriorityRule(
  unit: UnitOfWork,
  input: PriorityRuleInput & { id: string; expectedVersion?: number | null | undefined },
): Promise<PriorityRule | null> {
  const rulebookVersion = input.validateOnly ? 0 : await raiseRulebookVersion(unit);
  const rule = await findRule(unit, input.id);
  checkVersion(input.expectedVersion, rule.version);
  const before = describe(rule);
  const check = new InputCheck();
  const name = input.name == null ? rule.name : check.text(input.name, ['input', 'name']);
  check.done();
  const condition =
    input.condition === undefined ? rule.condition : await readCondition(unit, input.condition);
  if (input.validateOnly) return null;
  Object.assign(rule, {
    name,
    condition,
    priority: input.priority ?? rule.priority,
    version: rule.version + 1,
  });
  await saveChange(unit, rulebookVersion, rule, 'priorityRule.changed', before);
  return rule;
}

/** Conversations keep the priority that the rule gave them. @throws NotFound */
export async function deletePriorityRule(unit: UnitOfWork, id: string): Promise<string> {
  const rulebookVersion = await raiseRulebookVersion(unit);
  const rule = await findRule(unit, id);
  const subject = { kind: 'PRIORITY_RULE' as const, subjectId: rule.id };
  await endRuleVersions(unit, rulebookVersion, [subject]);
  await saveReferences(unit, subject, null);
  const others = (await orderedRules(unit)).filter((other) => other.id !== rule.id);
  for (const [index, other] of others.entries()) other.position = index + 1;
  unit.em.remove(rule);
  await raiseOrderVersion(unit);
  unit.record({ type: 'priorityRule.deleted', subjectId: rule.id, data: { before: describe(rule) } });
  return rule.id;
}

/** @throws Invalid, Conflict */
export async function reorderPriorityRules(
  unit: UnitOfWork,
  input: { ids: readonly string[]; expectedVersion?: number | null | undefined },
): Promise<void> {
  const rulebookVersion = await raiseRulebookVersion(unit);
  const rules = await orderedRules(unit);
  const { rows } = await sql<{ version: number }>`
    select priority_order_version as version from workspace where id = ${unit.workspaceId}
  `.execute(unit.db);
  const before = rules.map((rule) => rule.id);
  checkOrder(input, { ids: before, version: rows[0]?.version ?? 0 });
  const moved = rules.filter((rule) => rule.position !== input.ids.indexOf(rule.id) + 1);
  for (const rule of moved) {
    rule.position = input.ids.indexOf(rule.id) + 1;
    rule.version += 1;
  }
  await saveRuleVersions(unit, rulebookVersion, moved.map(versionOf));
  await raiseOrderVersion(unit);
  unit.record({ type: 'priorityRules.reordered', data: { before, after: input.ids } });
}

async function saveChange(
  unit: UnitOfWork,
  rulebookVersion: number,
  rule: PriorityRule,
  type: string,
  before: object | null,
): Promise<void> {
  await saveRuleVersions(unit, rulebookVersion, [versionOf(rule)]);
  await saveReferences(unit, { kind: 'PRIORITY_RULE', subjectId: rule.id }, rule.condition);
  unit.record({ type, subjectId: rule.id, data: { before, after: describe(rule) } });
}

function versionOf({ id, version, name, condition, position, priority }: PriorityRule) {
  return {
    kind: 'PRIORITY_RULE' as const,
    subjectId: id,
    version,
    name,
    condition,
    enabled: true,
    position,
    priority,
  };
}

function describe({ name, condition, priority, position, version }: PriorityRule) {
  return { name, condition, priority, position, version };
}

async function raiseOrderVersion(unit: UnitOfWork): Promise<void> {
  await sql`
    update workspace set priority_order_version = priority_order_version + 1 where id = ${unit.workspaceId}
  `.execute(unit.db);
}

function orderedRules(unit: UnitOfWork): Promise<PriorityRule[]> {
  return unit.em.find(PriorityRule, { workspaceId: unit.workspaceId }, { orderBy: { position: 'asc' } });
}

async function findRule(unit: UnitOfWork, id: string): Promise<PriorityRule> {
  const rule = await unit.em.findOne(PriorityRule, { workspaceId: unit.workspaceId, id });
  if (!rule) throw new NotFound('priority rule', ['input', 'id']);
  return rule;
}

async function readCondition(unit: UnitOfWork, raw: unknown): Promise<Condition> {
  if (raw == null) throw Invalid.at(['input', 'condition'], 'A priority rule needs a condition.');
  return checkCondition(raw, await readWorkspaceCatalogue(unit), 'ROUTING', ['input', 'condition']);
}
