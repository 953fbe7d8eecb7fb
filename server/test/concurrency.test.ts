import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { predicate, property } from './conditions.js';
import { asOwner } from './database.js';
import type { ContactsPageQueryVariables } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { deleteContact, upsertContact } from './operations/contacts.js';
import { startConversation } from './operations/conversations.js';
import { createProperty } from './operations/properties.js';
import {
  addMembers,
  createSegment,
  removeMembers,
  resetMembers,
  setSegmentRule,
} from './operations/segments.js';
import { readBackward, readForward } from './pages.js';
import { expectRecount } from './recount.js';
import { statementsOf } from './statements.js';

const readRuleVersion = graphql(`
  query RuleVersion($id: ID!) {
    segment(id: $id) { rule { version } }
  }
`);
const listMembersAt = graphql(`
  query MembersAt($at: DateTime) {
    segment(id: "past") { members(at: $at) { nodes { contact { externalId } } totalCount } }
  }
`);
const listContacts = graphql(`
  query ContactsPage($first: Int, $after: String, $last: Int, $before: String, $search: String) {
    contacts(first: $first, after: $after, last: $last, before: $before, search: $search) {
      nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);
const startAndRead = graphql(`
  mutation StartAndReadConversation($input: ConversationStartInput!) {
    conversationStart(input: $input) { conversation { id number priority } userErrors { message } }
  }
`);
const listSegmentPage = graphql(`
  query SegmentsPage {
    segments { nodes { name memberCount rule { summary changedBy } usedBy { name } } totalCount }
  }
`);

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(createProperty, { input: { key: 'tier', type: 'TEXT' } });
  for (const name of ['A', 'B', 'C']) {
    await admin.do(createSegment, { input: { name } });
    const condition = property('tier', 'CONTAINS', name);
    await admin.do(setSegmentRule, { input: { segment: name.toLowerCase(), enabled: true, condition } });
  }
  await createContacts();
});

/** The twenty contacts, as far as they are not there. */
async function createContacts(): Promise<void> {
  for (let index = 0; index < 20; index += 1) {
    await admin.do(upsertContact, { input: { externalId: `c${index}` } });
  }
}

test('after any mix of adding, removing, resetting, conversations and erasing at once, counts equal a recount and pins hold', async () => {
  let state = 42;
  const random = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  const acts: (() => Promise<unknown>)[] = Array.from({ length: 400 }, () => {
    const segment = ['a', 'b', 'c'][random(3)];
    const contacts = Array.from({ length: 1 + random(5) }, () => `c${random(20)}`);
    const input = { segment, contacts: [...new Set(contacts)] };
    const kind = random(6);
    if (kind === 0) return () => admin.ask(addMembers, { input });
    if (kind === 1) {
      return () => admin.ask(removeMembers, { input: { ...input, keepOut: random(2) === 0 } });
    }
    if (kind === 2) return () => admin.ask(resetMembers, { input });
    if (kind === 3) {
      return () => admin.ask(addMembers, { input: { segment, matching: { search: 'c1' } } });
    }
    if (kind === 4 && random(4) === 0) return () => admin.ask(deleteContact, { id: `c${random(20)}` });
    const start = {
      contact: { externalId: `c${random(20)}`, properties: { tier: ['A', 'AB', 'ABC', ''][random(4)] } },
      message: 'Hi',
    };
    return () => admin.ask(startConversation, { input: start });
  });
  let next = 0;
  const answers: unknown[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let act = acts[next++]; act; act = acts[next++]) answers.push(await act());
    }),
  );
  expect(JSON.stringify(answers)).not.toContain('"errors"');
  await expectRecount(server.platform.database.url);
  await createContacts();
});

test('of two who change one rule at once from the same version, one is told that it was changed', async () => {
  const { segment } = await admin.do(readRuleVersion, { id: 'a' });
  const { version } = present(segment).rule;
  const set = (value: string) =>
    admin.ask(setSegmentRule, {
      input: {
        segment: 'a',
        expectedVersion: version,
        condition: predicate('contact.name', 'EQUALS', value),
      },
    });
  const answers = await Promise.all([set('one'), set('two')]);
  const refusals = answers.map(({ data }) => data.segmentRuleSet.userErrors);
  expect(refusals.filter((errors) => errors.length === 0)).toHaveLength(1);
  expect(refusals.flat()).toMatchObject([{ code: 'CONFLICT', currentVersion: version + 1 }]);
});

test('of two who make a segment of one name at once, one is told that it is taken', async () => {
  const make = () => admin.ask(createSegment, { input: { name: 'Same' } });
  const answers = await Promise.all([make(), make(), make()]);
  const made = answers.filter(({ data }) => data.segmentCreate.segment !== null);
  expect(made).toHaveLength(1);
  const codes = answers.flatMap(({ data }) => data.segmentCreate.userErrors.map(({ code }) => code));
  expect(codes).toEqual(['TAKEN', 'TAKEN']);
});

test('the members of a segment can be told for any past moment', async () => {
  await admin.do(createSegment, { input: { name: 'Past' } });
  const members = async (at: string | null) => {
    const { segment } = await admin.do(listMembersAt, { at });
    return present(segment)
      .members.nodes.map(({ contact }) => contact.externalId)
      .sort();
  };
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  await admin.do(addMembers, { input: { segment: 'past', contacts: ['c1', 'c2'] } });
  await asOwner(server.platform.database.url, (owner) =>
    owner.query(
      `update segment_membership m set since = now() - interval '2 hours' from grouping g
       where g.id = m.segment_id and g.key = 'past'`,
    ),
  );
  await admin.do(removeMembers, { input: { segment: 'past', contacts: ['c1'] } });
  expect(await members(hoursAgo(3))).toEqual([]);
  expect(await members(hoursAgo(1))).toEqual(['c1', 'c2']);
  expect(await members(null)).toEqual(['c2']);
});

test('pages forward and backward give the same whole, each contact once', async () => {
  const read = async (page: ContactsPageQueryVariables) => {
    const { contacts } = await admin.do(listContacts, page);
    expect(contacts.totalCount).toBe(20);
    return contacts;
  };
  const forward = await readForward((after) => read({ first: 7, after }));
  const backward = await readBackward((before) => read({ last: 7, before }));
  expect(forward).toHaveLength(20);
  expect(new Set(forward.map(({ id }) => id)).size).toBe(20);
  expect(backward).toEqual(forward);
  const after = (await read({ first: 7 })).pageInfo.endCursor;
  const wrong = await admin.ask(listContacts, { after, search: 'c' });
  expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('starting a conversation takes one statement to know who asks, and five in two round trips for the rest', async () => {
  const start = () =>
    admin.do(startAndRead, { input: { contact: { externalId: 'counted' }, message: 'Hi' } });
  await start();
  expect(await statementsOf(server, start)).toBe(1 + 5);
});

test('a page of segments costs the same statements however many segments it shows', async () => {
  const costs = () => statementsOf(server, () => admin.do(listSegmentPage));
  const few = await costs();
  for (let index = 0; index < 20; index += 1) {
    await admin.do(createSegment, { input: { name: `More ${index}` } });
  }
  expect(await costs()).toBe(few);
  expect(few).toBeLessThanOrEqual(8);
});
