import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, present, testServer } from './api.js';
import { inputOf, predicate, property, topicIs } from './conditions.js';
import { type Agent, act, agentCalled, start } from './desk.js';
import type {
  SavedViewChangeInput,
  SavedViewCreateInput,
  SavedViewsArrangeInput,
  ViewFieldsFragment,
} from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createPriorityRule } from './operations/priority-rules.js';
import { createProperty, deleteProperty } from './operations/properties.js';
import { createSegment, deleteSegment } from './operations/segments.js';
import { readForward } from './pages.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;
let grace: Agent;
let alan: Agent;
let vip: string;

graphql(`
  fragment ViewFields on SavedView {
    id name condition sort descending columns isShared isReadyMade isPinned version count summary broken
    viewerCanChange
  }
`);
const listViews = graphql(`
  query Views {
    savedViews { ...ViewFields }
  }
`);
const createView = graphql(`
  mutation CreateView($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) { savedView { ...ViewFields } userErrors { code message path } }
  }
`);
const changeView = graphql(`
  mutation ChangeView($input: SavedViewChangeInput!) {
    savedViewChange(input: $input) { savedView { ...ViewFields } userErrors { code message path } }
  }
`);
const deleteView = graphql(`
  mutation DeleteView($id: ID!) {
    savedViewDelete(input: { id: $id }) { deletedId userErrors { code message path } }
  }
`);
const arrangeViews = graphql(`
  mutation ArrangeViews($input: SavedViewsArrangeInput!) {
    savedViewsArrange(input: $input) { savedViews { ...ViewFields } userErrors { code message path } }
  }
`);
const countConversations = graphql(`
  query CountConversations($condition: ConditionInput) {
    conversations(condition: $condition) { totalCount }
  }
`);
const listRows = graphql(`
  query Rows {
    conversations { nodes { id contact { displayName } } }
  }
`);
const listRowsWithFacts = graphql(`
  query RowsWithFacts {
    conversations {
      nodes {
        id channel topic csat updatedAt waitingSince
        contact { displayName company email properties }
      }
    }
  }
`);
const listRowsWithSegments = graphql(`
  query RowsWithSegments {
    conversations {
      nodes {
        id channel topic csat updatedAt waitingSince
        contact { displayName company email properties }
        segments { segment { name } }
      }
    }
  }
`);
const listSorted = graphql(`
  query SortedConversations($sort: ConversationSort!, $descending: Boolean!, $after: String) {
    conversations(sort: $sort, descending: $descending, first: 3, after: $after) {
      nodes { id createdAt updatedAt waitingSince }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const isOpen = predicate('conversation.status', 'EQUALS', 'open');

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  [grace, alan] = await Promise.all([
    agentCalled(server, admin, 'Grace'),
    agentCalled(server, admin, 'Alan'),
  ]);
  const { segmentCreate } = await admin.do(createSegment, { input: { name: 'VIP' } });
  vip = present(segmentCreate.segment).id;
});

type View = ViewFieldsFragment;

const viewsOf = async (caller: Caller) => (await caller.do(listViews)).savedViews;
const called = (views: readonly View[], name: string) => views.find((view) => view.name === name);
const names = (views: readonly View[]) => views.map((view) => view.name);

async function keep(caller: Caller, input: SavedViewCreateInput): Promise<View> {
  const { savedViewCreate } = await caller.do(createView, { input });
  return present(savedViewCreate.savedView);
}

async function change(caller: Caller, input: SavedViewChangeInput): Promise<View | null> {
  return (await caller.ask(changeView, { input })).data.savedViewChange.savedView;
}

interface Refused {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}

function reasonOf({ userErrors: [error] }: Refused) {
  return { code: error?.code, path: (error?.path ?? []).join('.') };
}

/** Why each is refused, and where. */
const refusals = {
  create: async (caller: Caller, input: SavedViewCreateInput) =>
    reasonOf((await caller.ask(createView, { input })).data.savedViewCreate),
  change: async (caller: Caller, input: SavedViewChangeInput) =>
    reasonOf((await caller.ask(changeView, { input })).data.savedViewChange),
  delete: async (caller: Caller, id: string) =>
    reasonOf((await caller.ask(deleteView, { id })).data.savedViewDelete),
  arrange: async (caller: Caller, input: SavedViewsArrangeInput) =>
    reasonOf((await caller.ask(arrangeViews, { input })).data.savedViewsArrange),
};

describe('ready-made views', () => {
  test('All, Mine, Unassigned and Urgent are there, and one for each segment that a rule uses', async () => {
    expect(names(await viewsOf(grace.caller))).toEqual(['All', 'Mine', 'Unassigned', 'Urgent']);
    await admin.do(createPriorityRule, {
      input: { name: 'VIP first', priority: 'HIGH', condition: predicate('segment', 'EQUALS', vip) },
    });
    expect(names(await viewsOf(grace.caller))).toEqual(['All', 'Mine', 'Unassigned', 'Urgent', 'VIP']);
  });

  test('each counts exactly what its condition finds, for whoever looks', async () => {
    const first = await start(admin, { groups: ['VIP'] });
    await start(admin);
    const closed = await start(admin);
    await act(admin, 'conversationAssign', { id: first, teammateId: grace.id });
    await act(admin, 'conversationClose', { id: closed });
    await act(admin, 'conversationPrioritySet', { id: first, priority: 'URGENT' });
    const counts = async (caller: Caller) =>
      Object.fromEntries((await viewsOf(caller)).map((view) => [view.name, view.count]));
    expect(await counts(grace.caller)).toEqual({ All: 2, Mine: 1, Unassigned: 1, Urgent: 1, VIP: 1 });
    expect(await counts(alan.caller)).toMatchObject({ All: 2, Mine: 0 });
    for (const view of await viewsOf(grace.caller)) {
      const { conversations } = await grace.caller.do(countConversations, {
        condition: view.condition && inputOf(view.condition),
      });
      expect(conversations.totalCount, view.name).toBe(view.count);
    }
  });

  test('a ready-made one is not changed or deleted', async () => {
    expect(await refusals.change(admin, { id: 'view_all', name: 'Everything' })).toEqual({
      code: 'INVALID',
      path: 'input.id',
    });
    expect(await refusals.delete(admin, 'view_mine')).toMatchObject({ path: 'input.id' });
  });
});

describe('a view that is kept', () => {
  test('is one’s own, until it is shared', async () => {
    const view = await keep(grace.caller, { name: 'Billing', condition: topicIs('Billing') });
    expect(view).toMatchObject({ sort: 'UPDATED', descending: true, isShared: false, version: 1 });
    expect(view.summary).toBe('topic is Billing');
    expect(called(await viewsOf(alan.caller), 'Billing')).toBeUndefined();
    expect(await refusals.change(alan.caller, { id: view.id, name: 'Mine now' })).toEqual({
      code: 'NOT_FOUND',
      path: 'input.id',
    });
    expect(await refusals.delete(admin, view.id)).toMatchObject({ code: 'NOT_FOUND' });

    expect(await change(grace.caller, { id: view.id, isShared: true })).toMatchObject({
      isShared: true,
      version: 2,
    });
    expect(called(await viewsOf(alan.caller), 'Billing')).toMatchObject({ name: 'Billing' });
    const theirs = { id: view.id, name: 'Mine now' };
    expect(await refusals.change(alan.caller, theirs)).toMatchObject({ code: 'FORBIDDEN' });
    const changed = await change(admin, { id: view.id, name: 'Invoices' });
    expect(changed).toMatchObject({
      name: 'Invoices',
      viewerCanChange: true,
    });
  });

  test('is refused to whoever did not see the latest change', async () => {
    const view = await keep(grace.caller, { name: 'Late' });
    await change(grace.caller, { id: view.id, sort: 'WAITING', expectedVersion: 1 });
    const late = { id: view.id, name: 'Later', expectedVersion: 1 };
    expect(await refusals.change(grace.caller, late)).toEqual({
      code: 'CONFLICT',
      path: 'input.expectedVersion',
    });
  });

  test('tells each wrong thing at its path, and changes nothing', async () => {
    const before = names(await viewsOf(grace.caller));
    const tries: [SavedViewCreateInput, string][] = [
      [{ name: ' ' }, 'input.name'],
      [{ name: 'x', columns: Array(11).fill('segment') }, 'input.columns'],
      [{ name: 'x', condition: { all: [isOpen, topicIs('')] } }, 'input.condition.all.1.is.value'],
      [{ name: 'x', condition: property('gone', 'IS_EMPTY') }, 'input.condition.is.field'],
    ];
    for (const [input, path] of tries) {
      expect((await refusals.create(grace.caller, input)).path).toBe(path);
    }
    expect(names(await viewsOf(grace.caller))).toEqual(before);
  });

  test('keeps a segment from being deleted while it is shared; one’s own then finds nobody', async () => {
    const { segmentCreate } = await admin.do(createSegment, { input: { name: 'Passing' } });
    const { id } = present(segmentCreate.segment);
    const condition = predicate('segment', 'EQUALS', id);
    const own = await keep(grace.caller, { name: 'Own', condition });
    const shared = await keep(admin, { name: 'Everybody’s', condition, isShared: true });
    const remove = async () => (await admin.ask(deleteSegment, { id })).data.segmentDelete.userErrors;
    expect(await remove()).toMatchObject([{ uses: [{ kind: 'SAVED_VIEW', name: 'Everybody’s' }] }]);
    await admin.do(deleteView, { id: shared.id });
    expect(await remove()).toEqual([]);
    const left = called(await viewsOf(grace.caller), 'Own');
    expect(left).toMatchObject({ id: own.id, count: 0 });
  });

  test('says why it cannot be read when the property that it asks for is deleted', async () => {
    const { contactPropertyCreate } = await admin.do(createProperty, {
      input: { key: 'floor', type: 'NUMBER' },
    });
    const condition = property('floor', 'AT_LEAST', 3);
    await keep(alan.caller, { name: 'High up', condition });
    await admin.do(deleteProperty, { id: present(contactPropertyCreate.contactProperty).id });
    const view = called(await viewsOf(alan.caller), 'High up');
    expect(view?.broken).toContain('contact.properties.floor');
    expect(view).toMatchObject({ count: 0 });
  });

  test('says which facts its rows show, and refuses what is none at its place', async () => {
    const { contactPropertyCreate } = await admin.do(createProperty, {
      input: { key: 'seats', type: 'NUMBER' },
    });
    const columns = ['conversation.topic', 'contact.properties.seats', 'segment'];
    const view = await keep(grace.caller, { name: 'Wide', columns });
    expect(view.columns).toEqual(columns);
    const withColumns = (next: string[]) => ({ id: view.id, columns: next });
    const tries: [string[], string][] = [
      [['segment', 'conversation.queue', 'segment'], 'input.columns.2'],
      [['segment', 'conversation.subject'], 'input.columns.1'],
      [['contact.properties.gone'], 'input.columns.0'],
      [['Segment'], 'input.columns.0'],
    ];
    for (const [next, path] of tries) {
      expect(await refusals.change(grace.caller, withColumns(next))).toEqual({ code: 'INVALID', path });
    }
    expect(called(await viewsOf(grace.caller), 'Wide')).toMatchObject({ columns, version: 1 });
    await change(grace.caller, { id: view.id, name: 'Wider' });
    expect(called(await viewsOf(grace.caller), 'Wider')).toMatchObject({ columns });

    await admin.do(deleteProperty, { id: present(contactPropertyCreate.contactProperty).id });
    const left = called(await viewsOf(grace.caller), 'Wider');
    expect(left).toMatchObject({ columns: ['conversation.topic', 'segment'], broken: null });
    await change(grace.caller, withColumns([]));
    expect(called(await viewsOf(grace.caller), 'Wider')).toMatchObject({ columns: [] });
  });

  test('shows facts of many rows for no statement more; only segments cost one', async () => {
    for (let count = 0; count < 3; count += 1) await start(admin, { groups: ['VIP'] });
    const least = await statementsOf(server, () => grace.caller.do(listRows));
    expect(await statementsOf(server, () => grace.caller.do(listRowsWithFacts))).toBe(least);
    expect(await statementsOf(server, () => grace.caller.do(listRowsWithSegments))).toBeLessThanOrEqual(
      least + 2,
    );
  });

  test('stands where the person wants it', async () => {
    const views = await viewsOf(alan.caller);
    const ids = views.map((view) => view.id).reverse();
    const { savedViewsArrange } = await alan.caller.do(arrangeViews, {
      input: { ids, pinnedIds: [ids[0]] },
    });
    const after = present(savedViewsArrange.savedViews);
    expect(after.map((view) => view.id)).toEqual(ids);
    expect(after.filter((view) => view.isPinned).map((view) => view.id)).toEqual([ids[0]]);
    expect(names(await viewsOf(grace.caller))[0]).toBe('All');
    const unknown = { ids: ['view_all', 'view_nobody'], pinnedIds: [] };
    expect(await refusals.arrange(alan.caller, unknown)).toEqual({
      code: 'NOT_FOUND',
      path: 'input.ids.1',
    });
  });

  test('is not there for another workspace', async () => {
    const view = await keep(admin, { name: 'Ours', isShared: true });
    const eve = await otherWorkspace(server, admin, 'Views');
    expect(called(await viewsOf(eve), 'Ours')).toBeUndefined();
    expect(await refusals.delete(eve, view.id)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('conversations come in each order, page by page, without one twice or left out', async () => {
  for (let count = 0; count < 7; count += 1) await start(admin);
  for (const [sort, key] of [
    ['CREATED', 'createdAt'],
    ['UPDATED', 'updatedAt'],
    ['WAITING', 'waitingSince'],
  ] as const) {
    for (const descending of [true, false]) {
      let totalCount = 0;
      const seen = await readForward(async (after) => {
        const { conversations } = await admin.do(listSorted, { sort, descending, after });
        totalCount = conversations.totalCount;
        return conversations;
      });
      expect(seen).toHaveLength(totalCount);
      const values = seen.map((one) => `${one[key] ?? '9'} ${one.id}`);
      const sorted = values.toSorted();
      expect(values).toEqual(descending ? sorted.reverse() : sorted);
      expect(new Set(values).size).toBe(values.length);
    }
  }
});
