import { WEEKDAYS } from '@cadre/shared/working-hours';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Candidate, giveOut } from '../src/features/conversations/give-out.js';
import { effectiveTime, priorities } from '../src/features/priority/pull-order.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, integrator, present, testServer } from './api.js';
import { predicate, topicIs } from './conditions.js';
import { asOwner } from './database.js';
import {
  type Agent,
  act,
  activityOf,
  agentCalled,
  changeTeammate,
  conversation,
  copyWaiting,
  endSnoozes,
  start,
  takeNext,
  until,
} from './desk.js';
import type { Priority, QueueChangeInput, QueueCreateInput, TeamGroupChangeInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { isLong } from './long.js';
import { importConversations, takeNextConversation } from './operations/conversations.js';
import { setHeadStarts } from './operations/priority-rules.js';
import { changeQueue, createQueue } from './operations/queues.js';
import {
  changeTeamGroup,
  createTeamGroup,
  setAvailability,
  setTeamGroupHours,
} from './operations/teammates.js';
import { expectRecount } from './recount.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;
let grace: Agent;
let alan: Agent;
let mary: Agent;
/** Gets what shows that conversations have been given out. */
let vera: Agent;

const addQueue = (input: QueueCreateInput) => admin.do(createQueue, { input });
const editQueue = (input: QueueChangeInput) => admin.do(changeQueue, { input });
const editGroup = (input: TeamGroupChangeInput) => admin.do(changeTeamGroup, { input });

const listOpen = graphql(`
  query OpenConversations($condition: ConditionInput!) {
    conversations(first: 200, condition: $condition) { nodes { id } }
  }
`);
const listPresence = graphql(`
  query PresenceOfTeammates {
    teammates { id available lastSeenAt }
  }
`);
const watchAnything = graphql(`
  subscription Anything {
    conversationChanges { sequence }
  }
`);

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  grace = await agentCalled(server, admin, 'Grace');
  alan = await agentCalled(server, admin, 'Alan');
  mary = await agentCalled(server, admin, 'Mary');
  vera = await agentCalled(server, admin, 'Vera');
  for (const [name, ...teammates] of [
    ['Takers', grace.id, alan.id],
    ['Given', mary.id],
    ['Witness', vera.id],
    ['Night'],
  ] as const) {
    await admin.do(createTeamGroup, { input: { name, key: name.toLowerCase(), teammates } });
  }
  await changeTeammate(admin, vera.id, { available: true, capacity: 1_000 });
  for (const key of ['a', 'b']) {
    await addQueue({ name: key, key, team: 'takers', condition: topicIs(key) });
  }
  for (const [key, team] of [
    ['auto', 'given'],
    ['witness', 'witness'],
  ] as const) {
    await addQueue({ name: key, key, team, mode: 'ASSIGN_AUTOMATICALLY', condition: topicIs(key) });
  }
});

let count = 0;
const startAbout = (topic: string) => {
  count += 1;
  return start(admin, { topic, contact: { externalId: `contact-${count}` } });
};
const assigneeOf = async (id: string) => (await conversation(admin, id)).assignee?.name;
const closeAll = async () => {
  const condition = predicate('conversation.status', 'EQUALS', 'OPEN');
  const { conversations } = await admin.do(listOpen, { condition });
  await Promise.all(conversations.nodes.map(({ id }) => act(admin, 'conversationClose', { id })));
};

afterEach(closeAll);

