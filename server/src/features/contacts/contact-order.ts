import type { FieldType, FieldTypes } from '@cadre/shared/conditions/ast';
import { propertyKeyOf } from '@cadre/shared/conditions/fields';
import { type RawBuilder, sql } from 'kysely';
import { Invalid } from '../../platform/errors/errors.js';

/** By which field contacts stand, and from which end. */
export interface ContactSort {
  readonly field: string;
  readonly descending: boolean;
}

/** How the contacts `c` stand: by a value, which is null where a contact has none, and by id where it is the same. */
export interface ContactOrder {
  readonly value: RawBuilder<unknown>;
  /** The SQL type that the value's text is read as again. */
  readonly type: 'text collate "C"' | 'numeric' | 'timestamptz';
  readonly descending: boolean;
  /** Whether the database has the order kept, so that a page costs what it holds. */
  readonly isIndexed: boolean;
}

const columns: ReadonlyMap<string, string> = new Map([
  ['contact.name', 'name_canonical'],
  ['contact.email', 'email_canonical'],
  ['contact.company', 'company_canonical'],
  ['contact.externalId', 'external_id_canonical'],
]);

/** The order that a sort asks for; whoever has no value stands last, from whichever end. @throws Invalid */
export function contactOrder(
  { field, descending }: ContactSort,
  types: FieldTypes,
  path: readonly string[],
): ContactOrder {
  const column = columns.get(field);
  if (column) return { value: sql.ref(`c.${column}`), type: 'text collate "C"', descending, isIndexed: true };
  if (field === 'contact.createdAt')
    return { value: sql.ref('c.created_at'), type: 'timestamptz', descending, isIndexed: true };
  const key = propertyKeyOf(field);
  const type = key === undefined ? undefined : types.get(field);
  if (key === undefined || type === undefined) throw Invalid.at(path, 'There is no such field of contacts.');
  return { ...propertyOrder(key, type, path), descending, isIndexed: false };
}

function propertyOrder(
  key: string,
  type: FieldType,
  path: readonly string[],
): Pick<ContactOrder, 'value' | 'type'> {
  const value = sql`(c.facts -> ${key}::text)`;
  switch (type) {
    case 'NUMBER':
      return { value: typed(value, 'number', sql`${value}::numeric`), type: 'numeric' };
    case 'DATE':
      // A day is from its first to its last instant.
      return {
        value: typed(sql`${value} -> 0`, 'number', sql`(${value} -> 0)::numeric`),
        type: 'numeric',
      };
    case 'TEXT':
    case 'CHOICE':
      return { value: asText(value, 'string'), type: 'text collate "C"' };
    case 'BOOLEAN':
      return { value: asText(value, 'boolean'), type: 'text collate "C"' };
    default:
      throw Invalid.at(path, 'Contacts cannot be sorted by a list.');
  }
}

/** What a row holds of another type reads as empty, as it does to conditions. */
function typed(value: RawBuilder<unknown>, type: string, then: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(case when jsonb_typeof(${value}) = ${type} then ${then} end)`;
}

function asText(value: RawBuilder<unknown>, type: string): RawBuilder<unknown> {
  return typed(value, type, sql`(${value} #>> '{}') collate "C"`);
}
