import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, otherWorkspace, present, type Subscription, testServer } from './api.js';
import { predicate, property, topicIs } from './conditions.js';
import { createTestDatabase } from './database.js';
import { act, start, teammateIdOf } from './desk.js';
import type {
  ConditionInput,
  ViewChangeKind,
  ViewFramesSubscription,
  ViewFramesSubscriptionVariables,
} from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { upsertContact } from './operations/contacts.js';
import { importConversations } from './operations/conversations.js';
import { createProperty } from './operations/properties.js';
import { addMembers, createSegment, removeMembers } from './operations/segments.js';
import { readForward } from './pages.js';
import { isItsOwn } from './statements.js';

let one: RunningServer;
let other: RunningServer;
let admin: Caller;
let adminOnOther: Caller;
let vip: string;

beforeAll(async () => {
  const databaseUrl = await createTestDatabase();
  one = await testServer(databaseUrl);
  other = await testServer(databaseUrl);
  admin = await ada(one);
  adminOnOther = caller(other, admin.headers);
  const { segmentCreate } = await admin.do(createSegment, { input: { name: 'VIP' } });
  vip = present(segmentCreate.segment).id;
});

const isOpen = predicate('conversation.status', 'EQUALS', 'OPEN');
const isVip = () => predicate('segment', 'EQUALS', vip);

const watchFrames = graphql(`
  subscription ViewFrames($viewId: ID, $condition: ConditionInput, $after: String) {
    viewChanges(viewId: $viewId, condition: $condition, after: $after) {
      sequence count resync
      changes { kind conversationId conversation { id status contact { displayName } } }
    }
  }
`);
const listConversations = graphql(`
  query ConversationsOfView($condition: ConditionInput, $after: String) {
    conversations(condition: $condition, first: 200, after: $after) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const createView = graphql(`
  mutation CreateWatchedView($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) { savedView { id } userErrors { code message path } }
  }
