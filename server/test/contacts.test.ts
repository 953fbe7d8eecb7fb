import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mergeStays, type Stay } from '../src/features/conversations/merge-memberships.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, invited, otherWorkspace, present, testServer } from './api.js';
import type {
  ContactCreateInput,
  ContactMergeInput,
  ContactPagesQueryVariables,
  ContactSortInput,
  PreferencesChangeInput,
} from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createContact, mergeContacts, upsertContact } from './operations/contacts.js';
import { startConversation } from './operations/conversations.js';
import { createProperty } from './operations/properties.js';
import { addMembers, createSegment, removeMembers } from './operations/segments.js';
import { readBackward, readForward } from './pages.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;
let databaseUrl: string;

beforeAll(async () => {
  server = await testServer();
  databaseUrl = server.platform.database.url;
  admin = await ada(server);
  for (const [key, type] of [
    ['tier', 'CHOICE'],
    ['seats', 'NUMBER'],
    ['renewal', 'DATE'],
    ['trial', 'BOOLEAN'],
    ['tags', 'MULTI_CHOICE'],
  ] as const) {
    await admin.do(createProperty, { input: { key, type } });
  }
});

const readContact = graphql(`
  query Contact($id: ID!) {
    contact(id: $id) { name email }
  }
`);
const listContacts = graphql(`
  query ContactPages($sort: ContactSortInput, $first: Int, $after: String, $last: Int, $before: String) {
    contacts(search: "order-", sort: $sort, first: $first, after: $after, last: $last, before: $before) {
      nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);
const changePreferences = graphql(`
  mutation ChangePreferences($input: PreferencesChangeInput!) {
    preferencesChange(input: $input) { userErrors { code message path } }
  }
`);

async function create(input: ContactCreateInput, as = admin): Promise<string> {
  const { contactCreate } = await as.do(createContact, { input });
  return present(contactCreate.contact).id;
}

const refusalsOfCreate = async (input: ContactCreateInput) =>
  (await admin.ask(createContact, { input })).data.contactCreate.userErrors;
const refusalsOfMerge = async (input: ContactMergeInput) =>
  (await admin.ask(mergeContacts, { input })).data.contactMerge.userErrors;

describe('the order of contacts', () => {
  interface Somebody {
    name: string | null;
    seats: number | null;
    renewal: string | null;
    trial: boolean | null;
  }
  const sorts = [
    'contact.name',
    'contact.createdAt',
    'contact.properties.seats',
    'contact.properties.renewal',
    'contact.properties.trial',
    'contact.properties.tier',
  ];
  let people: Map<string, Somebody>;

  beforeAll(async () => {
    const somebody = fc.record({
      name: fc.option(fc.constantFrom('Ann', 'ann', 'Bo', 'Åsa', 'עדה', '😀', 'Zoë')),
      seats: fc.option(fc.constantFrom(-1, 0, 2, 10, 3.5)),
      renewal: fc.option(fc.constantFrom('2026-01-31', '2025-12-01', '2026-01-31T10:00:00Z')),
      trial: fc.option(fc.boolean()),
    });
    people = new Map();
    for (const [index, one] of fc.sample(somebody, { numRuns: 40, seed: 7 }).entries()) {
      const { name, ...properties } = one;
      people.set(await create({ externalId: `order-${index}`, name, properties }), one);
    }
  });

  async function pages(sort: ContactSortInput, size: number, backwards: boolean): Promise<string[]> {
    const read = async (page: Omit<ContactPagesQueryVariables, 'sort'>) =>
      (await admin.do(listContacts, { sort, ...page })).contacts;
    const nodes = backwards
      ? await readBackward((before) => read({ last: size, before }))
      : await readForward((after) => read({ first: size, after }));
    return nodes.map(({ id }) => id);
  }

  test('paging forward equals paging backward equals the whole, by every field and from both ends', async () => {
    for (const field of sorts) {
      for (const descending of [false, true]) {
        const sort = { field, descending };
        const whole = await pages(sort, 100, false);
        expect(new Set(whole), field).toEqual(new Set(people.keys()));
        expect(await pages(sort, 7, false), `${field} forward`).toEqual(whole);
        expect(await pages(sort, 7, true), `${field} backward`).toEqual(whole);
      }
    }
  });

  test('who has no value stands last from whichever end', async () => {
    for (const descending of [false, true]) {
      const seats = (await pages({ field: 'contact.properties.seats', descending }, 100, false)).map(
        (id) => people.get(id)?.seats ?? null,
      );
      const filled = seats.filter((one) => one !== null);
      expect(seats.slice(0, filled.length)).toEqual(filled);
      expect(filled).toEqual(filled.toSorted((one, other) => (descending ? other - one : one - other)));
    }
  });

  test('a list, or a field that is not there, is no order, and a cursor of one order is none of another', async () => {
    const ask = (sort: ContactSortInput, after?: string | null) =>
      admin.ask(listContacts, { first: 1, sort, after });
    for (const field of ['contact.properties.tags', 'contact.properties.none', 'segment', 'nothing']) {
      const { errors } = await ask({ field });
      expect(errors?.[0]?.extensions.userErrors).toMatchObject([{ path: ['sort', 'field'] }]);
    }
    const { data } = await ask({ field: 'contact.name' });
    const cursor = present(data.contacts.pageInfo.endCursor);
    const { errors } = await ask({ field: 'contact.email' }, cursor);
    expect(errors?.[0]?.extensions.userErrors).toMatchObject([{ path: ['after'] }]);
    const places: string[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    for (const odd of ['\u0000', '\ud800', 'x'.repeat(100_001)]) {
      const forged = Buffer.from(JSON.stringify([...places.slice(0, -1), odd])).toString('base64url');
      const refused = await ask({ field: 'contact.name' }, forged);
      expect(JSON.stringify(refused.errors), JSON.stringify(odd.slice(0, 9))).not.toContain('INTERNAL');
      expect(refused.errors).toHaveLength(1);
    }
  });
});

describe('a new contact', () => {
  test('may have a name alone, and is made once', async () => {
    const id = await create({ name: 'Walk-in' });
    expect((await admin.do(readContact, { id })).contact).toEqual({
      name: 'Walk-in',
      email: null,
    });
    expect(await refusalsOfCreate({ company: 'Nobody' })).toMatchObject([
      { code: 'INVALID', path: ['input', 'name'] },
    ]);
  });

  test('that is there already is refused with the one it is, and nothing of it changes', async () => {
    const grace = await create({ name: 'Grace', email: 'Grace@Navy.example', externalId: 'grace' });
    expect(await refusalsOfCreate({ name: 'Other', email: 'grace@navy.example' })).toMatchObject([
      { code: 'TAKEN', path: ['input', 'email'], holderId: grace },
    ]);
    expect(await refusalsOfCreate({ name: 'Other', externalId: 'grace' })).toMatchObject([
      { code: 'TAKEN', path: ['input', 'externalId'], holderId: grace },
    ]);
    const { contact } = await admin.do(readContact, { id: 'grace' });
    expect(contact).toEqual({ name: 'Grace', email: 'Grace@Navy.example' });
  });

  test('of another workspace is not told of', async () => {
    const eve = await otherWorkspace(server, admin, 'Elsewhere');
    await create({ email: 'shared@people.example' }, eve);
    expect(await create({ email: 'shared@people.example' })).toMatch(/^con_/);
  });
});

describe('a merge', () => {
  const segment = async (name: string) => {
    const { segmentCreate } = await admin.do(createSegment, { input: { name } });
    return present(segmentCreate.segment).id;
  };
  const mergeAndRead = graphql(`
    mutation MergeAndReadContact($input: ContactMergeInput!) {
      contactMerge(input: $input) {
        contact {
          id name email company properties
          memberships { segment { name } pin }
          conversations(first: 10) { totalCount nodes { number messages { author } } }
        }
        userErrors { message }
      }
    }
  `);
  const readExcluded = graphql(`
    query Excluded($id: ID!) {
      segment(id: $id) { excluded { nodes { contact { id } } } }
    }
  `);

  test('keeps what the one has, fills what it lacks, and takes what is named', async () => {
    const from = await create({
      name: 'Grace B. Hopper',
      email: 'gbh@navy.example',
      company: 'US Navy',
      properties: { tier: 'gold', seats: 4 },
    });
    const into = await create({ name: 'Grace H.', externalId: 'gh', properties: { seats: 9 } });
    const [vip, trial, kept] = [await segment('VIP'), await segment('Trial'), await segment('Kept out')];
    await admin.do(addMembers, { input: { segment: vip, contacts: [from, into] } });
    await admin.do(addMembers, { input: { segment: trial, contacts: [from] } });
    await admin.do(removeMembers, { input: { segment: kept, contacts: [from] } });
    await admin.do(startConversation, { input: { contact: { id: from }, message: 'Hello' } });
    const { contactMerge } = await admin.do(mergeAndRead, {
      input: { from, into, take: ['contact.name', 'contact.properties.tier'] },
    });
    const merged = present(contactMerge.contact);
    expect(merged).toMatchObject({
      id: into,
      name: 'Grace B. Hopper',
      email: 'gbh@navy.example',
      company: 'US Navy',
      properties: { tier: 'gold', seats: 9 },
      conversations: { totalCount: 1, nodes: [{ messages: [{ author: 'Grace B. Hopper' }] }] },
    });
    expect(merged.memberships.map(({ segment }) => segment.name).toSorted()).toEqual(['Trial', 'VIP']);
    expect((await admin.do(readContact, { id: from })).contact).toBeNull();
    const { segment: after } = await admin.do(readExcluded, { id: kept });
    expect(after?.excluded.nodes).toMatchObject([{ contact: { id: into } }]);
    await expectRecount(databaseUrl);
  });

  test('with itself, with nobody or by an unknown field is refused and changes nothing', async () => {
    const one = await create({ name: 'Only' });
    expect(await refusalsOfMerge({ from: one, into: one })).toMatchObject([
      { code: 'INVALID', path: ['input', 'from'] },
    ]);
    expect(await refusalsOfMerge({ from: 'none', into: one })).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'from'] },
    ]);
    const other = await create({ name: 'Other' });
    expect(await refusalsOfMerge({ from: other, into: one, take: ['contact.shoe'] })).toMatchObject([
      { code: 'INVALID', path: ['input', 'take', '0'] },
    ]);
    expect((await admin.do(readContact, { id: other })).contact).toEqual({ name: 'Other', email: null });
  });

  test('of two histories is in a segment at a moment when either was, and never twice', () => {
    const stays = fc
      .array(fc.tuple(fc.nat(50), fc.option(fc.nat(20))), { maxLength: 8 })
      .map((all) =>
        all.map(([since, length]): Stay => ({ since, until: length === null ? null : since + length })),
      );
    const inAt = (all: readonly Stay[], at: number) =>
      all.filter(({ since, until }) => since <= at && (until === null || at < until)).length;
    fc.assert(
      fc.property(stays, (all) => {
        const merged = mergeStays(all);
        for (let at = 0; at < 75; at += 1) {
          expect(inAt(merged, at)).toBe(Math.min(1, inAt(all, at)));
        }
      }),
    );
  });
});

describe('the activity of a contact', () => {
  const readActivity = graphql(`
    query ContactActivity($id: ID!, $size: Int, $after: String) {
      contact(id: $id) {
        activity(first: $size, after: $after) {
          totalCount
          nodes { id type actor data }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  `);

  test('tells changes with before and after, segments joined and left, and conversations, the latest first', async () => {
    const id = await create({ name: 'Told', externalId: 'told' });
    await admin.do(upsertContact, {
      input: { id, company: 'Told Ltd', name: 'Told', properties: { seats: 3 } },
    });
    await admin.do(createSegment, { input: { name: 'Told ones', key: 'told_ones' } });
    const members = { segment: 'told_ones', contacts: [id] };
    await admin.do(addMembers, { input: members });
    await admin.do(removeMembers, { input: members });
    await admin.do(startConversation, { input: { contact: { id }, subject: 'Hello', message: 'Hello' } });
    const page = (size: number) =>
      readForward(
        async (after) => present((await admin.do(readActivity, { id, size, after })).contact).activity,
      );
    const all = await page(50);
    expect(all.map(({ type }) => type)).toEqual([
      'conversation.started',
      'segment.left',
      'segment.joined',
      'contact.changed',
      'contact.created',
    ]);
    expect(all[3]?.data).toEqual({
      before: { company: null, seats: null },
      after: { company: 'Told Ltd', seats: 3 },
    });
    expect(all.map(({ actor }) => actor)).toEqual([
      'The contact',
      'Ada Lovelace',
      'Ada Lovelace',
      'Ada Lovelace',
      'Ada Lovelace',
    ]);
    expect(await page(2)).toEqual(all);
  });
});

describe('preferences', () => {
  const change = (input: PreferencesChangeInput, as: Caller) => as.do(changePreferences, { input });
  const readPreferences = graphql(`
    query Preferences {
      viewer { preferences { letterKeys tables { table columns { id hidden pinned width } } } }
    }
  `);
  const read = async (as: Caller) => (await as.do(readPreferences)).viewer?.preferences;

  test('are a person’s own, each table apart from the others', async () => {
    const grace = await invited(server, admin, 'Grace', 'AGENT');
    expect(await read(grace)).toEqual({ letterKeys: true, tables: [] });
    await change(
      {
        table: {
          table: 'contacts',
          columns: [
            { id: 'email', width: 300 },
            { id: 'name', hidden: true },
          ],
        },
      },
      grace,
    );
    await change({ table: { table: 'segments', columns: [{ id: 'name', pinned: true }] } }, grace);
    await change({ letterKeys: false }, grace);
    expect(await read(grace)).toEqual({
      letterKeys: false,
      tables: [
        {
          table: 'contacts',
          columns: [
            { id: 'email', hidden: false, pinned: false, width: 300 },
            { id: 'name', hidden: true, pinned: false, width: null },
          ],
        },
        { table: 'segments', columns: [{ id: 'name', hidden: false, pinned: true, width: null }] },
      ],
    });
    await change({ table: { table: 'contacts', columns: [] } }, grace);
    expect((await read(grace))?.tables.map(({ table }) => table)).toEqual(['segments']);
    expect(await read(admin)).toEqual({ letterKeys: true, tables: [] });
  });

  test('that make no sense are refused at their place', async () => {
    const tooNarrow = { table: 'contacts', columns: [{ id: 'name', width: 5 }] };
    const { data } = await admin.ask(changePreferences, { input: { table: tooNarrow } });
    expect(data.preferencesChange.userErrors).toMatchObject([
      { path: ['input', 'table', 'columns', '0', 'width'] },
    ]);
  });
});
