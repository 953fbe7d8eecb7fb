import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, list, number, testServer, text } from './api.js';
import { expectRecount } from './recount.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(
    'mutation { contactPropertyCreate(input: { key: "tier", type: TEXT }) { userErrors { message } } }',
  );
  for (const name of ['A', 'B', 'C']) {
    await admin.do(
      'mutation ($name: String!) { segmentCreate(input: { name: $name }) { userErrors { message } } }',
      { name },
    );
    await admin.do(
      'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { message } } }',
      {
        input: {
          segment: name.toLowerCase(),
          enabled: true,
          condition: { is: { field: 'contact.properties.tier', operator: 'CONTAINS', value: name } },
        },
      },
    );
  }
  for (let index = 0; index < 20; index += 1)
    await admin.do(
      'mutation ($id: String!) { contactUpsert(input: { externalId: $id }) { userErrors { message } } }',
      { id: `c${index}` },
    );
});

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
    if (kind === 0)
      return () =>
        admin.ask(
          'mutation ($input: SegmentMembersInput!) { segmentMembersAdd(input: $input) { changedCount userErrors { code } } }',
          { input },
        );
    if (kind === 1)
      return () =>
        admin.ask(
          'mutation ($input: SegmentMembersRemoveInput!) { segmentMembersRemove(input: $input) { changedCount userErrors { code } } }',
          { input: { ...input, keepOut: random(2) === 0 } },
        );
    if (kind === 2)
      return () =>
        admin.ask(
          'mutation ($input: SegmentMembersInput!) { segmentMembersReset(input: $input) { changedCount userErrors { code } } }',
          { input },
        );
    if (kind === 3)
      return () =>
        admin.ask(
          'mutation ($input: SegmentMembersInput!) { segmentMembersAdd(input: $input) { changedCount userErrors { code } } }',
          { input: { segment, matching: { search: 'c1' } } },
        );
    const start = {
      contact: { externalId: `c${random(20)}`, properties: { tier: ['A', 'AB', 'ABC', ''][random(4)] } },
      message: 'Hi',
    };
    return () =>
      admin.ask(
        'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { conversation { id } userErrors { code } } }',
        { input: start },
      );
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
});

test('of two who change one rule at once from the same version, one is told that it was changed', async () => {
  const { segment } = await admin.do('{ segment(id: "a") { rule { version } } }');
  const set = (value: string) =>
    admin.ask(
      'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { code ... on ConflictError { currentVersion } } } }',
      {
        input: {
          segment: 'a',
          expectedVersion: number(segment.rule.version),
          condition: { is: { field: 'contact.name', operator: 'EQUALS', value } },
        },
      },
    );
  const codes = (await Promise.all([set('one'), set('two')])).map(({ data }) =>
    list(data.segmentRuleSet.userErrors),
  );
  expect(codes.filter((errors) => errors.length === 0)).toHaveLength(1);
  expect(codes.flat()).toMatchObject([
    { code: 'CONFLICT', currentVersion: number(segment.rule.version) + 1 },
  ]);
});

test('of two who make a segment of one name at once, one is told that it is taken', async () => {
  const make = () =>
    admin.ask(
      'mutation { segmentCreate(input: { name: "Same" }) { segment { id } userErrors { code path } } }',
    );
  const answers = await Promise.all([make(), make(), make()]);
  const made = answers.filter(({ data }) => data.segmentCreate.segment !== null);
  expect(made).toHaveLength(1);
  expect(
    answers.flatMap(({ data }) => list(data.segmentCreate.userErrors)).map((error) => text(error.code)),
  ).toEqual(['TAKEN', 'TAKEN']);
});

test('the members of a segment can be told for any past moment', async () => {
  await admin.do('mutation { segmentCreate(input: { name: "Past" }) { userErrors { message } } }');
  const members = async (at: string | null) => {
    const { segment } = await admin.do(
      'query ($at: DateTime) { segment(id: "past") { members(at: $at) { nodes { contact { externalId } } totalCount } } }',
      { at },
    );
    return list(segment.members.nodes)
      .map((member) => text(member.contact.externalId))
      .sort();
  };
  const pause = () => new Promise((resolve) => setTimeout(resolve, 15));
  const before = new Date().toISOString();
  await pause();
  await admin.do(
    'mutation { segmentMembersAdd(input: { segment: "past", contacts: ["c1", "c2"] }) { userErrors { message } } }',
  );
  await pause();
  const both = new Date().toISOString();
  await pause();
  await admin.do(
    'mutation { segmentMembersRemove(input: { segment: "past", contacts: ["c1"] }) { userErrors { message } } }',
  );
  expect(await members(before)).toEqual([]);
  expect(await members(both)).toEqual(['c1', 'c2']);
  expect(await members(null)).toEqual(['c2']);
});

test('pages forward and backward give the same whole, each contact once', async () => {
  const query =
    'query ($first: Int, $after: String, $last: Int, $before: String) { contacts(first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }';
  const forward: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { contacts } = await admin.do(query, { first: 7, after });
    forward.push(...list(contacts.nodes).map((node) => text(node.id)));
    after = text(contacts.pageInfo.endCursor);
    more = Boolean(contacts.pageInfo.hasNextPage);
    expect(contacts.totalCount).toBe(20);
  }
  const backward: string[] = [];
  let before: string | null = null;
  for (let more = true; more; ) {
    const { contacts } = await admin.do(query, { last: 7, before });
    backward.unshift(...list(contacts.nodes).map((node) => text(node.id)));
    before = text(contacts.pageInfo.startCursor);
    more = Boolean(contacts.pageInfo.hasPreviousPage);
  }
  expect(forward).toHaveLength(20);
  expect(new Set(forward).size).toBe(20);
  expect(backward).toEqual(forward);
  const wrong = await admin.ask(
    'query ($after: String) { contacts(after: $after, search: "c") { totalCount } }',
    { after },
  );
  expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('starting a conversation takes one statement to know who asks, and five in two round trips for the rest', async () => {
  const start = () =>
    admin.do(
      'mutation { conversationStart(input: { contact: { externalId: "counted" }, message: "Hi" }) { conversation { id number priority } userErrors { message } } }',
    );
  await start();
  expect(await statementsOf(server, start)).toBe(1 + 5);
});

test('a page of segments costs the same statements however many segments it shows', async () => {
  const query =
    '{ segments { nodes { name memberCount rule { summary changedBy } usedBy { name } } totalCount } }';
  const costs = () => statementsOf(server, () => admin.do(query));
  const few = await costs();
  for (let index = 0; index < 20; index += 1)
    await admin.do(
      'mutation ($name: String!) { segmentCreate(input: { name: $name }) { userErrors { message } } }',
      { name: `More ${index}` },
    );
  expect(await costs()).toBe(few);
  expect(few).toBeLessThanOrEqual(8);
});
