import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, integrator, list, number, testServer, text } from './api.js';

let server: RunningServer;
let admin: Caller;
let program: Caller;

const start = `mutation ($input: ConversationStartInput!) { conversationStart(input: $input) {
  conversation { id number priority status queue { key } segments { source segment { key } } contact { id email properties }
    receipt { summary segments { name outcome ruleVersion explanation { matches children { field seen matches } field seen } }
      priority { priority rules { name outcome } } queue { name rules { name outcome } } } }
  userErrors { code message path } } }`;
const createSegment = `mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) {
  segment { id key memberCount } userErrors { code message path } } }`;
const setRule = `mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) {
  segment { rule { version enabled summary condition } } userErrors { code message path } } }`;
const add = `mutation ($input: SegmentMembersInput!) { segmentMembersAdd(input: $input) {
  changedCount segment { memberCount } userErrors { code message path } } }`;
const remove = `mutation ($input: SegmentMembersRemoveInput!) { segmentMembersRemove(input: $input) {
  changedCount segment { memberCount } userErrors { code message path } } }`;

const is = (field: string, operator: string, value?: unknown) => ({
  is: value === undefined ? { field, operator } : { field, operator, value },
});
const plan = (value: string) => is('contact.properties.plan_tier', 'EQUALS', value);

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  program = await integrator(server, admin, [
    'contacts:read',
    'contacts:write',
    'conversations:write',
    'conversations:read',
    'segments:read',
    'routing:read',
    'team:read',
  ]);
  for (const [key, type] of [
    ['plan_tier', 'CHOICE'],
    ['seats', 'NUMBER'],
    ['region', 'TEXT'],
  ]) {
    await admin.do(
      'mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { userErrors { message } } }',
      {
        input: { key, type },
      },
    );
  }
});