`);

type Watch = Subscription<ViewFramesSubscription>;
type Frame = ViewFramesSubscription['viewChanges'];

const frames = (events: readonly ViewFramesSubscription[]) => events.map((event) => event.viewChanges);
const last = (events: readonly ViewFramesSubscription[]) => present(frames(events).at(-1));

async function watching(as: Caller, variables: ViewFramesSubscriptionVariables): Promise<Watch> {
  const watch = as.watch(watchFrames, variables);
  await watch.until((events) => events.length === 1, 'the first event came');
  return watch;
}

/** Waits until a conversation is told with this kind, and answers with the frame. */
async function toldOf(watch: Watch, id: string, kind: ViewChangeKind): Promise<Frame> {
  const isTold = (frame: Frame) =>
    frame.changes.some((change) => change.conversationId === id && change.kind === kind);
  await watch.until((events) => frames(events).some(isTold), `${id} ${kind}`);
  return present(frames(watch.events).find(isTold));
}

async function idsOf(condition: ConditionInput | null): Promise<string[]> {
  const nodes = await readForward(
    async (after) => (await admin.do(listConversations, { condition, after })).conversations,
  );
  return nodes.map(({ id }) => id).toSorted();
}

/** The list of somebody who began with a query and follows what is told. */
function followed(
  begin: readonly string[],
  events: readonly ViewFramesSubscription[],
): { ids: string[]; isLost: boolean } {
  const ids = new Set(begin);
  let isLost = false;
  for (const frame of frames(events)) {
    isLost ||= frame.resync;
    for (const change of frame.changes) {
      if (change.kind === 'LEFT') ids.delete(change.conversationId);
      else ids.add(change.conversationId);
    }
  }
  return { ids: [...ids].toSorted(), isLost };
}

describe('a view that is watched', () => {
  test('tells what enters, changes and leaves, each time with the exact count', async () => {
    const condition = { all: [isOpen, topicIs('Delivery')] };
    const watch = await watching(adminOnOther, { condition });
    expect(last(watch.events)).toMatchObject({ count: 0, resync: false, changes: [] });
    const id = await start(admin, { topic: 'Delivery' });
    await start(admin, { topic: 'Something else' });
    const entered = await toldOf(watch, id, 'ENTERED');
    expect(entered).toMatchObject({ count: 1 });
    expect(entered.changes).toHaveLength(1);
    await act(admin, 'conversationPrioritySet', { id, priority: 'HIGH' });
    expect(await toldOf(watch, id, 'CHANGED')).toMatchObject({ count: 1 });
    await act(admin, 'conversationClose', { id });
    const left = await toldOf(watch, id, 'LEFT');
    expect(left).toMatchObject({ count: 0 });
    expect(left.changes[0]?.conversation).toMatchObject({ status: 'CLOSED' });
    const sequences = frames(watch.events).map((frame) => frame.sequence);
    expect(sequences).toEqual(sequences.toSorted());
    watch.close();
  });

  test('moves all conversations of a contact when they join or leave a segment', async () => {
    const contact = { externalId: 'moving' };
    const ids = [await start(admin, { contact }), await start(admin, { contact })];
    const watch = await watching(admin, { condition: isVip() });
    const members = { segment: vip, contacts: ['moving'] };
    await admin.do(addMembers, { input: members });
    for (const id of ids) await toldOf(watch, id, 'ENTERED');
    expect(last(watch.events)).toMatchObject({ count: 2 });
    await admin.do(removeMembers, { input: members });
    for (const id of ids) await toldOf(watch, id, 'LEFT');
    expect(last(watch.events)).toMatchObject({ count: 0 });
    watch.close();
  });

  test('moves all conversations of a contact of whom a new one says more, and none of a contact whom it only names', async () => {
    const isNamed = predicate('contact.name', 'EQUALS', 'Said later');
    const contact = { externalId: 'says-more' };
    const first = await start(admin, { contact });
    const named = await watching(admin, { condition: isNamed });
    const open = await watching(admin, { condition: isOpen });
    // So that the first is told to whoever watches since, if it is.
    await toldOf(open, await start(admin), 'ENTERED');
    const before = open.events.length;
    const second = await start(admin, { contact });
    await toldOf(open, second, 'ENTERED');
    const told = frames(open.events.slice(before)).flatMap((frame) =>
      frame.changes.map((one) => one.conversationId),
    );
    expect(told).not.toContain(first);
    const third = await start(admin, { contact: { ...contact, name: 'Said later' } });
    for (const id of [first, second, third]) await toldOf(named, id, 'ENTERED');
    expect(last(named.events).count).toBe(3);
    named.close();
    open.close();
  });

  test('says that the list is to be asked for again when more changed than is told', async () => {
    const crowd = Array.from({ length: 210 }, (_, index) => ({
      contact: { externalId: `crowd-${index}` },
      message: 'Hi',
      topic: 'Crowd',
      createdAt: new Date(Date.now() - index * 60_000).toISOString(),
    }));
    const all = await watching(admin, { condition: topicIs('Crowd') });
    await admin.do(importConversations, { input: { conversations: crowd } });
    // What the import did is told by now, so that only the change of members is.
    await all.until((events) => last(events).count === 210, 'all have begun');
    all.close();
    const condition = { all: [topicIs('Crowd'), isVip()] };
    const watch = await watching(admin, { condition });
    await admin.do(addMembers, {
      input: {
        segment: vip,
        matching: { condition: predicate('contact.externalId', 'STARTS_WITH', 'crowd-') },
      },
    });
    await watch.until((events) => last(events).count === 210, 'all are counted');
    expect(followed([], watch.events).isLost).toBe(true);
    watch.close();
  });

  test('goes on after a lost line with nothing left out, and is told to ask again by a server that does not know', async () => {
    const condition = topicIs('Resumed');
    const watch = await watching(admin, { condition });
    const first = await start(admin, { topic: 'Resumed' });
    await toldOf(watch, first, 'ENTERED');
    const after = last(watch.events).sequence;
    const before = await idsOf(condition);
    watch.close();
    const second = await start(admin, { topic: 'Resumed' });
    const third = await start(admin, { topic: 'Resumed' });
    await act(admin, 'conversationTopicSet', { id: first, topic: 'Other' });

    const again = await watching(admin, { condition, after });
    await toldOf(again, first, 'LEFT');
    for (const id of [second, third]) await toldOf(again, id, 'ENTERED');
    const resumed = followed(before, again.events);
    expect(resumed.isLost).toBe(false);
    expect(resumed.ids).toEqual(await idsOf(condition));
    again.close();

    const elsewhere = await watching(adminOnOther, { condition, after });
    expect(last(elsewhere.events)).toMatchObject({ resync: true, count: 2 });
    elsewhere.close();
  });

  test('costs the same statements however many watch it', async () => {
    const condition = topicIs('Watched');
    const watchers = async (count: number) => {
      const watches = await Promise.all(
        Array.from({ length: count }, () => watching(adminOnOther, { condition })),
      );
      const id = await start(admin, { topic: 'Watched' });
      for (const watch of watches) await toldOf(watch, id, 'ENTERED');
      const { counter } = other.platform.database.pool;
      const costs: number[] = [];
      for (let run = 0; run < 4; run += 1) {
        let cost = 0;
        // How often the events are asked for depends on what else is being written, and not on who watches.
        counter.failpoint = (statement) => {
          if (!isItsOwn(statement) && !/from event\b|pg_stat_activity/.test(statement)) cost += 1;
        };
        const next = await start(admin, { topic: 'Watched' });
        for (const watch of watches) await toldOf(watch, next, 'ENTERED');
        costs.push(cost);
      }
      counter.failpoint = null;
      for (const watch of watches) watch.close();
      return Math.min(...costs);
    };
    const [few, many] = [await watchers(1), await watchers(40)];
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });

  test('is refused for what is no view, is broken, or is another workspace’s', async () => {
    const eve = await otherWorkspace(one, admin, 'Live');
    const { savedViewCreate } = await admin.do(createView, {
      input: { name: 'Ours', isShared: true, condition: isOpen },
    });
    const viewId = present(savedViewCreate.savedView).id;
    const refused = async (as: Caller, variables: ViewFramesSubscriptionVariables) => {
      const watch = as.watch(watchFrames, variables);
      const { data, errors } = await watch.firstAnswer();
      watch.close();
      expect(data ?? null).toBeNull();
      return JSON.stringify(errors);
    };
    expect(await refused(eve, { viewId })).toContain('There is no such view');
    expect(await refused(admin, { viewId: 'view_nobody' })).toContain('There is no such view');
    expect(await refused(admin, { viewId, condition: isOpen })).toContain('not both');
    expect(await refused(admin, { after: 'yesterday' })).toContain('no sequence');
    expect(await refused(admin, { condition: topicIs('') })).toContain('blank');
    const watch = await watching(eve, { condition: null });
    expect(last(watch.events)).toMatchObject({ count: 0 });
    await start(admin);
    const theirs = await start(eve);
    await toldOf(watch, theirs, 'ENTERED');
    expect(followed([], watch.events).ids).toEqual([theirs]);
    watch.close();
  });
});

test('after any mix of acts, memberships and new facts, what was told equals a fresh query of every view', async () => {
  await admin.do(createProperty, { input: { key: 'tier', type: 'TEXT' } });
  const tierIs = (value: string) => property('tier', 'EQUALS', value);
  const conditions: (ConditionInput | null)[] = [
    null,
    isOpen,
    isVip(),
    { all: [isOpen, isVip()] },
    { not: isVip() },
    tierIs('gold'),
    { any: [tierIs('gold'), topicIs('Billing')] },
    predicate('conversation.priority', 'IN', ['urgent', 'high']),
    predicate('conversation.assignee', 'IS_EMPTY'),
    predicate('conversation.csat', 'AT_LEAST', 4),
    predicate('conversation.escalated', 'EQUALS', false),
    predicate('conversation.createdAt', 'WITHIN_LAST_DAYS', 1),
  ];
  const ada = await teammateIdOf(admin);
  const begin = await Promise.all(conditions.map(idsOf));
  const watches = await Promise.all(conditions.map((condition) => watching(adminOnOther, { condition })));
  const ids: string[] = [];
  const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)];
  const contacts = ['ann', 'bob', 'cleo', 'dan'];
  const acts: (() => Promise<unknown>)[] = [
    async () => {
      const contact = { externalId: pick(contacts), properties: { tier: pick(['gold', 'silver']) } };
      const groups = Math.random() < 0.3 ? ['VIP'] : [];
      ids.push(
        await start(pick([admin, adminOnOther]), { contact, groups, topic: pick(['Billing', 'Delivery']) }),
      );
    },
    () => act(admin, 'conversationClose', { id: pick(ids) }),
    () => act(admin, 'conversationReopen', { id: pick(ids) }),
    () => act(admin, 'conversationPrioritySet', { id: pick(ids), priority: pick(['URGENT', 'LOW']) }),
    () => act(admin, 'conversationRate', { id: pick(ids), csat: pick([1, 4, 5]) }),
    () => act(admin, 'conversationAssign', { id: pick(ids), teammateId: pick([ada, null]) }).catch(() => {}),
    () => admin.ask(addMembers, { input: { segment: vip, contacts: [pick(contacts)] } }),
    () => admin.ask(removeMembers, { input: { segment: vip, contacts: [pick(contacts)] } }),
    () =>
      admin.do(upsertContact, {
        input: { externalId: pick(contacts), properties: { tier: pick(['gold', 'silver']) } },
      }),
  ];
  for (let round = 0; round < 8; round += 1) await acts[0]();
  for (let round = 0; round < 90; round += 1) await pick(acts)();
  await Promise.all(Array.from({ length: 30 }, () => pick(acts)()));

  for (const [index, condition] of conditions.entries()) {
    const fresh = await idsOf(condition);
    const watch = watches[index];
    const isEqual = () => followed(begin[index], watch.events).ids.join() === fresh.join();
    await watch.until(
      (events) => isEqual() && last(events).count === fresh.length,
      JSON.stringify(condition),
    );
    expect(followed(begin[index], watch.events).isLost).toBe(false);
    watch.close();
  }
});
