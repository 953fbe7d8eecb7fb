import type { PropertyDefinition } from '@cadre/shared/conditions/catalogue';
import { instant } from '@cadre/shared/conditions/dates';
import type { Facts, FactValue } from '@cadre/shared/conditions/facts';
import { canonicalText, displayText, parseValue } from '@cadre/shared/conditions/values';
import { type ContactAttribute, contactAttributes } from '@cadre/shared/contact-attributes';
import type { Issue } from '../../platform/errors/errors.js';
import type { ContactSchema } from './property-definitions.js';

/** What a caller says of a contact: undefined leaves a value as it is, null clears it. */
export interface ContactInput {
  readonly id?: string | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly properties?: unknown;
}

/** What to change of a contact, display and canonical values side by side. null clears. */
export interface ContactPatch {
  readonly attributes: Partial<Record<ContactAttribute, string | null>>;
  readonly properties: Record<string, unknown>;
  /** Canonical values of `properties`; null where the property becomes empty. */
  readonly facts: Record<string, FactValue | null>;
}

const charactersAtMost: Record<ContactAttribute, number> = {
  externalId: 255,
  email: 254,
  name: 1_024,
  company: 1_024,
};
const textAtMost = 1_024;
const listAtMost = 200;

/** Reads what a caller says of a contact; every value that is wrong is an issue under `path` and is left out. */
export function readContactInput(
  input: ContactInput,
  schema: ContactSchema,
  path: readonly string[],
): { patch: ContactPatch; issues: Issue[] } {
  const issues: Issue[] = [];
  const attributes: Partial<Record<ContactAttribute, string | null>> = {};
  for (const attribute of contactAttributes) {
    const raw = input[attribute];
    if (raw === undefined) continue;
    const text = raw === null ? '' : displayText(raw);
    const problem = attributeProblem(attribute, text);
    if (problem) issues.push({ path: [...path, attribute], message: problem });
    else attributes[attribute] = text === '' ? null : text;
  }
  const properties: Record<string, unknown> = {};
  const facts: Record<string, FactValue | null> = {};
  for (const [key, raw] of propertyEntries(input.properties, [...path, 'properties'], issues)) {
    const definition = schema.properties.get(key);
    const value = definition
      ? readProperty(definition, raw, schema.timeZone)
      : 'There is no such contact property.';
    if (typeof value === 'string') {
      issues.push({ path: [...path, 'properties', key], message: value });
    } else {
      properties[key] = value.display;
      facts[key] = value.fact;
    }
  }
  return { patch: { attributes, properties, facts }, issues };
}

function attributeProblem(attribute: ContactAttribute, text: string): string | null {
  const length = [...text].length;
  const most = charactersAtMost[attribute];
  if (length > most) return `This has ${length} characters; at most ${most} are allowed.`;
  if (attribute === 'email' && text !== '' && !/^[^\s@]+@[^\s@]+$/.test(text))
    return 'This is no e-mail address.';
  return null;
}

function propertyEntries(raw: unknown, path: readonly string[], issues: Issue[]): [string, unknown][] {
  if (raw === undefined || raw === null) return [];
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    issues.push({ path, message: 'Properties are an object: property key to value.' });
    return [];
  }
  return Object.entries(raw);
}

/** The display and canonical value of a property, or what is wrong with it. */
export function readProperty(
  definition: PropertyDefinition,
  raw: unknown,
  timeZone: string,
): { display: unknown; fact: FactValue | null } | string {
  const tooLong = lengthProblem(raw);
  if (tooLong) return tooLong;
  const parsed = parseValue(definition.type, raw, timeZone);
  if (!parsed.ok) return `The value ${parsed.problem.message}.`;
  if (parsed.value === undefined) return { display: null, fact: null };
  const display = displayOf(definition, raw, parsed.value);
  return display === undefined
    ? `This is none of the choices of ${definition.label}.`
    : { display, fact: parsed.value };
}

function lengthProblem(raw: unknown): string | null {
  const texts = Array.isArray(raw) ? raw : [raw];
  if (texts.length > listAtMost) return `A list holds at most ${listAtMost} values.`;
  const long = texts.find((text) => typeof text === 'string' && text.length > textAtMost);
  return long === undefined ? null : `A text has at most ${textAtMost} characters.`;
}

/** How a person is shown the value; undefined when it is not among the choices. */
function displayOf(definition: PropertyDefinition, raw: unknown, fact: FactValue): unknown {
  switch (definition.type) {
    case 'NUMBER':
    case 'BOOLEAN':
      return fact;
    case 'CHOICE':
      return choiceOf(definition, String(raw));
    case 'MULTI_CHOICE': {
      const chosen = (Array.isArray(raw) ? raw : [raw])
        .filter((one) => displayText(String(one)) !== '')
        .map((one) => choiceOf(definition, String(one)));
      return chosen.includes(undefined) ? undefined : [...new Set(chosen)];
    }
    case 'TEXT':
    case 'DATE':
      return displayText(String(raw));
  }
}

/** The choice as it is spelled in the property; any text where the property lists none. */
function choiceOf(definition: PropertyDefinition, raw: string): string | undefined {
  const choices = definition.choices ?? [];
  if (choices.length === 0) return displayText(raw);
  const canonical = canonicalText(raw);
  return choices.find((choice) => canonicalText(choice) === canonical);
}

/** A contact as conditions see it. */
export interface StoredContact {
  readonly id: string;
  readonly external_id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly facts: Record<string, FactValue>;
  readonly created_at: Date;
}

/** The canonical facts of a contact with a patch laid over it. */
export function contactFacts(contact: StoredContact, patch?: ContactPatch): Map<string, FactValue> {
  const facts = new Map<string, FactValue>();
  const stored: Record<ContactAttribute, string | null> = {
    externalId: contact.external_id,
    email: contact.email,
    name: contact.name,
    company: contact.company,
  };
  for (const attribute of contactAttributes) {
    const changed = patch?.attributes[attribute];
    const text = canonicalText((changed === undefined ? stored[attribute] : changed) ?? '');
    if (text !== '') facts.set(`contact.${attribute}`, text);
  }
  facts.set('contact.createdAt', instant(contact.created_at.getTime()));
  for (const [key, value] of Object.entries({ ...contact.facts, ...patch?.facts })) {
    if (value !== null) facts.set(`contact.properties.${key}`, value);
  }
  return facts;
}

export type { Facts };
