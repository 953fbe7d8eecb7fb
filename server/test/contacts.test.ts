import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mergeStays, type Stay } from '../src/features/conversations/merge-memberships.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, invited, list, otherWorkspace, testServer, text } from './api.js';
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
  ]) {
    await admin.do(
      'mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { userErrors { message } } }',
      { input: { key, type } },
    );
  }
});

const refusals = 'userErrors { code message path ... on TakenError { holderId } }';

async function create(input: object, as = admin): Promise<string> {
  const { contactCreate } = await as.do(
    `mutation ($input: ContactCreateInput!) { contactCreate(input: $input) { contact { id } ${refusals} } }`,
    { input },
  );
  return text(contactCreate?.contact?.id);
}

async function refused(mutation: string, type: string, input: object, as = admin): Promise<readonly Data[]> {
  const { data } = await as.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${refusals} } }`,
    { input },
  );
  return list(data[mutation]?.userErrors);
}

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

  async function pages(sort: object, size: number, backwards: boolean): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const { contacts }: Data = await admin.do(
        `query ($sort: ContactSortInput, $first: Int, $after: String, $last: Int, $before: String) {
          contacts(search: "order-", sort: $sort, first: $first, after: $after, last: $last, before: $before) {
            nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        backwards ? { sort, last: size, before: cursor } : { sort, first: size, after: cursor },
      );
      const ids = list(contacts?.nodes).map((one) => text(one.id));
      if (backwards) found.unshift(...ids);
      else found.push(...ids);
      const info = contacts?.pageInfo;
      const more = backwards ? info?.hasPreviousPage : info?.hasNextPage;
      cursor = more ? text(backwards ? info?.startCursor : info?.endCursor) : null;
    } while (cursor !== null);
    return found;
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
    const ask = (sort: object, after?: string) =>
      admin.ask(
        'query ($sort: ContactSortInput, $after: String) { contacts(first: 1, sort: $sort, after: $after) { pageInfo { endCursor } } }',
        { sort, after },
      );
    for (const field of ['contact.properties.tags', 'contact.properties.none', 'segment', 'nothing']) {
      const { errors } = await ask({ field });
      expect(list(errors?.[0]?.extensions.userErrors)).toMatchObject([{ path: ['sort', 'field'] }]);
    }
    const { data } = await ask({ field: 'contact.name' });
    const { errors } = await ask({ field: 'contact.email' }, text(data.contacts?.pageInfo?.endCursor));
    expect(list(errors?.[0]?.extensions.userErrors)).toMatchObject([{ path: ['after'] }]);
    const places = JSON.parse(
      Buffer.from(text(data.contacts?.pageInfo?.endCursor), 'base64url').toString(),
    ) as string[];
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
    expect((await admin.do('query ($id: ID!) { contact(id: $id) { name email } }', { id })).contact).toEqual({
      name: 'Walk-in',
      email: null,
    });
    expect(await refused('contactCreate', 'ContactCreateInput', { company: 'Nobody' })).toMatchObject([
      { code: 'INVALID', path: ['input', 'name'] },
    ]);
  });

  test('that is there already is refused with the one it is, and nothing of it changes', async () => {
    const grace = await create({ name: 'Grace', email: 'Grace@Navy.example', externalId: 'grace' });
    expect(
      await refused('contactCreate', 'ContactCreateInput', { name: 'Other', email: 'grace@navy.example' }),
    ).toMatchObject([{ code: 'TAKEN', path: ['input', 'email'], holderId: grace }]);
    expect(
      await refused('contactCreate', 'ContactCreateInput', { name: 'Other', externalId: 'grace' }),
    ).toMatchObject([{ code: 'TAKEN', path: ['input', 'externalId'], holderId: grace }]);
    const { contact } = await admin.do('{ contact(id: "grace") { name } }');
    expect(contact).toEqual({ name: 'Grace' });
  });

  test('of another workspace is not told of', async () => {
    const eve = await otherWorkspace(server, admin, 'Elsewhere');
    await create({ email: 'shared@people.example' }, eve);
    expect(await create({ email: 'shared@people.example' })).toMatch(/^con_/);
  });
});

