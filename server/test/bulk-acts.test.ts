import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, testServer } from './api.js';
import { askChange, beginChange } from './bulk-acts.js';
import { topicIs as about, predicate } from './conditions.js';
import { asOwner } from './database.js';
import {
  type Agent,
  act,
  activityOf,
  agentCalled,
  changeTeammate,
  conversation,
  copyWaiting,
  start,
} from './desk.js';
import type { ConversationsChangeInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { cancelJob, followJob } from './jobs.js';
import { untilBlocked } from './locks.js';
import { createQueue, deleteQueue } from './operations/queues.js';
import { setAvailability } from './operations/teammates.js';

const listStatuses = graphql(`
  query Statuses($condition: ConditionInput) {
    conversations(first: 200, condition: $condition) { nodes { status } }
  }
`);

let server: RunningServer;
let admin: Caller;
let grace: Agent;

const open = predicate('conversation.status', 'EQUALS', 'open');

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  grace = await agentCalled(server, admin, 'Grace');
  await admin.do(createQueue, { input: { name: 'Hard', condition: about('hard') } });
});

async function done(caller: Caller, input: ConversationsChangeInput) {
  const { status, total, done, changed } = await followJob(caller, await beginChange(caller, input));
  return { status, total, done, changed };
}

const startAbout = (topic: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => start(admin, { topic })));

/** More than a batch of them. */
async function startMany(topic: string): Promise<void> {
  await copyWaiting(server.platform.database.url, await start(admin, { topic }), 249);
}

async function statuses(topic: string): Promise<Record<string, number>> {
  const { conversations } = await admin.do(listStatuses, { condition: about(topic) });
  const nodes = conversations.nodes.map(({ status }) => status);
  return Object.fromEntries([...new Set(nodes)].map((one) => [one, nodes.filter((it) => it === one).length]));
}

describe('one act on many conversations', () => {
  test('closes all that meet a condition, and no other, each with who did it in its activity', async () => {
    const ids = await startAbout('spam', 3);
    await startAbout('billing', 2);
    await act(grace.caller, 'conversationClose', { id: ids[0] });
    const condition = { all: [about('spam')] };
    expect(await done(grace.caller, { condition, act: { close: true } })).toEqual({
      status: 'DONE',
      total: 3,
      done: 3,
      changed: 2,
    });
    expect(await statuses('spam')).toEqual({ CLOSED: 3 });
    expect(await statuses('billing')).toEqual({ OPEN: 2 });
    expect((await activityOf(admin, ids[1]))[0]).toMatchObject({
      type: 'conversation.closed',
      actor: 'Grace',
    });
  });

  test('goes on behind the first batch when what is done ends what was asked for', async () => {
    await startMany('flood');
    const condition = { all: [about('flood'), open] };
    expect(await done(admin, { condition, act: { close: true } })).toMatchObject({ done: 250, changed: 250 });
    expect(await done(admin, { condition, act: { close: true } })).toMatchObject({ total: 0, changed: 0 });
  });

  test('leaves what is started after it was asked for', async () => {
    await startAbout('later', 1);
    const job = beginChange(admin, { condition: about('later'), act: { priority: 'LOW' } });
    await followJob(admin, await job);
    const [late] = await startAbout('later', 1);
    expect((await conversation(admin, late)).priority).toBe('NORMAL');
  });

  test('assigns, gives back, moves, snoozes and opens again; what is closed cannot be assigned or snoozed', async () => {
    const ids = await startAbout('many', 3);
    await act(admin, 'conversationClose', { id: ids[2] });
    await changeTeammate(admin, grace.id, { capacity: 1 });
    expect(await done(admin, { ids, act: { assignTo: grace.id } })).toMatchObject({ done: 3, changed: 2 });
    expect((await conversation(admin, ids[0])).assignee).toMatchObject({ name: 'Grace' });
    expect(await done(admin, { ids, act: { unassign: true } })).toMatchObject({ changed: 2 });
    expect((await conversation(admin, ids[0])).waitingSince).not.toBeNull();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect(await done(admin, { ids, act: { snoozeUntil: until } })).toMatchObject({ changed: 2 });
    expect(await done(admin, { ids, act: { reopen: true } })).toMatchObject({ changed: 3 });
    expect(await done(admin, { ids, act: { queue: 'hard' } })).toMatchObject({ changed: 3 });
    expect((await conversation(admin, ids[2])).queueBy).toBe('HAND');
  });

  test('opened again, they stay with whom they were only as far as there is room', async () => {
    await changeTeammate(admin, grace.id, { capacity: 2 });
    await grace.caller.do(setAvailability, { input: { available: true } });
    const ids = await startAbout('back', 3);
    await done(admin, { ids, act: { assignTo: grace.id } });
    await done(admin, { ids, act: { close: true } });
    await done(admin, { ids, act: { reopen: true } });
    const found = await Promise.all(ids.map((id) => conversation(admin, id)));
    expect(found.filter(({ assignee }) => assignee !== null)).toHaveLength(2);
    expect(found.filter(({ waitingSince }) => waitingSince !== null)).toHaveLength(1);
  });

  test('is stopped where it is, and says how far it came', async () => {
    await startMany('slow');
    const id = await beginChange(admin, { condition: about('slow'), act: { close: true } });
    await admin.ask(cancelJob, { id });
    const job = await followJob(admin, id);
    const closed = (await statuses('slow')).CLOSED ?? 0;
    expect(job.changed).toBeGreaterThanOrEqual(Math.min(closed, 200));
    expect(['CANCELLED', 'DONE']).toContain(job.status);
  });
});

