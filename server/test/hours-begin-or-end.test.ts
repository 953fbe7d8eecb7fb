import { WEEKDAYS, type WorkingInterval } from '@cadre/shared/working-hours';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, present, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { asOwner, createTestDatabase } from './database.js';
import {
  type Action,
  act,
  agentCalled,
  changeTeammate,
  conversation,
  copyWaiting,
  endSnoozes,
  routingOf,
  start,
  teammateIdOf,
  until,
} from './desk.js';
import type { ConversationRoutingQuery, QueueChangeInput } from './gql/graphql.js';
import { changeQueue, createQueue } from './operations/queues.js';
import { changeTeamGroup, createTeamGroup, readViewer, setTeamGroupHours } from './operations/teammates.js';
import { expectRecount } from './recount.js';

let databaseUrl: string;
let server: RunningServer;
let admin: Caller;

const quick = { pollIntervalMs: 50 };
const hour = 3_600_000;
/** The beginning of the minute that is now: hours that begin or end now do so then. */
const thisMinute = () => Math.floor(Date.now() / 60_000) * 60_000;

/** What of a week lies between two instants, on the clock of UTC. */
function between(from: number, to: number): WorkingInterval[] {
  const midnight = new Date(from).setUTCHours(24, 0, 0, 0);
  if (to > midnight) return [...between(from, midnight), ...between(midnight, to)];
  const time = (instant: number) => new Date(instant).toISOString().slice(11, 16);
  const day = WEEKDAYS[(new Date(from).getUTCDay() + 6) % 7] ?? 'MONDAY';
  return [{ day, from: time(from), to: to === midnight ? '24:00' : time(to) }];
}
const always = WEEKDAYS.map((day) => ({ day, from: '00:00', to: '24:00' }));

const setHours = (intervals: WorkingInterval[], as = admin) =>
  as.do(setTeamGroupHours, { input: { id: 'emea', hours: 'OWN', timeZone: 'UTC', intervals } });
const setEmea = (change: Omit<QueueChangeInput, 'id'>, as = admin) =>
  as.do(changeQueue, { input: { id: 'emea', ...change } });

/** EMEA passes on to the Americas outside of its hours; nights wait for theirs. */
async function setUpDesks(as: Caller): Promise<void> {
  for (const name of ['EMEA', 'Americas']) {
    await as.do(createTeamGroup, { input: { name } });
  }
  await setHours(always, as);
  for (const [key, topic, team, outsideHours] of [
    ['first', 'outage', 'americas', 'WAIT'],
    ['emea', 'billing', 'emea', 'NEXT_QUEUE'],
    ['nights', 'parcel', 'emea', 'WAIT'],
    ['americas', 'billing', 'americas', 'WAIT'],
  ] as const) {
    await as.do(createQueue, { input: { name: key, key, condition: topicIs(topic), team, outsideHours } });
  }
}

type Routing = NonNullable<ConversationRoutingQuery['conversation']>;
const where = (id: string, as = admin) => routingOf(as, id);
const isIn = async (id: string, queue: string) => (await where(id)).queue.key === queue;
const comesTo = (id: string, queue: string) => until(() => isIn(id, queue), `it was in ${queue}`);
/** What a team's hours moved, and how often. */
const moves = ({ activity }: Routing) =>
  activity.nodes.filter(({ type }) => type === 'conversation.decidedAgain').length;

const asked = <Row extends object>(query: string, values: unknown[] = [], url = databaseUrl) =>
  asOwner(url, async (owner) => (await owner.query<Row & object>(query, values)).rows);
const workspaceOf = async (as: Caller) => present((await as.do(readViewer)).viewer).workspace.id;
/** Nobody has looked since: what began or ended at an instant is still to be worked on. */
const nobodyLookedSince = async (instant: number, as = admin) =>
  asked(
    `insert into pending_boundary values ($1, $2)
     on conflict (in_workspace_id) do update set due_at = excluded.due_at`,
    [await workspaceOf(as), new Date(instant)],
  );
/** All that was due is worked on, and all that is pending is decided. */
const settled = (url = databaseUrl) =>
  until(async () => {
    const left = `select (select count(*)::int from pending_boundary where due_at <= now())
      + (select count(*)::int from pending_decision) as left`;
    return (await asked<{ left: number }>(left, [], url))[0]?.left === 0;
  }, 'all was decided');

/** The hours of EMEA are over since this minute, and nobody has looked yet. */
async function end(as = admin): Promise<void> {
  const minute = thisMinute();
  await setHours(between(minute - 3 * hour, minute), as);
  await nobodyLookedSince(minute, as);
}
/** They began in this minute. @returns when they end. */
async function begin(as = admin): Promise<number> {
  const minute = thisMinute();
  await setHours(between(minute, minute + 3 * hour), as);
  await nobodyLookedSince(minute, as);
  return minute + 3 * hour;
}

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl, quick);
  admin = await ada(server);
  await setUpDesks(admin);
});

