import type { PropertyDefinition, PropertyType } from '../conditions/catalogue.js';
import { parseDate } from '../conditions/dates.js';
import { parseValue } from '../conditions/values.js';
import { type ContactAttribute, contactAttributes } from '../contact-attributes.js';
import { keyOfName } from '../key-of-name.js';
import { ID_HEADER, REASON_HEADER, ROW_HEADER } from './csv-cells.js';

/** CSV header to what it is: `id`, an attribute, `properties.KEY`, or null for a column that is left out. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** Columns of our files that tell more than a file can change: of a contact, and of a row that failed. */
export const TOLD_HEADERS = ['createdAt', 'updatedAt', 'segments', ROW_HEADER, REASON_HEADER] as const;

const names: Readonly<Record<ContactAttribute, readonly string[]>> = {
  externalId: ['externalid', 'customerid', 'userid', 'contactid', 'id'],
  email: ['email', 'mail', 'emailaddress', 'customeremail'],
  name: ['name', 'fullname', 'customername', 'contactname', 'displayname'],
  company: ['company', 'companyname', 'organisation', 'organization', 'account'],
};

/** The mapping that fills itself: by the headers' names, each attribute once, all else a property. */
export function guessMapping(headers: readonly string[]): ColumnMapping {
  const mapping: Record<string, string | null> = {};
  const taken = new Set<string>();
  for (const header of headers) {
    if (header === ID_HEADER || (TOLD_HEADERS as readonly string[]).includes(header)) {
      mapping[header] = header === ID_HEADER ? 'id' : null;
      continue;
    }
    const plain = header.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    const attribute = contactAttributes.find((one) => names[one].includes(plain) && !taken.has(one));
    if (attribute) taken.add(attribute);
    mapping[header] = attribute ?? `properties.${propertyKeyOfHeader(header)}`;
  }
  return mapping;
}

/** `MonthlyCharges` and `Monthly charges` are both `monthly_charges`; `properties.x` is x, as an export says it. */
export function propertyKeyOfHeader(header: string): string {
  const own = header.startsWith('properties.') ? header.slice('properties.'.length) : header;
  return keyOfName(own.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

/** What is wrong with a mapping that somebody gave, by header; empty when nothing is. */
export function mappingProblems(mapping: ColumnMapping, headers: readonly string[]): Record<string, string> {
  const problems: Record<string, string> = {};
  const taken = new Set<string>();
  for (const [header, target] of Object.entries(mapping)) {
    if (!headers.includes(header)) problems[header] = 'The file has no such column.';
    if (target === null) continue;
    const isAttribute = target === 'id' || (contactAttributes as readonly string[]).includes(target);
    if (!isAttribute && !/^properties\.[a-z][a-z0-9_]{0,59}$/.test(target)) {
      problems[header] = `“${target}” is neither id, externalId, email, name, company nor properties.KEY.`;
    } else if (taken.has(target)) {
      problems[header] = `“${target}” is filled by another column already.`;
    }
    taken.add(target);
  }
  return problems;
}

/** Whether contacts can be found by what a mapping reads: the id, the external id or the e-mail address. */
export function findsContacts(mapping: ColumnMapping): boolean {
  const targets = Object.values(mapping);
  return ['id', 'externalId', 'email'].some((target) => targets.includes(target));
}

const choicesAtMost = 20;

/** The type that all values of a column have; the narrowest that fits. */
export function guessType(values: readonly string[]): PropertyType {
  const filled = values.filter((value) => value.trim() !== '');
  if (filled.length === 0) return 'TEXT';
  const fits = (type: PropertyType) => filled.every((value) => parseValue(type, value, 'UTC').ok);
  if (fits('BOOLEAN')) return 'BOOLEAN';
  if (fits('NUMBER')) return 'NUMBER';
  if (filled.every((value) => parseDate(value.trim(), 'UTC') !== undefined)) return 'DATE';
  const distinct = new Set(filled).size;
  return distinct <= choicesAtMost && distinct * 2 <= filled.length ? 'CHOICE' : 'TEXT';
}

/** The properties that a mapping names and the workspace lacks, with the type that the first records suggest. */
export function propertiesToMake(
  headers: readonly string[],
  mapping: ColumnMapping,
  sample: readonly (readonly string[])[],
  known: ReadonlyMap<string, PropertyDefinition>,
): { key: string; label: string; type: PropertyType }[] {
  return headers.flatMap((header, index) => {
    const target = mapping[header];
    const key = target?.startsWith('properties.') ? target.slice('properties.'.length) : null;
    if (key === null || known.has(key)) return [];
    return [{ key, label: header.slice(0, 100), type: guessType(sample.map((cells) => cells[index] ?? '')) }];
  });
}
