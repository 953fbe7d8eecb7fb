import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, present, testServer } from './api.js';
import { predicate, topicIs } from './conditions.js';
import {
  type Action,
  type Agent,
  act,
  agentCalled,
  changeTeammate,
  conversation,
  start,
  teammateIdOf,
  tryAct,
  until,
} from './desk.js';
import type { QueueChangeInput, ViewChangeKind, ViewOfTeamSubscription } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { changeQueue, createQueue } from './operations/queues.js';
import { changeTeamGroup, createTeamGroup } from './operations/teammates.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;
let me: string;

const readUndoable = graphql(`
  query UndoableOfQueueMove($id: ID!) {
    conversation(id: $id) { viewerUndoableActivityId }
  }
`);
const listTeamGroups = graphql(`
  query TeamGroupKeys {
    teamGroups { id key }
  }
`);
const watchView = graphql(`
  subscription ViewOfTeam($condition: ConditionInput) {
    viewChanges(condition: $condition) { changes { kind conversationId } }
  }
`);

const editQueue = (input: QueueChangeInput, as = admin) => as.do(changeQueue, { input });
const give = (id: string, team: string | null, as = admin) => editQueue({ id, team }, as);
const teamOf = async (id: string, as = admin) => {
  const { team, queue, escalated } = await conversation(as, id);
  return { team: team?.key ?? null, queue: queue.key, escalated };
};

const queues = ['money', 'parcels'];
const teams = ['payments', 'logistics', 'seniors'];

async function setUpDesks(as: Caller): Promise<void> {
  for (const name of teams) await as.do(createTeamGroup, { input: { name, key: name } });
  for (const [key, team] of [
    ['money', 'payments'],
    ['parcels', 'logistics'],
    ['hard', 'seniors'],
  ] as const) {
    await as.do(createQueue, { input: { name: key, key, condition: topicIs(key), team } });
  }
}

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  me = await teammateIdOf(admin);
  await setUpDesks(admin);
});

describe('a queue that is given to another team group', () => {
  test('takes along what waits in it by rule or by hand, and nothing else', async () => {
    const byRule = await start(admin, { topic: 'money' });
    const byHand = await start(admin, { topic: 'other' });
    await act(admin, 'conversationQueueSet', { id: byHand, queue: 'money' });
    const beside = await start(admin, { topic: 'parcels' });
    await give('money', 'logistics');
    expect(await teamOf(byRule)).toMatchObject({ queue: 'money', team: 'logistics' });
    expect(await teamOf(byHand)).toMatchObject({ queue: 'money', team: 'logistics' });
    await give('money', null);
    expect(await teamOf(byRule)).toMatchObject({ queue: 'money', team: null });
    await give('parcels', 'payments');
    expect(await teamOf(beside)).toMatchObject({ queue: 'parcels', team: 'payments' });
    await give('everything_else', 'seniors');
    expect(await teamOf(await start(admin, { topic: 'other' }))).toMatchObject({ team: 'seniors' });
    await expectRecount(server.platform.database.url);
  });

  test('leaves what was escalated with the team group that it was escalated to', async () => {
    const id = await start(admin, { topic: 'money' });
    await act(admin, 'conversationEscalate', { id, teamGroup: 'seniors', reason: 'It burns' });
    const inQueue = (await teamOf(id)).queue;
    await give(inQueue, 'payments');
    expect(await teamOf(id)).toMatchObject({ queue: inQueue, team: 'seniors', escalated: true });
    await act(admin, 'conversationDeescalate', { id });
    const back = await teamOf(id);
    expect(back).toMatchObject({ queue: 'money', escalated: false });
    await expectRecount(server.platform.database.url);
    await give(inQueue, 'seniors');
  });

  test('what is somebody’s, put aside or closed stays as it is, and is the other team group’s once it waits again', async () => {
    await give('money', 'payments');
    const ways: ((id: string) => { away: Action; back: Action })[] = [
      (id) => ({
        away: ['conversationAssign', { id, teammateId: me }],
        back: ['conversationAssign', { id, teammateId: null }],
      }),
      (id) => ({ away: ['conversationClose', { id }], back: ['conversationReopen', { id }] }),
      (id) => ({
        away: ['conversationSnooze', { id, until: new Date(Date.now() + 86_400_000).toISOString() }],
        back: ['conversationReopen', { id }],
      }),
    ];
    for (const way of ways) {
      const id = await start(admin, { topic: 'money' });
      const {
        away: [away, awayInput],
        back: [back, backInput],
      } = way(id);
      await act(admin, away, awayInput);
      await give('money', 'logistics');
      expect(await teamOf(id), away).toMatchObject({ team: 'payments' });
      await act(admin, back, backInput);
      expect(await teamOf(id), away).toMatchObject({ queue: 'money', team: 'logistics' });
      await give('money', 'payments');
    }
  });

  test('what is taken back goes to whoever works its earlier queue by now', async () => {
    await give('money', 'payments');
    const id = await start(admin, { topic: 'money' });
    await act(admin, 'conversationQueueSet', { id, queue: 'parcels' });
    await give('money', 'seniors');
    const { conversation: found } = await admin.do(readUndoable, { id });
    await act(admin, 'conversationUndo', { id, activityId: present(found?.viewerUndoableActivityId) });
    expect(await teamOf(id)).toMatchObject({ queue: 'money', team: 'seniors' });
    await give('money', 'payments');
  });

  test('is told to whoever watches what a team group has, and nothing moves in another workspace', async () => {
    const other = await otherWorkspace(server, admin);
    await setUpDesks(other);
    const theirs = await start(other, { topic: 'money' });
    const { teamGroups } = await admin.do(listTeamGroups);
    const logistics = present(teamGroups.find(({ key }) => key === 'logistics'));
    const watch = admin.watch(watchView, {
      condition: predicate('conversation.team', 'EQUALS', logistics.id),
    });
    await watch.until((events) => events.length === 1, 'the first event came');
    const id = await start(admin, { topic: 'money' });
    await give('money', 'logistics');
    const told = (kind: ViewChangeKind) => (events: readonly ViewOfTeamSubscription[]) =>
      events
        .flatMap((event) => event.viewChanges.changes)
        .some((change) => change.conversationId === id && change.kind === kind);
    await watch.until(told('ENTERED'), 'it entered');
    await give('money', 'payments');
    await watch.until(told('LEFT'), 'it left');
    watch.close();
    expect(await teamOf(theirs, other)).toMatchObject({ queue: 'money', team: 'payments' });
  });

  test('that gives out by itself gives what waits to whoever works it now', async () => {
    await editQueue({ id: 'parcels', team: 'logistics', mode: 'ASSIGN_AUTOMATICALLY' });
    const grace: Agent = await agentCalled(server, admin, 'Grace');
    await admin.do(changeTeamGroup, { input: { id: 'seniors', addTeammates: [grace.id] } });
    await changeTeammate(admin, grace.id, { available: true, capacity: 50 });
    const id = await start(admin, { topic: 'parcels' });
    expect(await teamOf(id)).toMatchObject({ team: 'logistics' });
    await give('parcels', 'seniors');
    await until(async () => (await conversation(admin, id)).assignee?.name === 'Grace', 'Grace had it');
    expect(await teamOf(id)).toMatchObject({ team: 'seniors' });
    await changeTeammate(admin, grace.id, { available: false });
    await editQueue({ id: 'parcels', team: 'logistics', mode: 'AGENTS_TAKE' });
  });
});