describe('when working hours end', () => {
  test('what waits passes on to the next queue that matches, keeps its place in time and says why', async () => {
    await setHours(always);
    const id = await start(admin, { topic: 'billing' });
    const { waitingSince, queue } = await where(id);
    expect(queue.key).toBe('emea');
    await end();
    await comesTo(id, 'americas');
    const found = await where(id);
    expect(found).toMatchObject({ team: { key: 'americas' }, waitingSince, queueBy: 'RULE' });
    expect(found.laterReceipts).toHaveLength(1);
    const [receipt] = found.laterReceipts;
    expect(receipt).toMatchObject({ why: 'HOURS_CHANGED', queue: { name: 'americas' } });
    expect(receipt?.summary).toContain('Outside of working hours it went on from “emea”.');
    expect(found.activity.nodes[0]).toMatchObject({
      type: 'conversation.decidedAgain',
      data: { why: 'HOURS_CHANGED' },
    });
    await expectRecount(databaseUrl);
  });

  test('what was set by hand, is somebody’s, was escalated or is in a queue that waits stays', async () => {
    await setHours(always);
    const byHand = await start(admin, { topic: 'refund' });
    await act(admin, 'conversationQueueSet', { id: byHand, queue: 'emea' });
    const theirs = await start(admin, { topic: 'billing' });
    await act(admin, 'conversationAssign', { id: theirs, teammateId: await teammateIdOf(admin) });
    const escalated = await start(admin, { topic: 'outage' });
    await act(admin, 'conversationEscalate', { id: escalated, teamGroup: 'emea', reason: 'It burns' });
    const night = await start(admin, { topic: 'parcel' });
    const passed = await start(admin, { topic: 'billing' });
    await end();
    await comesTo(passed, 'americas');
    await settled();
    for (const [id, queue] of [
      [byHand, 'emea'],
      [theirs, 'emea'],
      [escalated, 'emea'],
      [night, 'nights'],
    ] as const) {
      const found = await where(id);
      expect([found.queue.key, moves(found)], queue).toEqual([queue, 0]);
    }
  });

  test('that somebody changes the hours moves nothing: hours that are shorter now are a change of rules', async () => {
    await setHours(always);
    const id = await start(admin, { topic: 'billing' });
    const minute = thisMinute();
    await setHours(between(minute - 3 * hour, minute - hour));
    await settled();
    expect(await isIn(id, 'emea')).toBe(true);
  });
});

describe('when working hours begin', () => {
  test('what still waits in a later queue comes back, and what is in an earlier one is not looked at', async () => {
    await setHours(between(thisMinute() - 3 * hour, thisMinute()));
    const id = await start(admin, { topic: 'billing' });
    const earlier = await start(admin, { topic: 'outage' });
    const byHand = await start(admin, { topic: 'billing' });
    await act(admin, 'conversationQueueSet', { id: byHand, queue: 'americas' });
    expect(await isIn(id, 'americas')).toBe(true);
    const ends = await begin();
    await comesTo(id, 'emea');
    await settled();
    expect((await where(id)).laterReceipts[0]).toMatchObject({
      why: 'HOURS_CHANGED',
      queue: { name: 'emea' },
    });
    expect(await where(byHand)).toMatchObject({ queue: { key: 'americas' }, laterReceipts: [] });
    expect(await where(earlier)).toMatchObject({ queue: { key: 'first' }, laterReceipts: [] });
    // The end of these hours is what comes next.
    const kept = await asked<{ due_at: Date }>(
      'select due_at from pending_boundary where in_workspace_id = $1',
      [await workspaceOf(admin)],
    );
    expect(kept).toEqual([{ due_at: new Date(ends) }]);
    await expectRecount(databaseUrl);
  });

  test('it is given out by the queue that it comes back to', async () => {
    await setHours(between(thisMinute() - 3 * hour, thisMinute()));
    const grace = await agentCalled(server, admin, 'Grace');
    await changeTeammate(admin, grace.id, { available: true, capacity: 100 });
    await admin.do(changeTeamGroup, { input: { id: 'emea', addTeammates: [grace.id] } });
    await setEmea({ mode: 'ASSIGN_AUTOMATICALLY' });
    const id = await start(admin, { topic: 'billing' });
    expect(await isIn(id, 'americas')).toBe(true);
    await begin();
    await until(async () => (await conversation(admin, id)).assignee?.name === 'Grace', 'Grace had it');
    await setEmea({ mode: 'AGENTS_TAKE' });
  });
});

