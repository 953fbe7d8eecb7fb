import { isDeepStrictEqual } from 'node:util';
import type { FactValue } from '@cadre/shared/conditions/facts';
import { type ContactAttribute, contactAttributes } from '@cadre/shared/contact-attributes';
import type { ContactPatch } from '../contacts/contact-values.js';
import type { FoundContact } from '../contacts/contacts.service.js';

/** A contact as it is stored, with the canonical values of its properties. */
export interface ExistingContact extends FoundContact {
  readonly facts: Record<string, FactValue>;
}

/** Field (`externalId`, `properties.KEY`) to value, as the columns of a file are mapped; null for none. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** What a row of a file does to a contact: values before and after, of those fields only that it changes. */
export interface RowChange {
  readonly isNew: boolean;
  readonly before: FieldValues;
  /** Property key to canonical value, for `before`. */
  readonly facts: Readonly<Record<string, FactValue | null>>;
  readonly after: FieldValues;
}

export const propertyField = (key: string) => `properties.${key}`;
const propertyPrefix = propertyField('');

export const attributesOf = (contact: ExistingContact): Record<ContactAttribute, string | null> => ({
  externalId: contact.external_id,
  email: contact.email,
  name: contact.name,
  company: contact.company,
});

/** Every field of a contact that has a value. */
export function fieldValuesOf(
  attributes: FieldValues,
  properties: Readonly<Record<string, unknown>>,
): FieldValues {
  const values = [
    ...Object.entries(attributes),
    ...Object.entries(properties).map(([key, value]) => [propertyField(key), value] as const),
  ];
  return Object.fromEntries(values.filter(([, value]) => value !== null && value !== undefined));
}

/** A row that makes a contact: whether something changed it since, others tell, so no value is kept. */
export const creation: RowChange = { isNew: true, before: {}, facts: {}, after: {} };

/** What a patch changes of a contact that is there; null when that is nothing. */
export function changeBy(patch: ContactPatch, contact: ExistingContact): RowChange | null {
  const before: Record<string, unknown> = {};
  const facts: Record<string, FactValue | null> = {};
  const after: Record<string, unknown> = {};
  const attributes = attributesOf(contact);
  for (const attribute of contactAttributes) {
    const value = patch.attributes[attribute];
    if (value === undefined || value === attributes[attribute]) continue;
    before[attribute] = attributes[attribute];
    after[attribute] = value;
  }
  for (const [key, value] of Object.entries(patch.properties)) {
    const was = contact.properties[key] ?? null;
    if (isDeepStrictEqual(value, was)) continue;
    before[propertyField(key)] = was;
    facts[key] = contact.facts[key] ?? null;
    after[propertyField(key)] = value;
  }
  return Object.keys(after).length > 0 ? { isNew: false, before, facts, after } : null;
}

/** The patch that puts field values back. */
export function patchOf(values: FieldValues, facts: RowChange['facts']): ContactPatch {
  const patch = {
    attributes: {} as Record<string, unknown>,
    properties: {} as Record<string, unknown>,
    facts: {} as Record<string, FactValue | null>,
  };
  for (const [field, value] of Object.entries(values)) {
    if (!field.startsWith(propertyPrefix)) patch.attributes[field] = value;
    else {
      const key = field.slice(propertyPrefix.length);
      patch.properties[key] = value;
      patch.facts[key] = facts[key] ?? null;
    }
  }
  return patch as ContactPatch;
}
