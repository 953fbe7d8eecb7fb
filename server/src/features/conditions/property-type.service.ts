import type { CatalogueContext, PropertyDefinition } from '@cadre/shared/conditions/catalogue';
import { parseCondition } from '@cadre/shared/conditions/validate';
import { sql } from 'kysely';
import { holdDecisions } from '../../platform/database/decision-lock.js';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, InUse, Invalid, NotFound, type UseOf } from '../../platform/errors/errors.js';
import { InputCheck } from '../../platform/input-check.js';
import type { JobKind } from '../../platform/jobs/job-kinds.js';
import { createJob } from '../../platform/jobs/jobs.service.js';
import { forgetImported } from '../contacts/forget-imported.js';
import { readChoices } from '../contacts/properties.service.js';
import { raiseRulebookVersion } from '../contacts/rulebook-version.js';
import { usesOf } from '../teams/uses.read-model.js';
import { convertValue } from './convert-property.js';
import { valuesOf, type WrittenValue, writeValues } from './property-values.js';
import { fieldsOf, readWorkspaceCatalogue, type WorkspaceCatalogue } from './workspace-catalogue.js';

const examplesAtMost = 10;

export interface TypeChange {
  readonly id: string;
  readonly type: PropertyDefinition['type'];
  readonly choices?: readonly string[] | null | undefined;
}

/** What would become of the values, and which rules stand in the way. */
export interface TypeCheck {
  readonly valueCount: number;
  readonly convertedCount: number;
  readonly lostCount: number;
  readonly lost: readonly { readonly contactId: string; readonly value: string; readonly reason: string }[];
  readonly blockedBy: readonly UseOf[];
}

/** The dry run of a change of type: nothing is changed. @throws NotFound, Invalid */
export async function checkTypeChange(reader: Reader, change: TypeChange): Promise<TypeCheck> {
  const { to, catalogue } = await readChange(reader, change, []);
  const lost: { contactId: string; value: string; reason: string }[] = [];
  let [convertedCount, lostCount] = [0, 0];
  for await (const rows of valuesOf(reader, to.key)) {
    for (const { id, value } of rows) {
      const converted = convertValue(value, to, catalogue.timeZone);
      if (converted.ok) convertedCount += 1;
      else {
        lostCount += 1;
        const shown = Array.isArray(value) ? value.join(', ') : String(value);
        if (lost.length < examplesAtMost)
          lost.push({ contactId: id, value: shown, reason: converted.reason });
      }
    }
  }
  const valueCount = convertedCount + lostCount;
  return { valueCount, convertedCount, lostCount, lost, blockedBy: await blockedBy(reader, to, catalogue) };
}

export const propertyTypeJob = { name: 'CONTACT_PROPERTY_TYPE', lane: 'properties' } as const;

/** Asks for the change, which a job makes. @returns the job's id. @throws NotFound, Invalid, Conflict, InUse */
export async function requestTypeChange(
  unit: UnitOfWork,
  input: TypeChange & { expectedVersion?: number | null | undefined },
): Promise<string> {
  const { to, from, catalogue } = await readChange(unit, input, ['input']);
  if (input.expectedVersion != null && input.expectedVersion !== from.version)
    throw new Conflict(from.version);
  if (from.type === input.type) throw Invalid.at(['input', 'type'], 'It has this type already.');
  const uses = await blockedBy(unit, to, catalogue);
  if (uses.length > 0) throw new InUse(uses, 'contact property');
  const { type, choices } = to;
  return createJob(unit, propertyTypeJob, { subjectId: from.id, input: { type, choices } });
}

/**
 * Converts every value and switches the type over, all in the one transaction of the job's only batch: no conversation
 * is decided, and no contact written, by the one type with values of the other.
 */