describe('whoever asks for the next conversation', () => {
  test('gets the first of all their queues, by priority and then by time, and is told why when there is none', async () => {
    const first = await startAbout('a');
    const second = await startAbout('b');
    const urgent = await startAbout('b');
    await startAbout('auto');
    await act(admin, 'conversationPrioritySet', { id: urgent, priority: 'URGENT' });
    const order = [];
    for (let turn = 0; turn < 3; turn += 1) order.push((await takeNext(grace.caller)).id);
    expect(order).toEqual([urgent, first, second]);
    expect(await takeNext(grace.caller)).toEqual({ id: null, reason: 'NOTHING_WAITS' });
    expect((await activityOf(admin, urgent))[0]).toMatchObject({
      type: 'conversation.taken',
      actor: 'Grace',
      data: { after: { assigneeId: grace.id }, place: { priority: 'URGENT' } },
    });
    await changeTeammate(admin, grace.id, { capacity: 3 });
    await startAbout('a');
    expect(await takeNext(grace.caller)).toEqual({ id: null, reason: 'NO_CAPACITY' });
    await act(grace.caller, 'conversationClose', { id: first });
    expect((await takeNext(grace.caller)).reason).toBeNull();
  });

  test('takes although they are not available, and is no program', async () => {
    await changeTeammate(admin, alan.id, { available: false });
    const id = await startAbout('a');
    expect((await takeNext(alan.caller)).id).toBe(id);
    const program = await integrator(server, admin, ['conversations:write']);
    const { data } = await program.ask(takeNextConversation);
    expect(data.conversationTakeNext.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('waits for the working hours of the queue', async () => {
    const now = new Date(Date.now() - 36 * 3_600_000);
    const day = WEEKDAYS[(now.getUTCDay() + 6) % 7];
    const other = await agentCalled(server, admin, 'Owl');
    await editGroup({ id: 'night', addTeammates: [other.id] });
    await addQueue({ name: 'Night', key: 'night', team: 'night', condition: topicIs('night') });
    const hours = { timeZone: 'UTC', intervals: [{ day, from: '00:00', to: '24:00' }] };
    await admin.do(setTeamGroupHours, { input: { id: 'night', hours: 'OWN', ...hours } });
    const id = await startAbout('night');
    await editQueue({ id: 'everything_else', team: 'takers' });
    expect(await takeNext(other.caller)).toEqual({ id: null, reason: 'OUTSIDE_HOURS' });
    await admin.do(setTeamGroupHours, { input: { id: 'night', hours: 'ALWAYS' } });
    expect((await takeNext(other.caller)).id).toBe(id);
    expect(await takeNext(mary.caller)).toEqual({ id: null, reason: 'NOTHING_WAITS' });
    await editGroup({ id: 'given', removeTeammates: [mary.id] });
    expect(await takeNext(mary.caller)).toEqual({ id: null, reason: 'NO_QUEUES' });
    await editGroup({ id: 'given', addTeammates: [mary.id] });
  });

  test('never gets what another gets at the same moment', async () => {
    for (const agent of [grace, alan]) await changeTeammate(admin, agent.id, { capacity: 100 });
    const ids = [];
    for (let index = 0; index < 20; index += 1) ids.push(await startAbout(index % 2 ? 'a' : 'b'));
    const takes = await Promise.all(
      Array.from({ length: 24 }, (_, index) => takeNext(index % 2 ? grace.caller : alan.caller)),
    );
    const taken = takes.flatMap(({ id }) => id ?? []);
    expect(taken.toSorted()).toEqual(ids.toSorted());
    expect(takes.filter(({ reason }) => reason === 'NOTHING_WAITS')).toHaveLength(4);
  });

  test('costs as many statements whether one waits or a hundred', async () => {
    await changeTeammate(admin, grace.id, { capacity: 1_000 });
    const costs = async (waiting: number) => {
      await Promise.all(Array.from({ length: waiting }, (_, index) => startAbout(index % 2 ? 'a' : 'b')));
      return statementsOf(server, () => takeNext(grace.caller));
    };
    const few = await costs(20);
    expect(await costs(100)).toBe(few);
  });

  test('takes in the order of a plain sort, with strict priority and with any head starts', async () => {
    await changeTeammate(admin, grace.id, { capacity: 1_000 });
    const minutes = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 4, maxLength: 4 });
    const waiting = fc.array(
      fc.record({
        priority: fc.constantFrom(...priorities),
        minutesAgo: fc.integer({ min: 0, max: 400 }),
        topic: fc.constantFrom('a', 'b'),
      }),
      { minLength: 2, maxLength: 7 },
    );
    await fc.assert(
      fc.asyncProperty(fc.option(minutes), waiting, async (given, rows) => {
        const [urgent = 0, high = 0, normal = 0, low = 0] = given?.toSorted((a, b) => b - a) ?? [];
        const headStarts = given && { URGENT: urgent, HIGH: high, NORMAL: normal, LOW: low };
        await admin.do(setHeadStarts, { input: { minutes: given && { urgent, high, normal, low } } });
        const waiting = rows.map(({ minutesAgo, ...row }) => ({
          ...row,
          since: new Date(Date.now() - minutesAgo * 60_000),
        }));
        const ids = await imported(waiting);
        const expected = waiting.map(({ since, priority }, at) => ({
          id: ids[at],
          at: effectiveTime(since, priority, headStarts).getTime(),
        }));
        expected.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
        const taken = [];
        for (const _ of rows) taken.push((await takeNext(grace.caller)).id);
        expect(taken).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: isLong ? 200 : 15, seed: 20_261_124 },
    );
    await admin.do(setHeadStarts, { input: { minutes: null } });
  });
});

async function imported(all: { topic: string; priority: Priority; since: Date }[]): Promise<string[]> {
  const conversations = all.map(({ topic, priority, since }) => {
    count += 1;
    const contact = { externalId: `c${count}` };
    return { contact, message: 'Hi', topic, priority, createdAt: since.toISOString() };
  });
  const { conversationsImport } = await admin.do(importConversations, { input: { conversations } });
  return present(conversationsImport.results).map((result) => present(result.conversation).id);
}

describe('a queue that assigns automatically', () => {
  const givenTo = (id: string, name: string) =>
    until(async () => (await assigneeOf(id)) === name, `${name} was given it`);
  /** Whatever could be given out by now has been: a conversation that came later was. */
  const hasBeenGivenOut = async () => {
    const later = await startAbout('witness');
    await givenTo(later, 'Vera');
  };

  /** Mary has one place, which is taken; another conversation waits. */
  const full = async () => {
    await closeAll();
    await changeTeammate(admin, mary.id, { available: true, capacity: 1 });
    const held = await startAbout('auto');
    await givenTo(held, 'Mary');
    const waits = await startAbout('auto');
    await hasBeenGivenOut();
    expect(await assigneeOf(waits)).toBeUndefined();
    return { held, waits };
  };
  const later = () => new Date(Date.now() + 3_600_000).toISOString();

  const occasions: Record<string, (held: string) => Promise<unknown>> = {
    'one is closed': (id) => act(mary.caller, 'conversationClose', { id }),
    'one is put aside': (id) => act(mary.caller, 'conversationSnooze', { id, until: later() }),
    'one is given to another': (id) => act(admin, 'conversationAssign', { id, teammateId: grace.id }),
    'capacity is raised': () => changeTeammate(admin, mary.id, { capacity: 2 }),
    'one is moved to another team group': async (id) => {
      await act(admin, 'conversationEscalate', { id, teamGroup: 'takers', reason: 'Theirs' });
    },
  };
  for (const [what, happens] of Object.entries(occasions)) {
    test(`when ${what}`, async () => {
      const { held, waits } = await full();
      await happens(held);
      await givenTo(waits, 'Mary');
    });
  }

  test('when somebody comes, in person or into the team group', async () => {
    await closeAll();
    await changeTeammate(admin, mary.id, { available: false });
    const first = await startAbout('auto');
    await hasBeenGivenOut();
    expect(await assigneeOf(first)).toBeUndefined();
    await mary.caller.do(setAvailability, { input: { available: true } });
    await givenTo(first, 'Mary');
    await changeTeammate(admin, mary.id, { available: false });
    await changeTeammate(admin, alan.id, { available: true });
    const second = await startAbout('auto');
    await hasBeenGivenOut();
    expect(await assigneeOf(second)).toBeUndefined();
    await editGroup({ id: 'given', addTeammates: [alan.id] });
    await givenTo(second, 'Alan');
    await editGroup({ id: 'given', removeTeammates: [alan.id] });
    await changeTeammate(admin, alan.id, { available: false });
  });

  test('when the queue is given a team group, or begins to assign by itself', async () => {
    await closeAll();
    await changeTeammate(admin, mary.id, { available: true, capacity: 10 });
    await addQueue({ name: 'Late', key: 'late', team: 'given', condition: topicIs('late') });
    const first = await startAbout('late');
    await hasBeenGivenOut();
    expect(await assigneeOf(first)).toBeUndefined();
    await editQueue({ id: 'late', mode: 'ASSIGN_AUTOMATICALLY' });
    await givenTo(first, 'Mary');
    await editQueue({ id: 'late', team: 'night' });
    const second = await startAbout('late');
    await hasBeenGivenOut();
    expect(await assigneeOf(second)).toBeUndefined();
    await editQueue({ id: 'late', team: 'given' });
    await givenTo(second, 'Mary');
  });

  test('when a conversation comes to wait: by hand, back from snooze, opened again', async () => {
    await closeAll();
    await changeTeammate(admin, mary.id, { available: true, capacity: 10 });
    await changeTeammate(admin, grace.id, { available: false });
    const moved = await startAbout('a');
    await act(admin, 'conversationQueueSet', { id: moved, queue: 'auto' });
    await givenTo(moved, 'Mary');
    const back = await startAbout('auto');
    await givenTo(back, 'Mary');
    await act(admin, 'conversationAssign', { id: back, teammateId: grace.id });
    await act(admin, 'conversationSnooze', { id: back, until: later() });
    await endSnoozes(server.platform.database.url, [back]);
    await givenTo(back, 'Mary');
    await act(admin, 'conversationAssign', { id: back, teammateId: grace.id });
    await act(admin, 'conversationClose', { id: back });
    await act(admin, 'conversationMessageAdd', { id: back, body: 'Hello again' });
    await givenTo(back, 'Mary');
  });
});

describe('who gets what', () => {
  test('goes by free capacity, then by who has waited longest, and only to their own team group', () => {
    const one = (id: string, free: number, lastAssignedAt: number | null, ...teams: string[]): Candidate => ({
      id,
      free,
      lastAssignedAt,
      teamIds: new Set(teams),
    });
    const candidates = [one('x', 1, 50, 't'), one('y', 2, 90, 't'), one('z', 2, 10, 't', 'u')];
    const waiting = ['t', 't', 't', 'u', null, null].map((teamId, index) => ({ id: `c${index}`, teamId }));
    const given = giveOut(waiting, candidates).map((row) => `${row.conversationId} ${row.teammateId}`);
    expect(given).toEqual(['c0 z', 'c1 y', 'c2 x', 'c3 z', 'c4 y']);
  });
});

test('who has lost their connection is not available, keeps their work, and is available again with the next', async () => {
  const quick = await testServer(server.platform.config.databaseUrl ?? '', { presenceSeconds: 1 });
  const emmy = await agentCalled(server, admin, 'Emmy');
  await changeTeammate(admin, emmy.id, { available: true });
  const id = await startAbout('a');
  await act(admin, 'conversationAssign', { id, teammateId: emmy.id });
  const presence = async () => {
    const { teammates } = await admin.do(listPresence);
    return present(teammates.find((one) => one.id === emmy.id));
  };
  const isAvailable = async () => (await presence()).available;
  const there = caller(quick, emmy.caller.headers);
  const watch = there.watch(watchAnything);
  await watch.until((events) => events.length > 0, 'the socket was open');
  const opened = Date.now();
  const seenFor = async () => Date.parse(present((await presence()).lastSeenAt)) - opened;
  await until(async () => (await seenFor()) > 1_500, 'Emmy was seen after she would have been lost');
  expect(await isAvailable()).toBe(true);
  watch.close();
  await until(async () => !(await isAvailable()), 'Emmy was not available');
  expect(await assigneeOf(id)).toBe('Emmy');
  const again = there.watch(watchAnything);
  await until(isAvailable, 'Emmy was available again');
  again.close();
});

test('the next is found by the index of the pull order', async () => {
  const { url } = server.platform.database;
  const id = await startAbout('a');
  // An empty table says nothing: there any index is as good as another.
  const copies = await copyWaiting(url, id, 2_000);
  const plan = await asOwner(url, async (owner) => {
    await owner.query('vacuum analyze conversation');
    const found = await owner.query('select workspace_id, queue_id from conversation where id = $1', [id]);
    const { rows } = await owner.query(
      `explain select v.id from conversation v where v.workspace_id = $1 and v.queue_id = $2
       and v.waiting_since is not null order by v.effective_time, v.id limit 16`,
      Object.values(found.rows[0]),
    );
    await owner.query('delete from conversation where id = any($1)', [copies]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  await act(admin, 'conversationClose', { id });
  expect(plan).toContain('conversation_pull_order');
  expect(plan).not.toContain('Sort');
});

test('afterwards every number is what it is derived of', () => expectRecount(server.platform.database.url));
