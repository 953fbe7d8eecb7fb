import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, present, testServer } from './api.js';
import { predicate, property } from './conditions.js';
import type { ConversationStartInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { upsertContact } from './operations/contacts.js';
import { createPriorityRule } from './operations/priority-rules.js';
import { createProperty } from './operations/properties.js';
import { createQueue } from './operations/queues.js';
import {
  addMembers,
  createSegment,
  deleteSegment,
  removeMembers,
  resetMembers,
  setSegmentRule,
} from './operations/segments.js';

let server: RunningServer;
let admin: Caller;
let program: Caller;

const startWithReceipt = graphql(`
  mutation StartWithReceipt($input: ConversationStartInput!) {
    conversationStart(input: $input) {
      conversation {
        id number priority status queue { key } segments { source segment { key } }
        contact { id email properties }
        receipt {
          summary
          segments {
            name outcome ruleVersion
            explanation { matches children { field seen matches } field seen }
          }
          priority { priority rules { name outcome } }
          queue { name rules { name outcome } }
        }
      }
      userErrors { code message path }
    }
  }
`);
const readMembers = graphql(`
  query MembersOfSegment($id: ID!) {
    segment(id: $id) {
      memberCount
      members {
        totalCount
        nodes { source addedBy ruleVersion conversation { number } contact { email } }
      }
    }
  }
`);
const countMembers = graphql(`
  query MemberCount($id: ID!) {
    segment(id: $id) { id memberCount }
  }
`);
const countConversations = graphql(`
  query ConversationCount {
    conversations { totalCount }
  }
`);
const watchMemberCounts = graphql(`
  subscription MemberCounts {
    segmentMemberCountsChanged { sequence counts { segmentId memberCount } }
  }
`);
const watchConversations = graphql(`
  subscription ConversationsFrom($after: String) {
    conversationChanges(after: $after) { sequence conversations { number queue { key } } }
  }
`);

const plan = (value: string) => property('plan_tier', 'EQUALS', value);

async function tryToStart(input: ConversationStartInput) {
  return (await program.ask(startWithReceipt, { input })).data.conversationStart;
}

/** A conversation that starts, with all that was decided about it. */
async function startOf(input: ConversationStartInput) {
  const { conversationStart } = await program.do(startWithReceipt, { input });
  const { receipt, ...conversation } = present(conversationStart.conversation);
  return { ...conversation, receipt: present(receipt) };
}

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
  ] as const) {
    await admin.do(createProperty, { input: { key, type } });
  }
});

describe('a conversation arrives and the right segment, priority and queue follow', () => {
  test('a contact that matches an enabled rule is added, prioritised and routed, and the receipt says why', async () => {
    const { segmentCreate } = await admin.do(createSegment, { input: { name: 'Enterprise' } });
    await admin.do(setSegmentRule, {
      input: { segment: 'enterprise', condition: plan('enterprise'), enabled: true },
    });
    await admin.do(createPriorityRule, {
      input: {
        name: 'Enterprise first',
        priority: 'HIGH',
        condition: predicate('segment', 'IN', ['enterprise']),
      },
    });
    await admin.do(createQueue, {
      input: { name: 'Enterprise desk', condition: predicate('segment', 'EQUALS', 'enterprise') },
    });
    const conversation = await startOf({
      contact: { email: 'Grace@Example.com', properties: { plan_tier: ' Enterprise ', seats: '40' } },
      message: 'Hello',
    });
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
    expect(conversation.receipt.queue.rules.map((rule) => rule.outcome)).toEqual(['WON', 'NOT_REACHED']);
    const { segment } = await admin.do(readMembers, { id: present(segmentCreate.segment).id });
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
    const conversation = await startOf({ contact: { externalId: 'ext-1' }, message: 'Hi' });
    expect(conversation).toMatchObject({
      priority: 'NORMAL',
      queue: { key: 'everything_else' },
      segments: [],
    });
    expect(conversation.receipt.queue.rules.at(-1)?.outcome).toBe('FALLBACK');
  });

  test('a rule that is switched on adds nobody until their next conversation', async () => {
    await program.do(upsertContact, { input: { externalId: 'big', properties: { seats: 900 } } });
    await admin.do(createSegment, { input: { name: 'Large' } });
    await admin.do(setSegmentRule, {
      input: { segment: 'large', condition: property('seats', 'AT_LEAST', 500), enabled: true },
    });
    const count = async () => (await admin.do(countMembers, { id: 'large' })).segment?.memberCount;
    expect(await count()).toBe(0);
    await startOf({ contact: { externalId: 'big' }, message: 'Again' });
    expect(await count()).toBe(1);
  });

  test('who was removed by hand is kept out, until the pin is taken back', async () => {
    const { segmentMembersRemove } = await admin.do(removeMembers, {
      input: { segment: 'large', contacts: ['big'] },
    });
    expect(segmentMembersRemove).toMatchObject({ changedCount: 1, segment: { memberCount: 0 } });
    const kept = await startOf({ contact: { externalId: 'big' }, message: 'Third' });
    expect(kept.receipt.segments[0]).toMatchObject({ name: 'Large', outcome: 'KEPT_OUT' });
    await admin.do(resetMembers, { input: { segment: 'large', contacts: ['big'] } });
    const again = await startOf({ contact: { externalId: 'big' }, message: 'Fourth' });
    expect(again.receipt.segments[0]).toMatchObject({ outcome: 'ADDED_BY_RULE' });
  });

  test('a member who was added by hand stays when the rule does not match', async () => {
    const { segmentMembersAdd } = await admin.do(addMembers, {
      input: { segment: 'large', contacts: ['ext-1'] },
    });
    expect(segmentMembersAdd).toMatchObject({ changedCount: 1, segment: { memberCount: 2 } });
    const { receipt } = await startOf({ contact: { externalId: 'ext-1' }, message: 'Small' });
    expect(receipt.segments[0]).toMatchObject({ name: 'Large', outcome: 'ALREADY_MEMBER' });
  });

  test('a claimed group counts for that conversation and makes no member', async () => {
    const conversation = await startOf({
      contact: { externalId: 'claimer' },
      message: 'VIP?',
      groups: ['Enterprise', 'Platinum'],
    });
    expect(conversation).toMatchObject({
      priority: 'HIGH',
      queue: { key: 'enterprise_desk' },
      segments: [{ source: 'CLAIM', segment: { key: 'enterprise' } }],
    });
    const outcomes = conversation.receipt.segments.map((one) => [one.name, one.outcome]);
    expect(outcomes.slice(0, 2)).toEqual([
      ['Enterprise', 'CLAIMED'],
      ['Platinum', 'UNKNOWN_CLAIM'],
    ]);
  });
});

