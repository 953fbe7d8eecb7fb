import { readCells } from '@cadre/shared/imports/csv-cells';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, otherWorkspace, present, testServer } from './api.js';
import { predicate, property } from './conditions.js';
import type { ContactCreateInput, ContactImportCreateInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createImport, importFile } from './imports.js';
import { createContact } from './operations/contacts.js';
import { createProperty } from './operations/properties.js';
import { addMembers, createSegment } from './operations/segments.js';

let server: RunningServer;
let admin: Caller;

const properties = [
  ['tier', 'CHOICE'],
  ['seats', 'NUMBER'],
  ['renewal', 'DATE'],
  ['trial', 'BOOLEAN'],
  ['tags', 'MULTI_CHOICE'],
  ['remark', 'TEXT'],
] as const;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await define(admin);
});

async function define(as: Caller): Promise<void> {
  for (const [key, type] of properties) {
    await as.do(createProperty, { input: { key, type } });
  }
}

function create(input: ContactCreateInput, as = admin) {
  return as.do(createContact, { input });
}

async function download(query: Record<string, string> = {}, as = admin): Promise<Response> {
  return fetch(`${server.address}/contacts/export.csv?${new URLSearchParams(query)}`, {
    headers: as.headers,
  });
}

async function exported(query: Record<string, string> = {}): Promise<string[][]> {
  const answer = await download(query);
  expect(answer.status).toBe(200);
  return parse(await answer.text(), { relax_column_count: false });
}

const listContacts = graphql(`
  query ExportedContacts($condition: ConditionInput, $sort: ContactSortInput) {
    contacts(first: 200, condition: $condition, sort: $sort) {
      nodes { id externalId email name company properties updatedAt }
    }
  }
`);
const listPropertyKeys = graphql(`
  query PropertyKeys {
    contactProperties { key }
  }
`);

const everybody = async () => (await admin.do(listContacts)).contacts.nodes;

