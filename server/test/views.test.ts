import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, list, number, otherWorkspace, testServer, text } from './api.js';
import { type Agent, act, agentCalled, start } from './desk.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;
let grace: Agent;
let alan: Agent;
let vip: string;

const viewFields =
  'id name condition sort descending columns isShared isReadyMade isPinned version count summary broken';
const isOpen = { is: { field: 'conversation.status', operator: 'EQUALS', value: 'open' } };
const topicIs = (value: string) => ({ is: { field: 'conversation.topic', operator: 'EQUALS', value } });

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  [grace, alan] = await Promise.all([
    agentCalled(server, admin, 'Grace'),
    agentCalled(server, admin, 'Alan'),
  ]);
  const { segmentCreate } = await admin.do(
    'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { segment { id } userErrors { message } } }',
    { input: { name: 'VIP' } },
  );
  vip = text(segmentCreate?.segment.id);
});

async function viewsOf(caller: Caller): Promise<Data[]> {
  return [...list((await caller.do(`{ savedViews { ${viewFields} } }`)).savedViews)];
}

const called = (views: readonly Data[], name: string) => views.find((view) => text(view.name) === name);
const names = (views: readonly Data[]) => views.map((view) => text(view.name));

function tryMutation(caller: Caller, name: string, input: object) {
  const type =
    name === 'savedViewDelete' ? 'IdInput' : `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const fields = {
    savedViewDelete: 'deletedId',
    savedViewsArrange: `savedViews { ${viewFields} }`,
  }[name];
  return caller.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields ?? `savedView { ${viewFields} viewerCanChange }`}
      userErrors { code message path } } }`,
    { input },
  );
}

async function keep(caller: Caller, input: object): Promise<Data> {
  const { data } = await tryMutation(caller, 'savedViewCreate', input);
  expect(list(data.savedViewCreate?.userErrors)).toEqual([]);
  return data.savedViewCreate?.savedView as Data;
}

async function refusal(caller: Caller, name: string, input: object) {
  const { data, errors } = await tryMutation(caller, name, input);
  expect(errors).toBeUndefined();
  const [error] = list(data[name]?.userErrors);
  return { code: text(error?.code), path: (list(error?.path) ?? []).join('.') };
}

describe('ready-made views', () => {
  test('All, Mine, Unassigned and Urgent are there, and one for each segment that a rule uses', async () => {
    expect(names(await viewsOf(grace.caller))).toEqual(['All', 'Mine', 'Unassigned', 'Urgent']);
    await admin.do(
      'mutation ($input: PriorityRuleCreateInput!) { priorityRuleCreate(input: $input) { userErrors { message } } }',
      {
        input: {
          name: 'VIP first',
          priority: 'HIGH',
          condition: { is: { field: 'segment', operator: 'EQUALS', value: vip } },
        },
      },
    );
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
      Object.fromEntries((await viewsOf(caller)).map((view) => [text(view.name), number(view.count)]));
    expect(await counts(grace.caller)).toEqual({ All: 2, Mine: 1, Unassigned: 1, Urgent: 1, VIP: 1 });
    expect(await counts(alan.caller)).toMatchObject({ All: 2, Mine: 0 });
    for (const view of await viewsOf(grace.caller)) {
      const { conversations } = await grace.caller.do(
        'query ($condition: ConditionInput) { conversations(condition: $condition) { totalCount } }',
        { condition: view.condition },
      );
      expect(number(conversations?.totalCount), text(view.name)).toBe(number(view.count));
    }
  });

  test('a ready-made one is not changed or deleted', async () => {
    expect(await refusal(admin, 'savedViewChange', { id: 'view_all', name: 'Everything' })).toEqual({
      code: 'INVALID',
      path: 'input.id',
    });
    expect(await refusal(admin, 'savedViewDelete', { id: 'view_mine' })).toMatchObject({ path: 'input.id' });
  });
});