export const contactPropertyTypeJob: JobKind = {
  ...propertyTypeJob,
  async take(unit, job) {
    await holdDecisions(unit);
    await raiseRulebookVersion(unit);
    const change = { id: job.subjectId ?? '', ...(job.input as Pick<TypeChange, 'type' | 'choices'>) };
    const { to, from, catalogue } = await readChange(unit, change, ['input']);
    const uses = await blockedBy(unit, to, catalogue);
    if (uses.length > 0) throw new InUse(uses, 'contact property');
    await forgetImported(unit, to.key);
    let [changed, failed] = [0, 0];
    for await (const rows of valuesOf(unit, to.key)) {
      const written = rows.map(({ id, value }) => convertedRow(id, value, to, catalogue.timeZone));
      await writeValues(unit, to.key, written);
      failed += written.filter(({ fact }) => fact === null).length;
      changed += written.filter(({ fact }) => fact !== null).length;
    }
    await sql`
      update contact_property set type = ${to.type}, choices = ${to.choices ?? []}::text[], version = version + 1
      where workspace_id = ${unit.workspaceId} and id = ${from.id}
    `.execute(unit.db);
    unit.record({
      type: 'contactProperty.typeChanged',
      subjectId: from.id,
      data: { before: { type: from.type }, after: { type: to.type }, changed, lost: failed },
    });
    return { done: changed + failed, total: changed + failed, changed, failed, isLast: true };
  },
};

function convertedRow(id: string, value: unknown, to: PropertyDefinition, timeZone: string): WrittenValue {
  const converted = convertValue(value, to, timeZone);
  return converted.ok
    ? { id, display: converted.display, fact: converted.fact }
    : { id, display: null, fact: null };
}

interface StoredProperty extends PropertyDefinition {
  readonly id: string;
  readonly version: number;
}

/** @throws NotFound under `path` */
export async function readStoredProperty(
  reader: Reader,
  idOrKey: string,
  path: readonly string[],
): Promise<StoredProperty> {
  const { rows } = await sql<StoredProperty>`
    select id, key, label, type, choices, version from contact_property
    where workspace_id = ${reader.workspaceId} and (id = ${idOrKey} or key = ${idOrKey})
  `.execute(reader.db);
  const [property] = rows;
  if (!property) throw new NotFound('contact property', [...path, 'id']);
  return property;
}

async function readChange(reader: Reader, change: TypeChange, path: readonly string[]) {
  const from = await readStoredProperty(reader, change.id, path);
  const check = new InputCheck();
  const hasChoices = change.type === 'CHOICE' || change.type === 'MULTI_CHOICE';
  const given = change.choices ?? (hasChoices ? (from.choices ?? []) : []);
  const choices = readChoices(check, change.type, given, [...path, 'choices']);
  check.done();
  const to: PropertyDefinition = { key: from.key, label: from.label, type: change.type, choices };
  return { from, to, catalogue: await readWorkspaceCatalogue(reader) };
}

const contexts: Record<UseOf['kind'], CatalogueContext> = {
  SEGMENT_RULE: 'SEGMENT_RULE',
  QUEUE: 'ROUTING',
  PRIORITY_RULE: 'ROUTING',
  SAVED_VIEW: 'VIEW',
};

/** The rules whose operators or values would not fit the new type. */
async function blockedBy(
  reader: Reader,
  to: PropertyDefinition,
  catalogue: WorkspaceCatalogue,
): Promise<UseOf[]> {
  const uses = (await usesOf(reader, 'PROPERTY', [to.key])).get(to.key) ?? [];
  const { rows } = await sql<{ kind: UseOf['kind']; id: string; condition: unknown }>`
    select 'SEGMENT_RULE' as kind, segment_id as id, condition from segment_rule where workspace_id = ${reader.workspaceId}
    union all select 'QUEUE', id, condition from queue where workspace_id = ${reader.workspaceId} and deleted_at is null
    union all select 'PRIORITY_RULE', id, condition from priority_rule where workspace_id = ${reader.workspaceId}
    union all select 'SAVED_VIEW', id, condition from saved_view where workspace_id = ${reader.workspaceId} and is_shared
  `.execute(reader.db);
  const properties = catalogue.sources.properties.map((one) => (one.key === to.key ? to : one));
  const changed = { ...catalogue, sources: { ...catalogue.sources, properties } };
  return uses.filter(({ kind, id }) => {
    const rule = rows.find((row) => row.kind === kind && row.id === id);
    if (!rule?.condition || !contexts[kind]) return false;
    return !parseCondition(rule.condition, fieldsOf(changed, contexts[kind]), {
      timeZone: catalogue.timeZone,
    }).ok;
  });
}