describe('a conversation arrives and the right segment, priority and queue follow', () => {
  test('a contact that matches an enabled rule is added, prioritised and routed, and the receipt says why', async () => {
    const { segmentCreate } = await admin.do(createSegment, { input: { name: 'Enterprise' } });
    await admin.do(setRule, {
      input: { segment: 'enterprise', condition: plan('enterprise'), enabled: true },
    });
    await admin.do(
      'mutation ($input: PriorityRuleCreateInput!) { priorityRuleCreate(input: $input) { userErrors { message } } }',
      {
        input: { name: 'Enterprise first', priority: 'HIGH', condition: is('segment', 'IN', ['enterprise']) },
      },
    );
    await admin.do(
      'mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { userErrors { message } } }',
      {
        input: { name: 'Enterprise desk', condition: is('segment', 'EQUALS', 'enterprise') },
      },
    );
    const { conversationStart } = await program.do(start, {
      input: {
        contact: { email: 'Grace@Example.com', properties: { plan_tier: ' Enterprise ', seats: '40' } },
        message: 'Hello',
      },
    });
    const { conversation } = conversationStart;
    expect(conversation).toMatchObject({
      number: 1,
      priority: 'HIGH',
      status: 'OPEN',
      queue: { key: 'enterprise_desk' },
      segments: [{ source: 'MEMBERSHIP', segment: { key: 'enterprise' } }],
      contact: { email: 'Grace@Example.com', properties: { plan_tier: 'Enterprise', seats: 40 } },
    });
    expect(conversation.receipt.segments[0]).toMatchObject({
      name: 'Enterprise',
      outcome: 'ADDED_BY_RULE',
      ruleVersion: 1,
      explanation: { matches: true, field: 'contact.properties.plan_tier', seen: 'enterprise' },
    });
    expect(list(conversation.receipt.queue.rules).map((rule) => rule.outcome)).toEqual([
      'WON',
      'NOT_REACHED',
    ]);
    const { segment } = await admin.do(
      'query ($id: ID!) { segment(id: $id) { memberCount members { totalCount nodes { source addedBy ruleVersion conversation { number } contact { email } } } } }',
      {
        id: segmentCreate.segment.id,
      },
    );
    expect(segment).toMatchObject({
      memberCount: 1,
      members: {
        totalCount: 1,
        nodes: [
          {
            source: 'RULE',
            ruleVersion: 1,
            conversation: { number: 1 },
            contact: { email: 'Grace@Example.com' },
          },
        ],
      },
    });
  });

  test('what no queue matches goes to the fallback queue with normal priority', async () => {
    const { conversationStart } = await program.do(start, {
      input: { contact: { externalId: 'ext-1' }, message: 'Hi' },
    });
    expect(conversationStart.conversation).toMatchObject({
      priority: 'NORMAL',
      queue: { key: 'everything_else' },
      segments: [],
    });
    expect(list(conversationStart.conversation.receipt.queue.rules).at(-1)?.outcome).toBe('FALLBACK');
  });

  test('a rule that is switched on adds nobody until their next conversation', async () => {
    await program.do(
      'mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { userErrors { message } } }',
      {
        input: { externalId: 'big', properties: { seats: 900 } },
      },
    );
    await admin.do(createSegment, { input: { name: 'Large' } });
    await admin.do(setRule, {
      input: { segment: 'large', condition: is('contact.properties.seats', 'AT_LEAST', 500), enabled: true },
    });
    const count = async () =>
      (await admin.do('{ segment(id: "large") { memberCount } }')).segment?.memberCount;
    expect(await count()).toBe(0);
    await program.do(start, { input: { contact: { externalId: 'big' }, message: 'Again' } });
    expect(await count()).toBe(1);
  });

  test('who was removed by hand is kept out, until the pin is taken back', async () => {
    const { segmentMembersRemove } = await admin.do(remove, {
      input: { segment: 'large', contacts: ['big'] },
    });
    expect(segmentMembersRemove).toMatchObject({ changedCount: 1, segment: { memberCount: 0 } });
    const kept = await program.do(start, { input: { contact: { externalId: 'big' }, message: 'Third' } });
    expect(kept.conversationStart.conversation.receipt.segments[0]).toMatchObject({
      name: 'Large',
      outcome: 'KEPT_OUT',
    });
    await admin.do(
      'mutation ($input: SegmentMembersInput!) { segmentMembersReset(input: $input) { userErrors { message } } }',
      {
        input: { segment: 'large', contacts: ['big'] },
      },
    );
    const again = await program.do(start, { input: { contact: { externalId: 'big' }, message: 'Fourth' } });
    expect(again.conversationStart.conversation.receipt.segments[0]).toMatchObject({
      outcome: 'ADDED_BY_RULE',
    });
  });

  test('a member who was added by hand stays when the rule does not match', async () => {
    const { segmentMembersAdd } = await admin.do(add, { input: { segment: 'large', contacts: ['ext-1'] } });
    expect(segmentMembersAdd).toMatchObject({ changedCount: 1, segment: { memberCount: 2 } });
    const { conversationStart } = await program.do(start, {
      input: { contact: { externalId: 'ext-1' }, message: 'Small' },
    });
    expect(conversationStart.conversation.receipt.segments[0]).toMatchObject({
      name: 'Large',
      outcome: 'ALREADY_MEMBER',
    });
  });

  test('a claimed group counts for that conversation and makes no member', async () => {
    const { conversationStart } = await program.do(start, {
      input: { contact: { externalId: 'claimer' }, message: 'VIP?', groups: ['Enterprise', 'Platinum'] },
    });
    expect(conversationStart.conversation).toMatchObject({
      priority: 'HIGH',
      queue: { key: 'enterprise_desk' },
      segments: [{ source: 'CLAIM', segment: { key: 'enterprise' } }],
    });
    const outcomes = list(conversationStart.conversation.receipt.segments).map((one) => [
      one.name,
      one.outcome,
    ]);
    expect(outcomes.slice(0, 2)).toEqual([
      ['Enterprise', 'CLAIMED'],
      ['Platinum', 'UNKNOWN_CLAIM'],
    ]);
  });
});