test('what was to move to a queue that is deleted meanwhile stays where it is, and it is said why', async () => {
  const id = await start(admin, { topic: 'homeless' });
  await admin.do(createQueue, { input: { name: 'Brief', condition: about('never') } });
  const jobId = await asOwner(server.platform.database.url, async (owner) => {
    await owner.query(`select pg_advisory_lock(hashtextextended('decisions ' || id, 0)) from workspace`);
    const deleted = admin.do(deleteQueue, { id: 'brief' });
    // The deletion stands first in the line: what is asked for now finds the queue, and is done when it is gone.
    await untilBlocked(server.platform.database.url, 'the deletion waits');
    const asked = await beginChange(admin, { ids: [id], act: { queue: 'brief' } });
    await owner.query('select pg_advisory_unlock_all()');
    await deleted;
    return asked;
  });
  const job = await followJob(admin, jobId);
  expect([job.status, job.error]).toEqual([
    'FAILED',
    'The queue was deleted meanwhile. What was done stays.',
  ]);
  expect((await conversation(admin, id)).queue.key).toBe('everything_else');
});

describe('what it refuses, and changes nothing', () => {
  const cases: [string, () => Promise<ConversationsChangeInput>, string, string][] = [
    ['no act', async () => ({ act: {} }), 'INVALID', 'input.act'],
    ['two acts', async () => ({ act: { close: true, reopen: true } }), 'INVALID', 'input.act'],
    ['no conversation', async () => ({ ids: [], act: { close: true } }), 'INVALID', 'input.ids'],
    ['an unknown queue', async () => ({ act: { queue: 'nowhere' } }), 'NOT_FOUND', 'input.act.queue'],
    ['nobody', async () => ({ act: { assignTo: 'nobody' } }), 'NOT_FOUND', 'input.act.assignTo'],
    [
      'a time that is over',
      async () => ({ act: { snoozeUntil: '2001-01-01T00:00:00Z' } }),
      'INVALID',
      'input.act.snoozeUntil',
    ],
    [
      'a condition that is none',
      async () => ({ condition: predicate('conversation.nothing', 'EQUALS', 'x'), act: { close: true } }),
      'INVALID',
      'input.condition.is.field',
    ],
    [
      'a condition and ids',
      async () => ({ condition: open, ids: [await start(admin)], act: { close: true } }),
      'INVALID',
      'input.ids',
    ],
  ];
  test.each(cases)('%s', async (_, input, code, path) => {
    const { data } = await askChange(admin, await input());
    const [error] = data.conversationsChange.userErrors;
    expect([error?.code, error?.path?.join('.')]).toEqual([code, path]);
  });

  test('another workspace’s conversation, which is not there', async () => {
    const foreign = await otherWorkspace(server, admin);
    const theirs = await start(foreign);
    const { data } = await askChange(admin, { ids: [theirs], act: { close: true } });
    expect(data.conversationsChange.userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'ids', '0'] },
    ]);
    expect((await conversation(foreign, theirs)).status).toBe('OPEN');
  });
});