describe('a merge', () => {
  const segment = async (name: string) =>
    text(
      (
        await admin.do(
          'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { segment { id } userErrors { message } } }',
          { input: { name } },
        )
      ).segmentCreate?.segment?.id,
    );
  const members = (mutation: string, segmentId: string, contacts: string[]) =>
    admin.do(
      `mutation ($input: ${mutation === 'segmentMembersRemove' ? 'SegmentMembersRemoveInput' : 'SegmentMembersInput'}!) {
        ${mutation}(input: $input) { changedCount userErrors { message } } }`,
      { input: { segment: segmentId, contacts } },
    );
  const merge = (input: object) =>
    admin.do(
      `mutation ($input: ContactMergeInput!) { contactMerge(input: $input) {
        contact { id name email company properties memberships { segment { name } pin }
          conversations(first: 10) { totalCount nodes { number messages { author } } } } ${refusals} } }`,
      { input },
    );

  test('keeps what the one has, fills what it lacks, and takes what is named', async () => {
    const from = await create({
      name: 'Grace B. Hopper',
      email: 'gbh@navy.example',
      company: 'US Navy',
      properties: { tier: 'gold', seats: 4 },
    });
    const into = await create({ name: 'Grace H.', externalId: 'gh', properties: { seats: 9 } });
    const [vip, trial, kept] = [await segment('VIP'), await segment('Trial'), await segment('Kept out')];
    await members('segmentMembersAdd', vip, [from, into]);
    await members('segmentMembersAdd', trial, [from]);
    await members('segmentMembersRemove', kept, [from]);
    await admin.do(
      'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { userErrors { message } } }',
      { input: { contact: { id: from }, message: 'Hello' } },
    );
    const { contactMerge } = await merge({ from, into, take: ['contact.name', 'contact.properties.tier'] });
    expect(contactMerge?.contact).toMatchObject({
      id: into,
      name: 'Grace B. Hopper',
      email: 'gbh@navy.example',
      company: 'US Navy',
      properties: { tier: 'gold', seats: 9 },
      conversations: { totalCount: 1, nodes: [{ messages: [{ author: 'Grace B. Hopper' }] }] },
    });
    const names = list(contactMerge?.contact?.memberships).map((one) => text(one.segment?.name));
    expect(names.toSorted()).toEqual(['Trial', 'VIP']);
    expect((await admin.do('query ($id: ID!) { contact(id: $id) { id } }', { id: from })).contact).toBeNull();
    const { segment: after } = await admin.do(
      'query ($id: ID!) { segment(id: $id) { excluded { nodes { contact { id } } } } }',
      { id: kept },
    );
    expect(list(after?.excluded?.nodes)).toMatchObject([{ contact: { id: into } }]);
    await expectRecount(databaseUrl);
  });

  test('with itself, with nobody or by an unknown field is refused and changes nothing', async () => {
    const one = await create({ name: 'Only' });
    expect(await refused('contactMerge', 'ContactMergeInput', { from: one, into: one })).toMatchObject([
      { code: 'INVALID', path: ['input', 'from'] },
    ]);
    expect(await refused('contactMerge', 'ContactMergeInput', { from: 'none', into: one })).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'from'] },
    ]);
    const other = await create({ name: 'Other' });
    expect(
      await refused('contactMerge', 'ContactMergeInput', { from: other, into: one, take: ['contact.shoe'] }),
    ).toMatchObject([{ code: 'INVALID', path: ['input', 'take', '0'] }]);
    expect((await admin.do('query ($id: ID!) { contact(id: $id) { name } }', { id: other })).contact).toEqual(
      {
        name: 'Other',
      },
    );
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
  test('tells changes with before and after, segments joined and left, and conversations, the latest first', async () => {
    const id = await create({ name: 'Told', externalId: 'told' });
    await admin.do(
      'mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { userErrors { message } } }',
      { input: { id, company: 'Told Ltd', name: 'Told', properties: { seats: 3 } } },
    );
    await admin.do(
      'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { userErrors { message } } }',
      { input: { name: 'Told ones', key: 'told_ones' } },
    );
    for (const act of ['Add', 'Remove']) {
      await admin.do(
        `mutation ($input: SegmentMembers${act === 'Add' ? '' : 'Remove'}Input!) { segmentMembers${act}(input: $input) { userErrors { message } } }`,
        { input: { segment: 'told_ones', contacts: [id] } },
      );
    }
    await admin.do(
      'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { userErrors { message } } }',
      { input: { contact: { id }, subject: 'Hello', message: 'Hello' } },
    );
    const page = async (size: number) => {
      const found: Data[] = [];
      let after: string | null = null;
      do {
        const { contact }: Data = await admin.do(
          'query ($id: ID!, $size: Int, $after: String) { contact(id: $id) { activity(first: $size, after: $after) { totalCount nodes { id type actor data } pageInfo { hasNextPage endCursor } } } }',
          { id, size, after },
        );
        found.push(...list(contact?.activity?.nodes));
        after = contact?.activity?.pageInfo?.hasNextPage ? text(contact.activity.pageInfo.endCursor) : null;
      } while (after !== null);
      return found;
    };
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
  const change = (input: object, as: Caller) =>
    as.do(
      'mutation ($input: PreferencesChangeInput!) { preferencesChange(input: $input) { preferences { letterKeys tables { table columns { id hidden pinned width } } } userErrors { message path } } }',
      { input },
    );
  const read = async (as: Caller) =>
    (
      await as.do(
        '{ viewer { preferences { letterKeys tables { table columns { id hidden pinned width } } } } }',
      )
    ).viewer?.preferences;

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
    expect(list((await read(grace))?.tables).map((one) => text(one.table))).toEqual(['segments']);
    expect(await read(admin)).toEqual({ letterKeys: true, tables: [] });
  });

  test('that make no sense are refused at their place', async () => {
    expect(
      await refused('preferencesChange', 'PreferencesChangeInput', {
        table: { table: 'contacts', columns: [{ id: 'name', width: 5 }] },
      }),
    ).toMatchObject([{ path: ['input', 'table', 'columns', '0', 'width'] }]);
  });
});
