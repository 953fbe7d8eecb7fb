import type { Condition } from '@cadre/shared/conditions/ast';
import { sql } from 'kysely';
import { holdDecisions } from '../../platform/database/decision-lock.js';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, InUse, Invalid, Taken, type UseOf } from '../../platform/errors/errors.js';
import { InputCheck } from '../../platform/input-check.js';
import type { JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { forgetImported } from '../contacts/forget-imported.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { convertedRow, readStoredProperty, valuesOf, writeRows } from './property-type.service.js';
import { type ChoiceRename, isChoice, renameChoice, renameIn, tellsApart } from './rename-choice.js';
import { saveRuleVersions } from './rule-versions.js';
import { readWorkspaceCatalogue } from './workspace-catalogue.js';

export interface ChoiceInput {
  readonly id: string;
  readonly choice: string;
  readonly name: string;
  /** Whether `name` may be another choice's: the two are one from then on. */
  readonly merge?: boolean | null | undefined;
}

export const propertyChoiceJob = { name: 'CONTACT_PROPERTY_CHOICE', lane: 'properties' } as const;

/** Asks for the change, which a job makes. @returns its id. @throws NotFound, Invalid, Taken, Conflict, InUse */
export async function requestChoiceRename(
  unit: UnitOfWork,
  input: ChoiceInput & { expectedVersion?: number | null | undefined },
): Promise<string> {
  const { property } = await readRename(unit, input);
  if (input.expectedVersion != null && input.expectedVersion !== property.version) {
    throw new Conflict(property.version);
  }
  const { choice, name, merge } = input;
  return createJob(unit, propertyChoiceJob, { subjectId: property.id, input: { choice, name, merge } });
}

/** Values, rules and the choice itself change in one transaction, with writers of values waiting for its end. */
export const contactPropertyChoiceJob: JobKind = {
  ...propertyChoiceJob,
  async take(unit, job) {
    await holdDecisions(unit);
    const rulebookVersion = await raiseRulebookVersion(unit);
    const input = { id: job.subjectId ?? '', ...(job.input as Omit<ChoiceInput, 'id'>) };
    const { property, rename, rules } = await readRename(unit, input);
    await forgetImported(unit, property.key);
    const to = { ...property, choices: renameIn(property.choices ?? [], rename) };
    const { timeZone } = await readWorkspaceCatalogue(unit);
    let changed = 0;
    for await (const rows of valuesOf(unit, property.key)) {
      const held = rows.filter(({ value }) => [value].flat().some((one) => isChoice(one, rename.from)));
      const written = held.map(({ id, value }) => {
        const renamed = Array.isArray(value) ? renameIn(value, rename) : rename.to;
        return convertedRow(id, renamed, to, timeZone);
      });
      await writeRows(unit, property.key, written);
      changed += written.length;
    }
    await saveRules(unit, rulebookVersion, rules, rename);
    await sql`
      update contact_property set choices = ${to.choices}::text[], version = version + 1
      where workspace_id = ${unit.workspaceId} and id = ${property.id}
    `.execute(unit.db);
    unit.record({
      type: 'contactProperty.choiceRenamed',
      subjectId: property.id,
      data: { before: { choice: rename.from }, after: { choice: rename.to }, changed },
    });
    return { done: changed, total: changed, changed, isLast: true };
  },
};

interface StoredRule {
  kind: UseOf['kind'];
  subjectId: string;
  name: string;
  condition: Condition;
  enabled: boolean;
  version: number;
  position?: number;
  priority?: string;
}

async function readRename(reader: Reader, input: ChoiceInput) {
  const property = await readStoredProperty(reader, input.id, ['input']);
  const choices = property.choices ?? [];
  const from = choices.find((one) => isChoice(one, input.choice));
  if (from === undefined) throw Invalid.at(['input', 'choice'], `${property.label} has no such choice.`);
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name'], 200);
  check.done();
  if (name === from) throw Invalid.at(['input', 'name'], 'It has this name already.');
  const other = choices.find((one) => one !== from && isChoice(one, name));
  if (other !== undefined && !input.merge) {
    throw new Taken('Another choice has this name. Merge the two to make them one.', ['input', 'name']);
  }
  if (other === undefined && input.merge) {
    throw Invalid.at(['input', 'name'], 'There is no such choice to merge into.');
  }
  const rename: ChoiceRename = { key: property.key, from, to: other ?? name };
  const rules = await readRules(reader, property.key);
  const blocking = rules.filter(({ condition }) => tellsApart(condition, rename));
  if (blocking.length > 0) {
    throw new InUse(
      blocking.map(({ kind, subjectId, name: rule }) => ({ kind, id: subjectId, name: rule })),
      'part of a choice',
    );
  }
  return { property, rename, rules };
}

async function readRules(reader: Reader, key: string): Promise<StoredRule[]> {
  const { rows } = await sql<StoredRule>`
    select u.* from (
      select r.workspace_id, 'SEGMENT_RULE' as kind, r.segment_id as "subjectId", g.name, r.condition, r.enabled,
        r.version, null::int as position, null::text as priority
      from segment_rule r join grouping g on g.workspace_id = r.workspace_id and g.id = r.segment_id
      union all select workspace_id, 'QUEUE', id, name, condition, true, version, position, null
      from queue where deleted_at is null
      union all select workspace_id, 'PRIORITY_RULE', id, name, condition, true, version, position, priority
      from priority_rule
    ) u join rule_reference f on f.workspace_id = u.workspace_id and f.subject_kind = u.kind
      and f.subject_id = u."subjectId" and f.target_kind = 'PROPERTY' and f.target_id = ${key}
    where u.workspace_id = ${reader.workspaceId} and u.condition is not null
  `.execute(reader.db);
  return rows;
}

/** What rules name stays as it is: the same properties, segments and teams. */
async function saveRules(
  unit: UnitOfWork,
  rulebookVersion: number,
  rules: readonly StoredRule[],
  rename: ChoiceRename,
): Promise<void> {
  const changed = rules.flatMap((rule) => {
    const condition = renameChoice(rule.condition, rename);
    return condition === rule.condition ? [] : [{ ...rule, condition, version: rule.version + 1 }];
  });
  if (changed.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
    as row(kind text, "subjectId" text, condition jsonb, version int)`;
  await sql`
    update segment_rule r set condition = row.condition, version = row.version, changed_at = now(), changed_by = ${unit.actor}
    from ${rows} where r.workspace_id = ${unit.workspaceId} and row.kind = 'SEGMENT_RULE' and r.segment_id = row."subjectId"
  `.execute(unit.db);
  await sql`
    update queue q set condition = row.condition, version = row.version
    from ${rows} where q.workspace_id = ${unit.workspaceId} and row.kind = 'QUEUE' and q.id = row."subjectId"
  `.execute(unit.db);
  await sql`
    update priority_rule p set condition = row.condition, version = row.version
    from ${rows} where p.workspace_id = ${unit.workspaceId} and row.kind = 'PRIORITY_RULE' and p.id = row."subjectId"
  `.execute(unit.db);
  await saveRuleVersions(unit, rulebookVersion, changed);
}
