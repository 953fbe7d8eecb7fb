import type { FieldType } from '@cadre/shared/conditions/ast';
import { propertyKeyOf, SEGMENT_FIELD } from '@cadre/shared/conditions/fields';
import type { Comparison } from '@cadre/shared/conditions/prepared';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { propertyComparer } from './property-comparer.js';
import {
  type Expression,
  instantColumn,
  notFor,
  type SqlComparer,
  textColumn,
  valuesOf,
} from './sql-comparers.js';

export interface ContactTables {
  /** The alias under which the statement reads the table contact. */
  readonly alias: string;
  readonly workspaceId: string;
}

const TEXT_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['contact.email', 'email_canonical'],
  ['contact.name', 'name_canonical'],
  ['contact.company', 'company_canonical'],
  ['contact.externalId', 'external_id_canonical'],
]);

/** How a field of a contact is stored. */
export function contactComparer(field: string, type: FieldType, tables: ContactTables): SqlComparer {
  const { alias } = tables;
  const column = TEXT_COLUMNS.get(field);
  if (column !== undefined) return textColumn(sql.ref(`${alias}.${column}`));
  if (field === 'contact.createdAt') return instantColumn(sql.ref(`${alias}.created_at`));
  const key = propertyKeyOf(field);
  if (key !== undefined) return propertyComparer(sql.ref(`${alias}.facts`), key, type);
  if (field === SEGMENT_FIELD) {
    return (comparison) => isMember(tables.workspaceId, sql.ref(`${alias}.id`), comparison);
  }
  throw new TypeError(`a contact has no field ${field}`);
}

/** Whether a contact is a member of the segments now. */
export function isMember(
  workspaceId: string,
  contactId: Expression,
  comparison: Comparison,
  isThere: Lookup = planned,
): RawBuilder<SqlBool> {
  return isThere(sql`from segment_membership member
    where member.workspace_id = ${workspaceId} and member.contact_id = ${contactId} and member.until is null
    and ${segmentIn(sql.ref('member.segment_id'), comparison)}`);
}

/** Whether rows are there, which are named by what follows `from`. */
export type Lookup = (from: RawBuilder<unknown>) => RawBuilder<SqlBool>;

/** As PostgreSQL sees fit: for many rows it reads all that could be there once, and keeps it in memory. */
export const planned: Lookup = (from) => sql<SqlBool>`exists (select ${from})`;

/** By an index for each row, which is for few rows. The planner thinks of all rows of a table, even behind a limit. */
export const probed: Lookup = (from) => sql<SqlBool>`coalesce((select true ${from} limit 1), false)`;

export function segmentIn(segmentId: Expression, comparison: Comparison): RawBuilder<SqlBool> {
  if (comparison.kind === 'present') return sql<SqlBool>`true`;
  if (comparison.kind !== 'oneOf') return notFor('segment', comparison);
  return sql<SqlBool>`${segmentId} = any(${valuesOf(comparison)}::text[])`;
}