test('whatever comes to wait while it changes hands is of whoever has it in the end', async () => {
  const started = Array.from({ length: 60 }, (_, index) =>
    start(admin, { topic: 'money', contact: { externalId: `many-${index}` } }),
  );
  const given = teams.map((team) => give('money', team));
  const ids = await Promise.all(started);
  await Promise.all(given);
  const found = await Promise.all(ids.map((id) => teamOf(id)));
  expect(new Set(found.map(({ team }) => team)).size).toBe(1);
  await expectRecount(server.platform.database.url);
});

test('whatever happens, what waits is of the team group that works its queue, unless it was escalated', async () => {
  // By its place among those that are started.
  const id = fc.nat(3).map(String);
  const queue = fc.constantFrom(...queues, 'hard', 'everything_else');
  const action = fc.oneof(
    fc.tuple(fc.constant('conversationQueueSet' as const), fc.record({ id, queue })),
    fc.tuple(
      fc.constant('conversationEscalate' as const),
      fc.record({ id, teamGroup: fc.constantFrom(...teams), reason: fc.constant('It burns') }),
    ),
    fc.tuple(
      fc.constantFrom(
        'conversationDeescalate' as const,
        'conversationClose' as const,
        'conversationReopen' as const,
        'conversationQueueReset' as const,
      ),
      fc.record({ id }),
    ),
    fc.tuple(
      fc.constant('conversationAssign' as const),
      fc.record({ id, teammateId: fc.constantFrom(me, null) }),
    ),
  );
  const step = fc.oneof(
    { weight: 1, arbitrary: fc.record({ give: queue, team: fc.constantFrom(...teams, null) }) },
    { weight: 4, arbitrary: fc.record({ action }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      const ids = await Promise.all([...queues, 'hard', 'other'].map((topic) => start(admin, { topic })));
      for (const one of steps) {
        if ('give' in one) await give(one.give, one.team);
        else {
          const [mutation, input] = one.action;
          // Some are refused: one that is closed is not escalated.
          await tryAct(admin, mutation, { ...input, id: ids[Number(input.id)] });
        }
      }
      await expectRecount(server.platform.database.url);
    }),
    { numRuns: 15 },
  );
});