describe('repeats and refusals', () => {
  test('the same key gives the first answer, and another input with it is refused', async () => {
    const input = { contact: { externalId: 'retry' }, message: 'Once', idempotencyKey: 'k1' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => startOf(input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const other = await tryToStart({ ...input, message: 'Twice' });
    expect(other.userErrors[0].code).toBe('IDEMPOTENCY_MISMATCH');
  });

  test('a wrong property value is refused with its path and starts nothing', async () => {
    const before = await admin.do(countConversations);
    const { userErrors } = await tryToStart({
      contact: { externalId: 'wrong', properties: { seats: 'many', nope: 1 } },
      message: 'x',
    });
    expect(userErrors.map((one) => one.path)).toEqual([
      ['input', 'contact', 'properties', 'seats'],
      ['input', 'contact', 'properties', 'nope'],
    ]);
    expect(await admin.do(countConversations)).toEqual(before);
  });

  test('a wrong predicate is named by its path and the rule stays', async () => {
    const { data } = await admin.ask(setSegmentRule, {
      input: {
        segment: 'large',
        condition: { all: [plan('x'), { any: [property('seats', 'AT_LEAST', 'lots')] }] },
      },
    });
    expect(data.segmentRuleSet.userErrors).toMatchObject([
      { code: 'INVALID', path: ['input', 'condition', 'all', '1', 'any', '0', 'is', 'value'] },
    ]);
  });

  test('a segment in use cannot be deleted, and the answer lists what uses it', async () => {
    const { data } = await admin.ask(deleteSegment, { id: 'enterprise' });
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
    const watch = admin.watch(watchMemberCounts);
    await watch.until((events) => events.length === 1, 'the snapshot came');
    const { id, memberCount } = present((await admin.do(countMembers, { id: 'enterprise' })).segment);
    await admin.do(addMembers, { input: { segment: 'enterprise', contacts: ['retry'] } });
    await watch.until((events) => {
      const counts = events.at(-1)?.segmentMemberCountsChanged.counts ?? [];
      return counts.some((one) => one.segmentId === id && one.memberCount === memberCount + 1);
    }, 'the new count came');
    watch.close();
  });

  test('conversations are told as they start, and a resumed subscription misses none', async () => {
    const watch = admin.watch(watchConversations);
    await watch.until((events) => events.length === 1, 'it began');
    const { number } = await startOf({ contact: { externalId: 'live' }, message: 'one' });
    await watch.until(
      (events) =>
        events.some((one) => one.conversationChanges.conversations.some((two) => two.number === number)),
      'the first came',
    );
    const { sequence } = present(watch.events.at(-1)).conversationChanges;
    watch.close();
    const missed: number[] = [];
    for (const message of ['two', 'three']) {
      missed.push((await startOf({ contact: { externalId: 'live' }, message })).number);
    }
    const resumed = admin.watch(watchConversations, { after: sequence });
    const numbers = () =>
      resumed.events.flatMap((one) => one.conversationChanges.conversations.map((two) => two.number));
    await resumed.until(() => missed.every((one) => numbers().includes(one)), 'both that were missed came');
    expect(resumed.events.every((one) => one.conversationChanges.sequence >= sequence)).toBe(true);
    resumed.close();
  });
});