describe('a view that is kept', () => {
  test('is one’s own, until it is shared', async () => {
    const view = await keep(grace.caller, { name: 'Billing', condition: topicIs('Billing') });
    expect(view).toMatchObject({ sort: 'UPDATED', descending: true, isShared: false, version: 1 });
    expect(text(view.summary)).toBe('topic is Billing');
    expect(called(await viewsOf(alan.caller), 'Billing')).toBeUndefined();
    expect(await refusal(alan.caller, 'savedViewChange', { id: view.id, name: 'Mine now' })).toEqual({
      code: 'NOT_FOUND',
      path: 'input.id',
    });
    expect(await refusal(admin, 'savedViewDelete', { id: view.id })).toMatchObject({ code: 'NOT_FOUND' });

    const { data } = await tryMutation(grace.caller, 'savedViewChange', { id: view.id, isShared: true });
    expect(data.savedViewChange?.savedView).toMatchObject({ isShared: true, version: 2 });
    expect(called(await viewsOf(alan.caller), 'Billing')).toMatchObject({ name: 'Billing' });
    const theirs = { id: view.id, name: 'Mine now' };
    expect(await refusal(alan.caller, 'savedViewChange', theirs)).toMatchObject({ code: 'FORBIDDEN' });
    const changed = await tryMutation(admin, 'savedViewChange', { id: view.id, name: 'Invoices' });
    expect(changed.data.savedViewChange?.savedView).toMatchObject({
      name: 'Invoices',
      viewerCanChange: true,
    });
  });

  test('is refused to whoever did not see the latest change', async () => {
    const view = await keep(grace.caller, { name: 'Late' });
    await tryMutation(grace.caller, 'savedViewChange', { id: view.id, sort: 'WAITING', expectedVersion: 1 });
    const late = { id: view.id, name: 'Later', expectedVersion: 1 };
    expect(await refusal(grace.caller, 'savedViewChange', late)).toEqual({
      code: 'CONFLICT',
      path: 'input.expectedVersion',
    });
  });

  test('tells each wrong thing at its path, and changes nothing', async () => {
    const before = names(await viewsOf(grace.caller));
    const tries: [object, string][] = [
      [{ name: ' ' }, 'input.name'],
      [{ name: 'x', columns: Array(11).fill('segment') }, 'input.columns'],
      [{ name: 'x', condition: { all: [isOpen, topicIs('')] } }, 'input.condition.all.1.is.value'],
      [
        { name: 'x', condition: { is: { field: 'contact.properties.gone', operator: 'IS_EMPTY' } } },
        'input.condition.is.field',
      ],
    ];
    for (const [input, path] of tries) {
      expect((await refusal(grace.caller, 'savedViewCreate', input)).path).toBe(path);
    }
    expect(names(await viewsOf(grace.caller))).toEqual(before);
  });

  test('keeps a segment from being deleted while it is shared; one’s own then finds nobody', async () => {
    const { segmentCreate } = await admin.do(
      'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { segment { id } userErrors { message } } }',
      { input: { name: 'Passing' } },
    );
    const segment = text(segmentCreate?.segment.id);
    const condition = { is: { field: 'segment', operator: 'EQUALS', value: segment } };
    const own = await keep(grace.caller, { name: 'Own', condition });
    const shared = await keep(admin, { name: 'Everybody’s', condition, isShared: true });
    const remove = () =>
      admin.ask(
        'mutation ($input: IdInput!) { segmentDelete(input: $input) { userErrors { ... on InUseError { uses { kind name } } } } }',
        { input: { id: segment } },
      );
    const refused = list((await remove()).data.segmentDelete?.userErrors);
    expect(list(refused[0]?.uses)).toEqual([{ kind: 'SAVED_VIEW', name: 'Everybody’s' }]);
    await tryMutation(admin, 'savedViewDelete', { id: shared.id });
    expect(list((await remove()).data.segmentDelete?.userErrors)).toEqual([]);
    const left = called(await viewsOf(grace.caller), 'Own');
    expect(left).toMatchObject({ id: own.id, count: 0 });
  });

  test('says why it cannot be read when the property that it asks for is deleted', async () => {
    const { contactPropertyCreate } = await admin.do(
      'mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { contactProperty { id } userErrors { message } } }',
      { input: { key: 'floor', type: 'NUMBER' } },
    );
    const condition = { is: { field: 'contact.properties.floor', operator: 'AT_LEAST', value: 3 } };
    await keep(alan.caller, { name: 'High up', condition });
    await admin.do(
      'mutation ($input: IdInput!) { contactPropertyDelete(input: $input) { userErrors { message } } }',
      { input: { id: text(contactPropertyCreate?.contactProperty.id) } },
    );
    const view = called(await viewsOf(alan.caller), 'High up');
    expect(text(view?.broken)).toContain('contact.properties.floor');
    expect(view).toMatchObject({ count: 0 });
  });

  test('says which facts its rows show, and refuses what is none at its place', async () => {
    const { contactPropertyCreate } = await admin.do(
      'mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { contactProperty { id } userErrors { message } } }',
      { input: { key: 'seats', type: 'NUMBER' } },
    );
    const columns = ['conversation.topic', 'contact.properties.seats', 'segment'];
    const view = await keep(grace.caller, { name: 'Wide', columns });
    expect(list(view.columns)).toEqual(columns);
    const change = (next: string[]) => ({ id: view.id, columns: next });
    const tries: [string[], string][] = [
      [['segment', 'conversation.queue', 'segment'], 'input.columns.2'],
      [['segment', 'conversation.subject'], 'input.columns.1'],
      [['contact.properties.gone'], 'input.columns.0'],
      [['Segment'], 'input.columns.0'],
    ];
    for (const [next, path] of tries) {
      const refused = await refusal(grace.caller, 'savedViewChange', change(next));
      expect(refused).toEqual({ code: 'INVALID', path });
    }
    expect(called(await viewsOf(grace.caller), 'Wide')).toMatchObject({ columns, version: 1 });
    await tryMutation(grace.caller, 'savedViewChange', { id: view.id, name: 'Wider' });
    expect(called(await viewsOf(grace.caller), 'Wider')).toMatchObject({ columns });

    await admin.do(
      'mutation ($input: IdInput!) { contactPropertyDelete(input: $input) { userErrors { message } } }',
      { input: { id: text(contactPropertyCreate?.contactProperty.id) } },
    );
    const left = called(await viewsOf(grace.caller), 'Wider');
    expect(left).toMatchObject({ columns: ['conversation.topic', 'segment'], broken: null });
    await tryMutation(grace.caller, 'savedViewChange', change([]));
    expect(called(await viewsOf(grace.caller), 'Wider')).toMatchObject({ columns: [] });
  });

  test('shows facts of many rows for no statement more; only segments cost one', async () => {
    for (let count = 0; count < 3; count += 1) await start(admin, { groups: ['VIP'] });
    const asking = (fields: string) =>
      statementsOf(server, () =>
        grace.caller.do(`{ conversations { nodes { id contact { displayName } ${fields} } } }`),
      );
    const least = await asking('');
    const facts = 'channel topic csat updatedAt waitingSince contact { company email properties }';
    expect(await asking(facts)).toBe(least);
    expect(await asking(`${facts} segments { segment { name } }`)).toBeLessThanOrEqual(least + 2);
  });

  test('stands where the person wants it', async () => {
    const views = await viewsOf(alan.caller);
    const ids = views.map((view) => text(view.id)).reverse();
    const { data } = await tryMutation(alan.caller, 'savedViewsArrange', { ids, pinnedIds: [ids[0]] });
    const after = list(data.savedViewsArrange?.savedViews);
    expect(after.map((view) => text(view.id))).toEqual(ids);
    expect(after.filter((view) => view.isPinned as unknown).map((view) => text(view.id))).toEqual([ids[0]]);
    expect(names(await viewsOf(grace.caller))[0]).toBe('All');
    const unknown = { ids: ['view_all', 'view_nobody'], pinnedIds: [] };
    expect(await refusal(alan.caller, 'savedViewsArrange', unknown)).toEqual({
      code: 'NOT_FOUND',
      path: 'input.ids.1',
    });
  });

  test('is not there for another workspace', async () => {
    const view = await keep(admin, { name: 'Ours', isShared: true });
    const eve = await otherWorkspace(server, admin, 'Views');
    expect(called(await viewsOf(eve), 'Ours')).toBeUndefined();
    expect(await refusal(eve, 'savedViewDelete', { id: view.id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('conversations come in each order, page by page, without one twice or left out', async () => {
  for (let count = 0; count < 7; count += 1) await start(admin);
  for (const sort of ['CREATED', 'UPDATED', 'WAITING']) {
    for (const descending of [true, false]) {
      const seen: Data[] = [];
      let after: string | null = null;
      do {
        const { conversations } = await admin.do(
          `query ($sort: ConversationSort!, $descending: Boolean!, $after: String) {
            conversations(sort: $sort, descending: $descending, first: 3, after: $after) {
              nodes { id createdAt updatedAt waitingSince } pageInfo { hasNextPage endCursor } totalCount } }`,
          { sort, descending, after },
        );
        seen.push(...list(conversations?.nodes));
        const page = conversations as Data;
        const { hasNextPage, endCursor } = page.pageInfo as unknown as {
          hasNextPage: boolean;
          endCursor: string;
        };
        after = hasNextPage ? endCursor : null;
        if (!hasNextPage) expect(seen).toHaveLength(number(conversations?.totalCount));
      } while (after);
      const key = { CREATED: 'createdAt', UPDATED: 'updatedAt', WAITING: 'waitingSince' }[sort] as string;
      const values = seen.map((one) => `${one[key] ?? '9'} ${text(one.id)}`);
      const sorted = values.toSorted();
      expect(values).toEqual(descending ? sorted.reverse() : sorted);
      expect(new Set(values).size).toBe(values.length);
    }
  }
});
