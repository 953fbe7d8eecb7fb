import type { Condition } from '@cadre/shared/conditions/ast';
import type { PropertyDefinition } from '@cadre/shared/conditions/catalogue';
import { canonicalText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import { holdDecisions } from '../../platform/database/decision-lock.js';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, InUse, Invalid, LimitExceeded, Taken } from '../../platform/errors/errors.js';
import { InputCheck } from '../../platform/input-check.js';
import type { JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { type NamingRule, rulesNaming } from '../contacts/choices.read-model.js';
import { readProperty } from '../contacts/contact-values.js';
import { forgetImported } from '../contacts/forget-imported.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { readStoredProperty } from './property-type.service.js';
import { rewritePropertyValues } from './property-values.js';
import { type ChoiceStep, losesContacts, rewriteChoice } from './rewrite-choice.js';
import { saveRuleVersions } from './rule-versions.js';
import { readWorkspaceCatalogue } from './workspace-catalogue.js';

export interface ChoiceChange {
  /** By id or key. */
  readonly id: string;
  readonly choice: string;
  /** The new name, or the choice that takes it in. */
  readonly to: string;
  readonly kind: ChoiceStep['kind'];
}

export const propertyChoiceJob = { name: 'CONTACT_PROPERTY_CHOICE', lane: 'properties' } as const;

/** Asks for the change, which a job makes. @returns the job's id. @throws NotFound, Invalid, Taken, Conflict, InUse */
export async function requestChoiceChange(
  unit: UnitOfWork,
  input: ChoiceChange & { expectedVersion?: number | null | undefined },
): Promise<string> {
  const { property, step, rules } = await readStep(unit, input);
  if (input.expectedVersion != null && input.expectedVersion !== property.version) {
    throw new Conflict(property.version);
  }
  await refuseWhatLoses(unit, step, rules);
  const { choice, to, kind } = input;
  return createJob(unit, propertyChoiceJob, { subjectId: property.id, input: { choice, to, kind } });
}

/**
 * Writes contacts, rules and the list of choices in the one transaction of the job's only batch: no conversation is
 * decided by rules that ask for the one name while contacts have the other.
 */
export const contactPropertyChoiceJob: JobKind = {
  ...propertyChoiceJob,
  async take(unit, job) {
    await holdDecisions(unit);
    const rulebookVersion = await raiseRulebookVersion(unit);
    const change = { id: job.subjectId ?? '', ...(job.input as Omit<ChoiceChange, 'id'>) };
    const { property, step, rules } = await readStep(unit, change);
    const catalogue = await refuseWhatLoses(unit, step, rules);
    await forgetImported(unit, property.key);
    const choices = choicesAfter(property.choices ?? [], step);
    const changed = await rewriteContacts(unit, { ...property, choices }, step, catalogue.timeZone);
    const rewritten = await rewriteRules(unit, rulebookVersion, rules, step);
    await rewriteViews(unit, step);
    await sql`
      update contact_property set choices = ${choices}::text[], version = version + 1
      where workspace_id = ${unit.workspaceId} and id = ${property.id}
    `.execute(unit.db);
    unit.record({
      type: step.kind === 'MERGE' ? 'contactProperty.choiceMerged' : 'contactProperty.choiceRenamed',
      subjectId: property.id,
      data: { before: { choices: property.choices }, after: { choices }, changed, rules: rewritten },
    });
    return { done: changed, total: changed, changed, isLast: true };
  },
};

async function readStep(unit: UnitOfWork, { id, choice, to, kind }: ChoiceChange) {
  const property = await readStoredProperty(unit, id, ['input']);
  const choices = property.choices ?? [];
  const from = find(choices, choice);
  if (from === undefined) throw Invalid.at(['input', 'choice'], 'This is none of the choices.');
  const target = kind === 'MERGE' ? readOther(choices, from, to) : readName(choices, from, to);
  const step: ChoiceStep = { field: `contact.properties.${property.key}`, from, to: target, kind };
  const rules = (await rulesNaming(unit, [property.key])).get(property.key) ?? [];
  return { property, step, rules };
}

const find = (choices: readonly string[], text: string) =>
  choices.find((one) => canonicalText(one) === canonicalText(text));

function readOther(choices: readonly string[], from: string, into: string): string {
  const found = find(choices, into);
  if (found === undefined || found === from) {
    throw Invalid.at(['input', 'into'], 'Choose another of the choices.');
  }
  return found;
}

/** A name that differs in letter case only is a new name too. */
function readName(choices: readonly string[], from: string, name: string): string {
  const check = new InputCheck();
  const read = check.text(name, ['input', 'name'], 200);
  check.done();
  if (read === from) throw Invalid.at(['input', 'name'], 'It has this name already.');
  const other = find(choices, read);
  if (other !== undefined && other !== from) {
    throw new Taken('This is a choice already: merge the two instead.', ['input', 'name']);
  }
  return read;
}

function choicesAfter(choices: readonly string[], { from, to, kind }: ChoiceStep): string[] {
  if (kind === 'MERGE') return choices.filter((one) => one !== from);
  return choices.map((one) => (one === from ? to : one));
}

/** @throws InUse by rules that ask for a part of the text; LimitExceeded while a bulk change asks for the property */
async function refuseWhatLoses(unit: UnitOfWork, step: ChoiceStep, rules: readonly NamingRule[]) {
  const catalogue = await readWorkspaceCatalogue(unit);
  const losing = rules.filter(({ condition }) => losesContacts(condition, step, catalogue));
  if (losing.length > 0) throw new InUse(losing, 'part of a choice');
  await refuseWhileAskedFor(unit, step.field);
  return catalogue;
}

/** A bulk change that is under way holds a condition of its own, which names the choice as it was when it began. */
async function refuseWhileAskedFor(reader: Reader, field: string): Promise<void> {
  const { rows } = await sql`
    select 1 from job where workspace_id = ${reader.workspaceId} and status in ('WAITING', 'RUNNING')
      and strpos(input::text, ${JSON.stringify(field)}) > 0 limit 1
  `.execute(reader.db);
  if (rows.length > 0) {
    throw new LimitExceeded(
      'A change of members that asks for this property is under way. Try again after it.',
    );
  }
}

function rewriteContacts(
  unit: UnitOfWork,
  property: PropertyDefinition,
  { from, to }: ChoiceStep,
  timeZone: string,
): Promise<number> {
  const old = canonicalText(from);
  const isOld = (value: unknown) => canonicalText(String(value)) === old;
  const holders = JSON.stringify({ [property.key]: property.type === 'MULTI_CHOICE' ? [old] : old });
  // Values from before there were choices stay as they are.
  const open = { ...property, choices: [] };
  return rewritePropertyValues(unit, property.key, sql`facts @> ${holders}::jsonb`, (value) => {
    const next = Array.isArray(value) ? mergeInto(value, isOld, to) : to;
    const read = readProperty(open, next, timeZone);
    return typeof read === 'string' ? null : read;
  });
}

/** The list with one in place of the other, once. */
function mergeInto(values: readonly unknown[], isOld: (value: unknown) => boolean, to: string): unknown[] {
  const target = canonicalText(to);
  const rest = values.filter((one) => isOld(one) || canonicalText(String(one)) !== target);
  return rest.map((one) => (isOld(one) ? to : one));
}

const eventTypes = {
  SEGMENT_RULE: 'segmentRule.set',
  QUEUE: 'queue.changed',
  PRIORITY_RULE: 'priorityRule.changed',
  SAVED_VIEW: 'savedView.changed',
} as const satisfies Record<NamingRule['kind'], string>;

/** Views ask for the choice by its new name, shared or not. */
async function rewriteViews(unit: UnitOfWork, step: ChoiceStep): Promise<void> {
  const { rows } = await sql<{ id: string; condition: Condition }>`
    select id, condition from saved_view
    where workspace_id = ${unit.workspaceId} and strpos(condition::text, ${JSON.stringify(step.field)}) > 0 for update
  `.execute(unit.db);
  const changed = rows.flatMap(({ id, condition }) => {
    const next = rewriteChoice(condition, step);
    return next === condition ? [] : [{ id, condition: next }];
  });
  if (changed.length === 0) return;
  await sql`
    update saved_view s set condition = row.condition, version = s.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as row(id text, condition jsonb)
    where s.workspace_id = ${unit.workspaceId} and s.id = row.id
  `.execute(unit.db);
}

/** Rules that name the choice get a new version each. @returns how many. */
async function rewriteRules(
  unit: UnitOfWork,
  rulebookVersion: number,
  rules: readonly NamingRule[],
  step: ChoiceStep,
): Promise<number> {
  const next = rules.flatMap((rule) => {
    const condition = rewriteChoice(rule.condition, step);
    return condition === rule.condition ? [] : [{ ...rule, condition, version: rule.version + 1 }];
  });
  if (next.length === 0) return 0;
  const rows = JSON.stringify(
    next.map(({ kind, id, condition, version }) => ({ kind, id, condition, version })),
  );
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as row(kind text, id text, condition jsonb, version int)`;
  await sql`
    update segment_rule r set condition = row.condition, version = row.version, changed_at = now(), changed_by = ${unit.actor}
    from ${given} where r.workspace_id = ${unit.workspaceId} and r.segment_id = row.id and row.kind = 'SEGMENT_RULE'
  `.execute(unit.db);
  await sql`
    update queue q set condition = row.condition, version = row.version
    from ${given} where q.workspace_id = ${unit.workspaceId} and q.id = row.id and row.kind = 'QUEUE'
  `.execute(unit.db);
  await sql`
    update priority_rule p set condition = row.condition, version = row.version
    from ${given} where p.workspace_id = ${unit.workspaceId} and p.id = row.id and row.kind = 'PRIORITY_RULE'
  `.execute(unit.db);
  await saveRuleVersions(
    unit,
    rulebookVersion,
    next
      .filter(({ kind }) => kind !== 'SAVED_VIEW')
      .map(({ id, position, priority, ...rule }) => ({
        ...rule,
        subjectId: id,
        ...(position !== null && { position }),
        ...(priority !== null && { priority }),
      })),
  );
  for (const { kind, id, condition, version, enabled } of next) {
    const before = rules.find((rule) => rule.kind === kind && rule.id === id);
    unit.record({
      type: eventTypes[kind],
      subjectId: id,
      data: {
        before: { condition: before?.condition, enabled, version: before?.version },
        after: { condition, enabled, version },
      },
    });
  }
  return next.length;
}
