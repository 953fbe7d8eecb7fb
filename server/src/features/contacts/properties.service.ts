import { canonicalText, displayText } from '@cadre/shared/conditions/values';
import { sql } from 'kysely';
import { holdDecisions } from '../../platform/database/decision-lock.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, InUse, NotFound, Taken } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { usesOf } from '../teams/uses.read-model.js';
import { choiceHolders, namesChoice } from './choices.read-model.js';
import { ContactProperty } from './contacts.entity.js';
import { forgetImported } from './forget-imported.js';
import { raiseRulebookVersion } from './rulebook-version.js';

const propertiesAtMost = 250;
const choicesAtMost = 500;

type PropertyType = ContactProperty['type'];

/** What a new property is said to be. */
export interface PropertyInput {
  readonly key: string;
  readonly type: PropertyType;
  readonly label?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly choices?: readonly string[] | null | undefined;
}

/** @throws Invalid, Taken under `path` */
export async function createProperty(
  unit: UnitOfWork,
  input: PropertyInput,
  path: readonly string[] = ['input'],
): Promise<ContactProperty> {
  const check = new InputCheck();
  const key = check.key(input.key, [...path, 'key']);
  const label = input.label == null ? labelOfKey(key) : check.text(input.label, [...path, 'label']);
  const choices = readChoices(check, input.type, input.choices ?? [], [...path, 'choices']);
  const description = check.optionalText(input.description, [...path, 'description'], 500) ?? null;
  const count = await unit.em.count(ContactProperty, { workspaceId: unit.workspaceId });
  if (count >= propertiesAtMost) check.add(path, `A workspace has at most ${propertiesAtMost} properties.`);
  check.done();
  if (await unit.em.count(ContactProperty, { workspaceId: unit.workspaceId, key })) {
    throw new Taken('This key is taken.', [...path, 'key']);
  }
  const { workspaceId } = unit;
  const id = newId('contactProperty');
  const property = unit.em.create(ContactProperty, {
    workspaceId,
    id,
    key,
    label,
    description,
    type: input.type,
    choices,
    version: 1,
    createdAt: new Date(),
  });
  await raiseRulebookVersion(unit);
  unit.record({
    type: 'contactProperty.created',
    subjectId: id,
    data: { after: { key, label, type: input.type } },
  });
  return property;
}

/** The key and the type stay: conditions name the one and values are held to the other. @throws NotFound, Invalid, InUse */
export async function changeProperty(
  unit: UnitOfWork,
  input: {
    id: string;
    label?: string | null | undefined;
    description?: string | null | undefined;
    choices?: readonly string[] | null | undefined;
    expectedVersion?: number | null | undefined;
  },
): Promise<ContactProperty> {
  // A value of a choice that goes is either written before and found here, or refused after.
  if (input.choices != null) await holdDecisions(unit);
  // First, for its lock: of two who save at once, the second is told of the first.
  await raiseRulebookVersion(unit);
  const property = await findProperty(unit, input.id);
  if (input.expectedVersion != null && input.expectedVersion !== property.version) {
    throw new Conflict(property.version);
  }
  const before = { label: property.label, choices: property.choices, description: property.description };
  const check = new InputCheck();
  if (input.label != null) property.label = check.text(input.label, ['input', 'label']);
  if (input.choices != null) {
    const choices = readChoices(check, property.type, input.choices);
    await refuseLosing(unit, check, property, choices);
    property.choices = choices;
  }
  const description = check.optionalText(input.description, ['input', 'description'], 500);
  if (description !== undefined) property.description = description;
  check.done();
  property.version += 1;
  const { label, choices } = property;
  unit.record({
    type: 'contactProperty.changed',
    subjectId: property.id,
    data: { before, after: { label, choices, description: property.description } },
  });
  return property;
}

/** A choice that contacts have, or that rules ask for, is merged into another, not left out. @throws InUse */
async function refuseLosing(
  unit: UnitOfWork,
  check: InputCheck,
  { key, choices }: ContactProperty,
  next: readonly string[],
): Promise<void> {
  const kept = new Set(next.map(canonicalText));
  const lost = choices.filter((choice) => !kept.has(canonicalText(choice)));
  if (lost.length === 0) return;
  const holders = (await choiceHolders(unit, [key])).get(key);
  const rules = (holders?.rules ?? []).filter(({ condition }) =>
    lost.some((choice) => namesChoice(condition, `contact.properties.${key}`, choice)),
  );
  if (rules.length > 0) throw new InUse(rules, 'choice');
  for (const choice of lost) {
    const count = holders?.contacts.get(canonicalText(choice)) ?? 0;
    if (count === 0) continue;
    const have = count === 1 ? '1 contact has' : `${count} contacts have`;
    check.add(['input', 'choices'], `${have} “${choice}”: merge it into another choice first.`);
  }
}

/** Deletes the property and its value from every contact. @throws InUse when a condition names it; NotFound */
export async function deleteProperty(unit: UnitOfWork, id: string): Promise<string> {
  const property = await findProperty(unit, id);
  // First, so that a rule that is being saved with this property is either seen here or finds it gone.
  await raiseRulebookVersion(unit);
  const uses = (await usesOf(unit, 'PROPERTY', [property.key])).get(property.key) ?? [];
  if (uses.length > 0) throw new InUse(uses, 'contact property');
  unit.em.remove(property);
  await forgetImported(unit, property.key);
  await sql`
    update contact set properties = properties - ${property.key}, facts = facts - ${property.key}
    where workspace_id = ${unit.workspaceId} and properties ? ${property.key}
  `.execute(unit.db);
  unit.record({
    type: 'contactProperty.deleted',
    subjectId: property.id,
    data: { before: { key: property.key } },
  });
  return property.id;
}

async function findProperty(unit: UnitOfWork, idOrKey: string): Promise<ContactProperty> {
  const { workspaceId } = unit;
  const found = await unit.em.findOne(ContactProperty, {
    workspaceId,
    $or: [{ id: idOrKey }, { key: idOrKey }],
  });
  if (!found) throw new NotFound('contact property', ['input', 'id']);
  return found;
}

export function readChoices(
  check: InputCheck,
  type: PropertyType,
  raw: readonly string[],
  path: readonly string[] = ['input', 'choices'],
): string[] {
  if (raw.length > 0 && type !== 'CHOICE' && type !== 'MULTI_CHOICE') {
    check.add(path, 'Only CHOICE and MULTI_CHOICE properties have choices.');
  }
  if (raw.length > choicesAtMost) check.add(path, `A property has at most ${choicesAtMost} choices.`);
  return [...new Set(raw.map((choice, index) => check.text(choice, [...path, String(index)], 200)))];
}

/** `plan_tier` is shown as “Plan tier” until somebody says better. */
export function labelOfKey(key: string): string {
  const words = displayText(key.replaceAll('_', ' '));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