describe('repeats and refusals', () => {
  test('the same key gives the first answer, and another input with it is refused', async () => {
    const input = { contact: { externalId: 'retry' }, message: 'Once', idempotencyKey: 'k1' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => program.do(start, { input })));
    const ids = new Set(answers.map((one) => one.conversationStart.conversation.id));
    expect(ids.size).toBe(1);
    const other = await program.ask(start, { input: { ...input, message: 'Twice' } });
    expect(other.data.conversationStart.userErrors[0].code).toBe('IDEMPOTENCY_MISMATCH');
  });

  test('a wrong property value is refused with its path and starts nothing', async () => {
    const before = await admin.do('{ conversations { totalCount } }');
    const { data } = await program.ask(start, {
      input: { contact: { externalId: 'wrong', properties: { seats: 'many', nope: 1 } }, message: 'x' },
    });
    expect(list(data.conversationStart.userErrors).map((one) => one.path)).toEqual([
      ['input', 'contact', 'properties', 'seats'],
      ['input', 'contact', 'properties', 'nope'],
    ]);
    expect(await admin.do('{ conversations { totalCount } }')).toEqual(before);
  });

  test('a wrong predicate is named by its path and the rule stays', async () => {
    const { data } = await admin.ask(setRule, {
      input: {
        segment: 'large',
        condition: { all: [plan('x'), { any: [is('contact.properties.seats', 'AT_LEAST', 'lots')] }] },
      },
    });
    expect(data.segmentRuleSet.userErrors).toMatchObject([
      { code: 'INVALID', path: ['input', 'condition', 'all', '1', 'any', '0', 'is', 'value'] },
    ]);
  });

  test('a segment in use cannot be deleted, and the answer lists what uses it', async () => {
    const { data } = await admin.ask(
      'mutation { segmentDelete(input: { id: "enterprise" }) { deletedId userErrors { code message ... on InUseError { uses { kind name } } } } }',
    );
    expect(data.segmentDelete).toMatchObject({
      deletedId: null,
      userErrors: [
        {
          code: 'IN_USE',
          uses: [
            { kind: 'PRIORITY_RULE', name: 'Enterprise first' },
            { kind: 'QUEUE', name: 'Enterprise desk' },
          ],
        },
      ],
    });
  });

  test('a key without the scope is told so, and nobody without a key or session is served', async () => {
    const forbidden = await program.ask(createSegment, { input: { name: 'Nope' } });
    expect(forbidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('live', () => {
  test('a write moves the count of whoever watches, first with all counts', async () => {
    const watch = admin.watch(
      'subscription { segmentMemberCountsChanged { sequence counts { segmentId memberCount } } }',
    );
    await watch.until((events) => events.length === 1, 'the snapshot came');
    const { segment } = await admin.do('{ segment(id: "enterprise") { id memberCount } }');
    await admin.do(add, { input: { segment: 'enterprise', contacts: ['retry'] } });
    await watch.until((events) => {
      const counts = list(events.at(-1)?.segmentMemberCountsChanged.counts);
      const expected = { segmentId: segment.id, memberCount: number(segment.memberCount) + 1 };
      return counts.some((one) => isDeepStrictEqual({ ...one }, expected));
    }, 'the new count came');
    watch.close();
  });

  test('conversations are told as they start, and a resumed subscription misses none', async () => {
    const query =
      'subscription ($after: String) { conversationChanges(after: $after) { sequence conversations { number queue { key } } } }';
    const watch = admin.watch(query);
    await watch.until((events) => events.length === 1, 'it began');
    const first = await program.do(start, { input: { contact: { externalId: 'live' }, message: 'one' } });
    const { number } = first.conversationStart.conversation;
    await watch.until(
      (events) =>
        events.some((one) =>
          list(one.conversationChanges.conversations).some((two) => two.number === number),
        ),
      'the first came',
    );
    const sequence = text(watch.events.at(-1)?.conversationChanges.sequence);
    watch.close();
    const missed: Data[] = [];
    for (const message of ['two', 'three']) {
      const input = { contact: { externalId: 'live' }, message };
      missed.push((await program.do(start, { input })).conversationStart.conversation.number);
    }
    const resumed = admin.watch(query, { after: sequence });
    const numbers = () =>
      resumed.events.flatMap((one) => list(one.conversationChanges.conversations).map((two) => two.number));
    await resumed.until(() => missed.every((one) => numbers().includes(one)), 'both that were missed came');
    expect(resumed.events.every((one) => text(one.conversationChanges.sequence) >= sequence)).toBe(true);
    resumed.close();
  });
});