describe('an export', () => {
  beforeAll(async () => {
    const nasty = fc.constantFrom(
      '=1+1',
      '+49 30',
      '-x',
      '@sum',
      "'quoted",
      "'=x",
      'a"b',
      'two\nlines',
      'a;b,c',
      '[1]',
      '－1',
      '\u00A0＝1',
      '"=1',
      'one\rreturn',
      'עברית',
      '👩‍🚀',
      'plain',
    );
    const contacts = fc.sample(
      fc.record({
        name: fc.option(nasty),
        company: fc.option(nasty),
        properties: fc.record({
          tier: fc.option(nasty),
          seats: fc.option(fc.constantFrom(-3, 0, 2.5, 1e21)),
          renewal: fc.option(fc.constantFrom('2026-02-28', '2026-02-28T09:00:00+02:00')),
          trial: fc.option(fc.boolean()),
          tags: fc.option(fc.array(nasty, { minLength: 1, maxLength: 3 })),
          remark: fc.option(nasty),
        }),
      }),
      { numRuns: 60, seed: 11 },
    );
    for (const [index, contact] of contacts.entries()) {
      const known =
        index % 3 === 0
          ? {}
          : index % 3 === 1
            ? { email: `e${index}@x.example` }
            : { externalId: `x${index}` };
      await create({ ...contact, name: contact.name ?? `Nobody ${index}`, ...known });
    }
  });

  test('that is imported again changes nothing, whatever the values hold', async () => {
    const before = await everybody();
    const file = Buffer.from(await (await download()).text());
    const done = await importFile(admin, server.address, file, {});
    expect(done).toMatchObject({ status: 'DONE', rows: 60, skipped: 60, added: 0, updated: 0, failed: 0 });
    expect(await everybody()).toEqual(before);
    expect((await admin.do(listPropertyKeys)).contactProperties).toHaveLength(6);
  });

  test('is read alike by a strict parser, and quotes every part of a line break', async () => {
    const text = await (await download()).text();
    const strict = { relax_quotes: false, relax_column_count: false, record_delimiter: '\r\n' };
    const [header = [], ...rows] = parse(text, strict);
    const byId = new Map((await everybody()).map((contact) => [contact.id, contact]));
    for (const cells of rows) {
      const [id = '', ...rest] = readCells(header, cells);
      const contact = present(byId.get(id));
      expect(rest[header.indexOf('name') - 1]).toBe(contact.name);
      expect(rest[header.indexOf('company') - 1]).toBe(contact.company ?? '');
      expect(rest[header.indexOf('properties.remark') - 1]).toBe(contact.properties.remark ?? '');
    }
    const outsideQuotes = text.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '');
    expect(outsideQuotes).not.toMatch(/[\r\n]/);
  });

  test("keeps the ' that an imported file put before a formula", async () => {
    await importFile(admin, server.address, Buffer.from("externalId,name\ntyped,'=x\n"), {});
    const name = async () => (await everybody()).find(({ externalId }) => externalId === 'typed')?.name;
    expect(await name()).toBe("'=x");
    const file = Buffer.from(await (await download()).text());
    expect(await importFile(admin, server.address, file, {})).toMatchObject({ updated: 0, failed: 0 });
    expect(await name()).toBe("'=x");
  });

  test('holds nothing that a spreadsheet would run', async () => {
    const [header = [], ...rows] = await exported();
    const numbers = header.indexOf('properties.seats');
    for (const row of rows) {
      for (const [index, cell] of row.entries())
        if (index !== numbers) expect(cell.normalize('NFKC')).not.toMatch(/^["\s]*[=+\-@]|^[\t\r\n]/);
    }
  });

  test('honours the search, the condition, the order and the columns of what is shown', async () => {
    const condition = property('seats', 'AT_LEAST', 0);
    const [header, ...rows] = await exported({
      condition: JSON.stringify(condition),
      sort: '-contact.properties.seats',
      columns: 'contact.name,contact.properties.seats',
    });
    expect(header).toEqual(['cadreId', 'name', 'properties.seats']);
    const sort = { field: 'contact.properties.seats', descending: true };
    const { nodes } = (await admin.do(listContacts, { condition, sort })).contacts;
    expect(rows.map(([id]) => id)).toEqual(nodes.map(({ id }) => id));
    expect(rows.map((row) => Number(row[2]))).toEqual(
      nodes.map(({ properties }) => Number(properties.seats)),
    );
    expect(await exported({ search: 'nobody zzz' })).toHaveLength(1);
  });

  test('tells the segments by name', async () => {
    await create({ name: 'Member', externalId: 'member' });
    await admin.do(createSegment, { input: { name: 'VIP', key: 'vip' } });
    await admin.do(addMembers, { input: { segment: 'vip', contacts: ['member'] } });
    const [, row] = await exported({ search: 'member', columns: 'segments' });
    expect(row?.[1]).toBe('VIP');
  });

  test('of more than a page of contacts has each once', async () => {
    const lines = Array.from({ length: 4_500 }, (_, index) => `many-${index}`);
    await importFile(admin, server.address, Buffer.from(['externalId', ...lines].join('\n')), {});
    for (const sort of ['', 'contact.name', '-contact.externalId']) {
      const [, ...rows] = await exported({
        search: 'many-',
        columns: 'contact.externalId',
        ...(sort && { sort }),
      });
      expect(new Set(rows.map((row) => row[1])).size, sort).toBe(4_500);
      expect(rows, sort).toHaveLength(4_500);
    }
  });
});

describe('an export that makes no sense', () => {
  test.each([
    [{ condition: '{' }, 'no JSON'],
    [{ condition: '{"is":{"field":"contact.shoe","operator":"EQUALS","value":"1"}}' }, 'contact.shoe'],
    [{ columns: 'contact.shoe' }, 'contact.shoe'],
    [{ sort: 'contact.properties.tags' }, 'list'],
    [{ search: 'x'.repeat(201) }, '200'],
  ])('%j is refused in words', async (query, words) => {
    const answer = await download(query as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain(words);
  });

  test('goes by the last of what its address says twice', async () => {
    const condition = encodeURIComponent(JSON.stringify(predicate('contact.name', 'EQUALS', 'Nobody')));
    const ask = async (query: string) => {
      const url = `${server.address}/contacts/export.csv?${query}`;
      const answer = await fetch(url, { headers: admin.headers });
      expect(answer.status, query).toBe(200);
      return answer.text();
    };
    for (const [twice, once] of [
      ['search=ann&search=nobody+at+all', 'search=nobody+at+all'],
      ['sort=contact.email&sort=-contact.name', 'sort=-contact.name'],
      ['columns=contact.email&columns=contact.name', 'columns=contact.name'],
      [`condition=1&condition=${condition}`, `condition=${condition}`],
    ] as const) {
      expect(await ask(twice), twice).toBe(await ask(once));
    }
  });

  test('of somebody who may not read contacts is not there, and another workspace sees only its own', async () => {
    expect((await download({}, await integrator(server, admin, ['segments:read']))).status).toBe(404);
    expect((await fetch(`${server.address}/contacts/export.csv`)).status).toBe(404);
    const eve = await otherWorkspace(server, admin);
    await create({ name: 'Eve’s own' }, eve);
    const file = await (await download({}, eve)).text();
    expect(parse(file)).toHaveLength(2);
  });
});

describe('an import with properties of its own', () => {
  test('makes them with itself, or refuses both', async () => {
    const input: Omit<ContactImportCreateInput, 'fileName'> = {
      columns: { id: 'externalId', Shoe: 'properties.shoe_size' },
      properties: [{ key: 'shoe_size', label: 'Shoe', type: 'NUMBER' }],
    };
    const done = await importFile(admin, server.address, Buffer.from('id,Shoe\nshod,42\n'), input);
    expect(done).toMatchObject({ status: 'DONE', added: 1 });
    const { data } = await admin.ask(createImport, { input: { fileName: 'again.csv', ...input } });
    expect(data.contactImportCreate).toMatchObject({
      contactImport: null,
      userErrors: [{ code: 'TAKEN', path: ['input', 'properties', '0', 'key'] }],
    });
  });
});