describe('what comes back to wait', () => {
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
  const ways: ((id: string, me: string) => [away: Action, back: Action])[] = [
    (id, me) => [
      ['conversationAssign', { id, teammateId: me }],
      ['conversationAssign', { id, teammateId: null }],
    ],
    (id) => [
      ['conversationClose', { id }],
      ['conversationReopen', { id }],
    ],
    (id) => [
      ['conversationSnooze', { id, until: tomorrow() }],
      ['conversationReopen', { id }],
    ],
  ];
  const lately = (): Promise<unknown> => {
    const minute = thisMinute();
    return setHours(between(minute - 3 * hour, minute));
  };

  test('outside the hours of its queue passes on like what comes new, and says why', async () => {
    await setHours(always);
    const me = await teammateIdOf(admin);
    const all: { id: string; away: Action; back: Action }[] = [];
    for (const way of ways) {
      const id = await start(admin, { topic: 'billing' });
      const [away, back] = way(id, me);
      all.push({ id, away, back });
      await act(admin, away[0], away[1]);
    }
    await lately();
    await settled();
    for (const { id, away } of all) expect(await isIn(id, 'emea'), away[0]).toBe(true);
    for (const { back } of all) await act(admin, back[0], back[1]);
    for (const { id, away } of all) {
      await comesTo(id, 'americas');
      const found = await where(id);
      expect(found, away[0]).toMatchObject({ team: { key: 'americas' }, queueBy: 'RULE' });
      expect(found.laterReceipts, away[0]).toMatchObject([
        { why: 'WAITS_AGAIN', queue: { name: 'americas' } },
      ]);
    }
    await expectRecount(databaseUrl);
  });

  test('when a snooze is over passes on too', async () => {
    await setHours(always);
    const id = await start(admin, { topic: 'billing' });
    await act(admin, 'conversationSnooze', { id, until: tomorrow() });
    await lately();
    await endSnoozes(databaseUrl, [id]);
    await comesTo(id, 'americas');
    expect(await where(id)).toMatchObject({ laterReceipts: [{ why: 'WAITS_AGAIN' }] });
  });

  test('behind a queue whose hours began meanwhile is taken back by it', async () => {
    await lately();
    const id = await start(admin, { topic: 'billing' });
    expect(await isIn(id, 'americas')).toBe(true);
    await act(admin, 'conversationClose', { id });
    await setHours(always);
    await act(admin, 'conversationReopen', { id });
    await comesTo(id, 'emea');
  });

  test('stays where somebody put it, and in hours where it was', async () => {
    await setHours(always);
    const byHand = await start(admin, { topic: 'refund' });
    await act(admin, 'conversationQueueSet', { id: byHand, queue: 'emea' });
    const byRule = await start(admin, { topic: 'billing' });
    const [id, before] = [await start(admin, { topic: 'outage' }), await start(admin, { topic: 'billing' })];
    for (const one of [byHand, byRule, id]) await act(admin, 'conversationClose', { id: one });
    await act(admin, 'conversationReopen', { id: byRule });
    await settled();
    await lately();
    for (const one of [byHand, id]) await act(admin, 'conversationReopen', { id: one });
    await settled();
    for (const [one, queue] of [
      [byHand, 'emea'],
      [byRule, 'emea'],
      [before, 'emea'],
      [id, 'first'],
    ] as const) {
      const found = await where(one);
      expect([found.queue.key, moves(found)], queue).toEqual([queue, 0]);
    }
  });
});

describe('a boundary', () => {
  test('is worked on in its own workspace, and none is kept where no queue passes on', async () => {
    const other = await otherWorkspace(server, admin);
    await setUpDesks(other);
    await settled();
    const id = await start(other, { topic: 'billing' });
    const mine = await start(admin, { topic: 'parcel' });
    await setHours(always);
    const passed = await start(admin, { topic: 'billing' });
    const minute = thisMinute();
    await setHours(between(minute - 3 * hour, minute), other);
    await settled();
    await end();
    await comesTo(passed, 'americas');
    await settled();
    expect(await where(id, other)).toMatchObject({ queue: { key: 'emea' }, laterReceipts: [] });
    expect(await where(mine)).toMatchObject({ queue: { key: 'nights' } });
    await setEmea({ outsideHours: 'WAIT' }, other);
    const kept = () =>
      workspaceOf(other).then((workspace) =>
        asked('select 1 from pending_boundary where in_workspace_id = $1', [workspace]),
      );
    await until(async () => (await kept()).length === 0, 'none was kept');
  });

  test('that passed while no server ran is caught up on, and of two servers one works on it', async () => {
    const url = await createTestDatabase();
    const before = await testServer(url, quick);
    const grace = await ada(before);
    await setUpDesks(grace);
    const id = await start(grace, { topic: 'billing' });
    const ids = [id, ...(await copyWaiting(url, id, 450))];
    const minute = thisMinute();
    await setHours(between(minute - 3 * hour, minute), grace);
    await settled(url);
    await before.stop();
    await asked('update pending_boundary set due_at = $1', [new Date(minute)], url);
    const servers = await Promise.all([testServer(url, quick), testServer(url, quick)]);
    const inAmericas = `select 1 from conversation v join queue q on q.workspace_id = v.workspace_id
      and q.id = v.queue_id and q.key = 'americas'`;
    await until(
      async () => (await asked(inAmericas, [], url)).length === ids.length,
      'all passed on',
      20_000,
    );
    await settled(url);
    const told = await asked<{ moves: number; receipts: number }>(
      `select (select count(*)::int from event e where e.subject_id = v.id
          and e.type = 'conversation.decidedAgain') as moves,
        (select count(*)::int from decision_receipt_later r where r.conversation_id = v.id) as receipts
      from conversation v`,
      [],
      url,
    );
    expect(told).toEqual(ids.map(() => ({ moves: 1, receipts: 1 })));
    await expectRecount(url);
    for (const server of servers) await server.stop();
  });
});
