import type { FieldType } from '@cadre/shared/conditions/ast';
import { propertyKeyOf } from '@cadre/shared/conditions/fields';
import { ID_HEADER, toCell } from '@cadre/shared/imports/csv-cells';
import { sql } from 'kysely';
import { inScope } from '../../platform/database/scope.js';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { type ContactFilter, contactsMatching } from '../conditions/contact-filter.js';
import { readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { type ContactSort, contactOrder } from '../contacts/contact-order.js';
import { contactPlace, contactsPage, type PlacedContact } from '../contacts/contacts.read-model.js';
import type { SortedLists } from '../contacts/sorted-lists.js';

/** What somebody wants in a file: who, in which order, with which columns (fields, or `segments`); all when none are named. */
export interface ExportRequest extends ContactFilter {
  readonly sort: ContactSort | null;
  readonly columns: readonly string[] | null;
}

interface ExportColumn {
  readonly header: string;
  readonly cell: (contact: PlacedContact, segments: readonly string[]) => string;
}

const attributes = ['externalId', 'email', 'name', 'company'] as const;
const pageSize = 2_000;

/**
 * The rows of an export, the header first, read a page at a time, so that a million contacts need no more memory than
 * a thousand. Importing the file again changes nothing. @throws Invalid before the first row
 */
export async function exportContacts(
  reader: Reader,
  request: ExportRequest,
  sorted: SortedLists,
): Promise<AsyncGenerator<string[]>> {
  const scope = { workspaceId: reader.workspaceId };
  const catalogue = await inScope(scope, () => readWorkspaceCatalogue(reader));
  const which = contactsMatching(reader, catalogue, request, []);
  const order = request.sort ? contactOrder(request.sort, catalogue.types, ['sort']) : undefined;
  const { condition, search, sort } = request;
  const list = { which, order, key: `export ${JSON.stringify({ condition, search, sort })}` };
  const fields = request.columns ?? [
    ...attributes.map((attribute) => `contact.${attribute}`),
    ...catalogue.sources.properties.map(({ key }) => `contact.properties.${key}`),
    'segments',
    'contact.createdAt',
  ];
  const columns = fields.map((field) => columnOf(field, catalogue.types));
  return rows();

  async function* rows(): AsyncGenerator<string[]> {
    yield [ID_HEADER, ...columns.map(({ header }) => header)];
    let cursor: readonly string[] | null = null;
    for (;;) {
      const place: readonly string[] | null = cursor;
      const page = await inScope(scope, () =>
        contactsPage(reader, list, { size: pageSize, backwards: false, cursor: place }, sorted),
      );
      const segments = fields.includes('segments')
        ? await inScope(scope, () =>
            segmentNames(
              reader,
              page.rows.map(({ id }) => id),
            ),
          )
        : new Map<string, string[]>();
      for (const contact of page.rows) {
        yield [contact.id, ...columns.map(({ cell }) => cell(contact, segments.get(contact.id) ?? []))];
      }
      const last = page.rows.at(-1);
      if (!last || !page.hasMore) return;
      cursor = contactPlace(last, order);
    }
  }
}

function columnOf(field: string, types: ReadonlyMap<string, FieldType>): ExportColumn {
  const attribute = attributes.find((one) => field === `contact.${one}`);
  if (attribute) return { header: attribute, cell: (contact) => toCell(contact[attribute], 'TEXT') };
  if (field === 'segments') return { header: field, cell: (_, names) => toCell(names, 'MULTI_CHOICE') };
  if (field === 'contact.createdAt') {
    return { header: 'createdAt', cell: ({ createdAt }) => createdAt.toISOString() };
  }
  const key = propertyKeyOf(field);
  const type = types.get(field);
  if (key === undefined || type === undefined) {
    throw Invalid.at(['columns'], `Contacts have no column “${field}”.`);
  }
  return { header: `properties.${key}`, cell: ({ properties }) => toCell(properties[key], type) };
}

/** The segments that contacts are in now, by name. */
async function segmentNames(reader: Reader, contactIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ contact_id: string; names: string[] }>`
    select m.contact_id, array_agg(g.name order by g.name_canonical) as names from segment_membership m
    join grouping g on g.workspace_id = m.workspace_id and g.id = m.segment_id and g.archived_at is null
    where m.workspace_id = ${reader.workspaceId} and m.contact_id = any(${contactIds}) and m.until is null
    group by m.contact_id
  `.execute(reader.db);
  return new Map(rows.map(({ contact_id, names }) => [contact_id, names]));
}
