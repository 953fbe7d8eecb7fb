import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, list, otherWorkspace, testServer, text } from './api.js';
import { type Agent, act, agentCalled, changeTeammate, conversation, start, tryAct, until } from './desk.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;
let me: string;

const topicIs = (value: string) => ({ is: { field: 'conversation.topic', operator: 'EQUALS', value } });
const make = (mutation: string, type: string, input: object, as = admin) =>
  as.do(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`, { input });
const give = (id: string, team: string | null, as = admin) =>
  make('queueChange', 'QueueChangeInput', { id, team }, as);
const teamOf = async (id: string, as = admin) => {
  const { team, queue, escalated } = await conversation(as, id);
  return { team: team ? text(team.key) : null, queue: text(queue?.key), escalated };
};

const queues = ['money', 'parcels'];
const teams = ['payments', 'logistics', 'seniors'];

async function setUpDesks(as: Caller): Promise<void> {
  for (const name of teams) await make('teamGroupCreate', 'TeamGroupCreateInput', { name, key: name }, as);
  for (const [key, team] of [
    ['money', 'payments'],
    ['parcels', 'logistics'],
    ['hard', 'seniors'],
  ]) {
    await make(
      'queueCreate',
      'QueueCreateInput',
      { name: key, key, condition: topicIs(key ?? ''), team },
      as,
    );
  }
}

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  me = text((await admin.do('{ viewer { teammate { id } } }')).viewer?.teammate.id);
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
    const ways: [away: string, input: object, back: string, backInput: object][] = [
      ['conversationAssign', { teammateId: me }, 'conversationAssign', { teammateId: null }],
      ['conversationClose', {}, 'conversationReopen', {}],
      ['conversationSnooze', { until: new Date(Date.now() + 86_400_000) }, 'conversationReopen', {}],
    ];
    for (const [away, input, back, backInput] of ways) {
      const id = await start(admin, { topic: 'money' });
      await act(admin, away, { id, ...input });
      await give('money', 'logistics');
      expect(await teamOf(id), away).toMatchObject({ team: 'payments' });
      await act(admin, back, { id, ...backInput });
      expect(await teamOf(id), away).toMatchObject({ queue: 'money', team: 'logistics' });
      await give('money', 'payments');
    }
  });

  test('what is taken back goes to whoever works its earlier queue by now', async () => {
    await give('money', 'payments');
    const id = await start(admin, { topic: 'money' });
    await act(admin, 'conversationQueueSet', { id, queue: 'parcels' });
    await give('money', 'seniors');
    const { conversation: found } = await admin.do(
      'query ($id: ID!) { conversation(id: $id) { viewerUndoableActivityId } }',
      { id },
    );
    await act(admin, 'conversationUndo', { id, activityId: text(found?.viewerUndoableActivityId) });
    expect(await teamOf(id)).toMatchObject({ queue: 'money', team: 'seniors' });
    await give('money', 'payments');
  });

  test('is told to whoever watches what a team group has, and nothing moves in another workspace', async () => {
    const other = await otherWorkspace(server, admin);
    await setUpDesks(other);
    const theirs = await start(other, { topic: 'money' });
    const { teamGroups } = await admin.do('{ teamGroups { id key } }');
    const logistics = list(teamGroups).find(({ key }) => text(key) === 'logistics');
    const watch = admin.watch(
      `subscription ($condition: ConditionInput) { viewChanges(condition: $condition) {
        changes { kind conversationId } } }`,
      { condition: { is: { field: 'conversation.team', operator: 'EQUALS', value: text(logistics?.id) } } },
    );
    await watch.until((events) => events.length === 1, 'the first event came');
    const id = await start(admin, { topic: 'money' });
    await give('money', 'logistics');
    const told = (kind: string) => (events: readonly Data[]) =>
      events
        .flatMap((event) => list(event.viewChanges?.changes))
        .some((change) => text(change.conversationId) === id && text(change.kind) === kind);
    await watch.until(told('ENTERED'), 'it entered');
    await give('money', 'payments');
    await watch.until(told('LEFT'), 'it left');
    watch.close();
    expect(await teamOf(theirs, other)).toMatchObject({ queue: 'money', team: 'payments' });
  });

  test('that gives out by itself gives what waits to whoever works it now', async () => {
    await make('queueChange', 'QueueChangeInput', {
      id: 'parcels',
      team: 'logistics',
      mode: 'ASSIGN_AUTOMATICALLY',
    });
    const grace: Agent = await agentCalled(server, admin, 'Grace');
    await make('teamGroupChange', 'TeamGroupChangeInput', { id: 'seniors', addTeammates: [grace.id] });
    await changeTeammate(admin, grace.id, { available: true, capacity: 50 });
    const id = await start(admin, { topic: 'parcels' });
    expect(await teamOf(id)).toMatchObject({ team: 'logistics' });
    await give('parcels', 'seniors');
    await until(async () => text((await conversation(admin, id)).assignee?.name) === 'Grace', 'Grace had it');
    expect(await teamOf(id)).toMatchObject({ team: 'seniors' });
    await changeTeammate(admin, grace.id, { available: false });
    await make('queueChange', 'QueueChangeInput', { id: 'parcels', team: 'logistics', mode: 'AGENTS_TAKE' });
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
  const which = fc.nat(3);
  const queue = fc.constantFrom(...queues, 'hard', 'everything_else');
  const step = fc.oneof(
    fc.record({ give: queue, team: fc.constantFrom(...teams, null) }),
    fc.record({ do: fc.constant('conversationQueueSet'), which, input: fc.record({ queue }) }),
    fc.record({
      do: fc.constant('conversationEscalate'),
      which,
      input: fc.record({ teamGroup: fc.constantFrom(...teams), reason: fc.constant('It burns') }),
    }),
    fc.record({
      do: fc.constantFrom(
        'conversationDeescalate',
        'conversationClose',
        'conversationReopen',
        'conversationQueueReset',
      ),
      which,
      input: fc.constant({}),
    }),
    fc.record({
      do: fc.constant('conversationAssign'),
      which,
      input: fc.record({ teammateId: fc.constantFrom('me', null) }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      const ids: string[] = [];
      for (const topic of [...queues, 'hard', 'other']) ids.push(await start(admin, { topic }));
      for (const one of steps) {
        if ('give' in one) await give(one.give, one.team);
        else {
          const input = {
            ...one.input,
            ...('teammateId' in one.input && one.input.teammateId && { teammateId: me }),
          };
          // Some are refused: one that is closed is not escalated.
          await tryAct(admin, one.do, { id: ids[one.which], ...input });
        }
      }
      await expectRecount(server.platform.database.url);
    }),
    { numRuns: 15 },
  );
});
