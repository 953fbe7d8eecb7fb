import type { FieldType, FieldTypes } from './ast.js';
import { CONVERSATION_PRIORITIES, CONVERSATION_STATUSES } from './conversation-codes.js';
import {
  type FieldGroup,
  type FieldReach,
  propertyPath,
  STANDARD_FIELDS,
  type StandardField,
} from './fields.js';
import { type OperatorChoice, operatorsOf } from './operators.js';

/** Where a condition is used decides which fields it may name. */
export const CONDITION_CONTEXTS = ['SEGMENT_RULE', 'CONTACTS', 'ROUTING', 'VIEW'] as const;
export type CatalogueContext = (typeof CONDITION_CONTEXTS)[number];

export type PropertyType = Exclude<FieldType, 'REFERENCE' | 'SEGMENTS'>;

export interface PropertyDefinition {
  readonly key: string;
  readonly label: string;
  readonly type: PropertyType;
  /** The values offered for CHOICE and MULTI_CHOICE; a condition may still name others. */
  readonly choices?: readonly string[];
}

/** A segment, queue, team group or teammate, as far as a condition needs to know it. */
export interface NamedThing {
  readonly id: string;
  readonly name: string;
  readonly key?: string;
}

/** What the workspace holds. A list that is left out is an empty one. */
export interface CatalogueSources {
  readonly properties: readonly PropertyDefinition[];
  readonly segments?: readonly NamedThing[];
  readonly queues?: readonly NamedThing[];
  readonly teams?: readonly NamedThing[];
  readonly teammates?: readonly NamedThing[];
  readonly topics?: readonly string[];
  readonly channels?: readonly string[];
}

/** One value the builder offers. For ids, `key` is the other name by which a condition may call the thing. */
export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  readonly key?: string;
}

export interface ConditionField {
  readonly path: string;
  readonly type: FieldType;
  readonly label: string;
  /** How a sentence names it. */
  readonly phrase: string;
  readonly group: FieldGroup;
  readonly choices: readonly FieldChoice[];
  readonly operators: readonly OperatorChoice[];
}

export type FieldCatalogue = ReadonlyMap<string, ConditionField>;

/** The fields that a condition may name in a context, in the order in which the builder lists them. */
export function fieldCatalogue(context: CatalogueContext, sources: CatalogueSources): FieldCatalogue {
  const standard = STANDARD_FIELDS.filter((field) => allows(context, field)).map((field) =>
    standardField(field, sources),
  );
  const properties = sources.properties.map(propertyField);
  const listed = [
    ...standard.filter(isContactField),
    ...properties,
    ...standard.filter((f) => !isContactField(f)),
  ];
  return new Map(listed.map((field) => [field.path, Object.freeze(field)]));
}

/** The type of every field there is, whatever the context: what evaluation and SQL need of the catalogue. */
export function fieldTypes(properties: readonly Pick<PropertyDefinition, 'key' | 'type'>[]): FieldTypes {
  const types = new Map<string, FieldType>(STANDARD_FIELDS.map((field) => [field.path, field.type]));
  for (const property of properties) types.set(propertyPath(property.key), property.type);
  return types;
}

const REACHES: Readonly<Record<CatalogueContext, readonly FieldReach[]>> = {
  SEGMENT_RULE: ['RULES'],
  CONTACTS: ['RULES', 'ROUTING'],
  ROUTING: ['RULES', 'ROUTING'],
  VIEW: ['RULES', 'ROUTING', 'VIEWS'],
};

function allows(context: CatalogueContext, field: StandardField): boolean {
  if (context === 'CONTACTS' && field.group === 'CONVERSATION') return false;
  return REACHES[context].includes(field.reach);
}

function isContactField(field: ConditionField): boolean {
  return field.group === 'CONTACT';
}

function standardField(field: StandardField, sources: CatalogueSources): ConditionField {
  const { path, type, label, phrase, group } = field;
  return {
    path,
    type,
    label,
    phrase,
    group,
    choices: choicesOf(path, sources),
    operators: operatorsOf(type),
  };
}

function propertyField(property: PropertyDefinition): ConditionField {
  return {
    path: propertyPath(property.key),
    type: property.type,
    label: property.label,
    phrase: property.label,
    group: 'PROPERTIES',
    choices: (property.choices ?? []).map(asWritten),
    operators: operatorsOf(property.type),
  };
}

function choicesOf(path: string, sources: CatalogueSources): readonly FieldChoice[] {
  switch (path) {
    case 'segment':
      return (sources.segments ?? []).map(byId);
    case 'conversation.queue':
      return (sources.queues ?? []).map(byId);
    case 'conversation.team':
      return (sources.teams ?? []).map(byId);
    case 'conversation.assignee':
      return (sources.teammates ?? []).map(byId);
    case 'conversation.topic':
      return (sources.topics ?? []).map(asWritten);
    case 'conversation.channel':
      return (sources.channels ?? []).map(asWritten);
    case 'conversation.status':
      return CONVERSATION_STATUSES.map(asWritten);
    case 'conversation.priority':
      return CONVERSATION_PRIORITIES.map(asWritten);
    default:
      return [];
  }
}

/** Choices by value, and the value that each key stands for; conditions may hold a thousand ids of thousands. */
interface ChoiceIndex {
  readonly byValue: ReadonlyMap<string, FieldChoice>;
  readonly byKey: ReadonlyMap<string, FieldChoice>;
}

const indexes = new WeakMap<ConditionField, ChoiceIndex>();

function indexOf(field: ConditionField): ChoiceIndex {
  const known = indexes.get(field);
  if (known) return known;
  const byValue = new Map(field.choices.map((choice) => [choice.value, choice]));
  const byKey = new Map(
    field.choices.flatMap((choice) => (choice.key === undefined ? [] : [[choice.key, choice]])),
  );
  const index = { byValue, byKey };
  indexes.set(field, index);
  return index;
}

/** The choice with exactly this value. */
export function choiceOf(field: ConditionField, value: string): FieldChoice | undefined {
  return indexOf(field).byValue.get(value);
}

/**
 * The id that a text names, being an id or a key. An id wins, so that nobody can take over a rule by giving a new thing
 * another's id as its key.
 */
export function idNamed(field: ConditionField, text: string): string | undefined {
  const { byValue, byKey } = indexOf(field);
  return (byValue.get(text) ?? byKey.get(text))?.value;
}

function byId(thing: NamedThing): FieldChoice {
  const { id, name, key } = thing;
  return key === undefined ? { value: id, label: name } : { value: id, label: name, key };
}

function asWritten(value: string): FieldChoice {
  return { value, label: value };
}
