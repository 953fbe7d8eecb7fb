import fc from 'fast-check';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, invited, otherWorkspace, present, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { asOwner, createTestDatabase } from './database.js';
import { act, copyWaiting, routingOf, start, teammateIdOf, until } from './desk.js';
import type { Priority } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { cancelJob, followJob, type Job } from './jobs.js';
import { untilBlocked } from './locks.js';
import { isLong } from './long.js';
import { changePriorityRule, createPriorityRule } from './operations/priority-rules.js';
import { changeQueue, createQueue } from './operations/queues.js';
import { expectRecount } from './recount.js';
import { startProcess } from './server-process.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;

const previewDecisions = graphql(`
  query WaitingDecisions {
    waitingDecisionPreview {
      waitingCount lookedAtCount limited movedCount keptByHandCount
      queueMoves { from { key } to { key } count }
      priorityMoves { from to count }
    }
  }
`);
const decideAgain = graphql(`
  mutation DecideWaitingAgain {
    waitingDecideAgain { job { id kind status } userErrors { message } }
  }
`);

const addQueue = (key: string, topic: string, as = admin) =>
  as.do(createQueue, { input: { name: key, key, condition: topicIs(topic) } });
const setQueue = (id: string, topic: string, as = admin) =>
  as.do(changeQueue, { input: { id, condition: topicIs(topic) } });

async function addRule(name: string, topic: string, priority: Priority, as = admin): Promise<string> {
  const { priorityRuleCreate } = await as.do(createPriorityRule, {
    input: { name, priority, condition: topicIs(topic) },
  });
  return present(priorityRuleCreate.priorityRule).id;
}

const preview = async (as = admin) => (await as.do(previewDecisions)).waitingDecisionPreview;

async function begin(as = admin): Promise<string> {
  const { waitingDecideAgain } = await as.do(decideAgain);
  expect(waitingDecideAgain.job).toMatchObject({ kind: 'WAITING_DECIDE_AGAIN' });
  return present(waitingDecideAgain.job).id;
}
const decided = async (as = admin): Promise<Job> => followJob(as, await begin(as));
const where = (id: string, as = admin) => routingOf(as, id);

/** Where everything is, by id, and how often each was decided later. */
async function places(url: string): Promise<Map<string, { queue: string; priority: string; later: number }>> {
  const { rows } = await asOwner(url, (owner) =>
    owner.query(`select v.id, q.key as queue, v.priority, (select count(*)::int from decision_receipt_later r
      where r.workspace_id = v.workspace_id and r.conversation_id = v.id) as later
      from conversation v join queue q on q.workspace_id = v.workspace_id and q.id = v.queue_id`),
  );
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
});

describe('a changed rule', () => {
  test('moves nothing by itself, says what it would move, and moves just that when it is asked to', async () => {
    const ids = [];
    for (const topic of ['refund', 'refund', 'login', 'other']) ids.push(await start(admin, { topic }));
    await addQueue('money', 'refund');
    await addRule('Locked out', 'login', 'URGENT');
    expect(await preview()).toEqual({
      waitingCount: 4,
      lookedAtCount: 4,
      limited: false,
      movedCount: 3,
      keptByHandCount: 0,
      queueMoves: [{ from: { key: 'everything_else' }, to: { key: 'money' }, count: 2 }],
      priorityMoves: [{ from: 'NORMAL', to: 'URGENT', count: 1 }],
    });
    expect((await where(ids[0])).laterReceipts).toEqual([]);
    expect(await decided()).toMatchObject({ status: 'DONE', total: 4, done: 4, changed: 3, failed: 0 });
    const found = await Promise.all(ids.map((id) => where(id)));
    expect(found.map(({ queue, priority }) => [queue.key, priority])).toEqual([
      ['money', 'NORMAL'],
      ['money', 'NORMAL'],
      ['everything_else', 'URGENT'],
      ['everything_else', 'NORMAL'],
    ]);
    expect(found[2].laterReceipts[0]?.summary).toContain('by the rule “Locked out”');
    expect(found[3].laterReceipts).toEqual([]);
    expect(found[0].activity.nodes[0]).toMatchObject({
      type: 'conversation.decidedAgain',
      actor: 'Ada Lovelace',
      data: { why: 'RULES_CHANGED' },
    });
    expect(await preview()).toMatchObject({ movedCount: 0, queueMoves: [], priorityMoves: [] });
  });

  test('leaves what was set by hand, and counts it only where the rules say otherwise', async () => {
    const byHand = await start(admin, { topic: 'parcel' });
    const agreeing = await start(admin, { topic: 'parcel' });
    const level = await start(admin, { topic: 'parcel' });
    await act(admin, 'conversationQueueSet', { id: byHand, queue: 'money' });
    await act(admin, 'conversationPrioritySet', { id: level, priority: 'LOW' });
    await addQueue('parcels', 'parcel');
    await act(admin, 'conversationQueueSet', { id: agreeing, queue: 'parcels' });
    await addRule('Parcels', 'parcel', 'HIGH');
    expect(await preview()).toMatchObject({ movedCount: 3, keptByHandCount: 2 });
    await decided();
    const found = await Promise.all([byHand, agreeing, level].map((id) => where(id)));
    expect(found.map(({ queue, priority }) => [queue.key, priority])).toEqual([
      ['money', 'HIGH'],
      ['parcels', 'HIGH'],
      ['parcels', 'LOW'],
    ]);
    expect(found[0].laterReceipts[0]).toMatchObject({ queue: { byHand: true } });
    expect(found[2].laterReceipts[0]).toMatchObject({ priority: { byHand: true } });
  });

  test('leaves what is somebody’s, put aside or closed', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push(await start(admin, { topic: 'late' }));
    const [taken = '', aside = '', closed = ''] = ids;
    await act(admin, 'conversationAssign', { id: taken, teammateId: await teammateIdOf(admin) });
    await act(admin, 'conversationSnooze', {
      id: aside,
      until: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await act(admin, 'conversationClose', { id: closed });
    await addQueue('lates', 'late');
    expect(await preview()).toMatchObject({ movedCount: 0 });
    expect(await decided()).toMatchObject({ status: 'DONE', changed: 0 });
    for (const id of ids) {
      expect(await where(id)).toMatchObject({ queue: { key: 'everything_else' }, laterReceipts: [] });
    }
  });

  test('keeps the place in time of what it moves', async () => {
    const id = await start(admin, { topic: 'slow' });
    const before = (await where(id)).waitingSince;
    await addQueue('slows', 'slow');
    await decided();
    expect(await where(id)).toMatchObject({ queue: { key: 'slows' }, waitingSince: before });
  });
});

test('where nothing would move, nothing is written', async () => {
  const id = await start(admin, { topic: 'still' });
  const url = server.platform.database.url;
  const before = await places(url);
  expect(await preview()).toMatchObject({ movedCount: 0 });
  expect(await decided()).toMatchObject({ status: 'DONE', changed: 0 });
  expect(await places(url)).toEqual(before);
  expect((await where(id)).activity.nodes.map(({ type }) => type)).toEqual(['conversation.started']);
});

test('the preview of whatever rules is what the job then does', async () => {
  const topics = ['a', 'b', 'c'];
  const priorities: Priority[] = ['LOW', 'HIGH', 'URGENT'];
  const other = await otherWorkspace(server, admin, 'Eastwind');
  const url = server.platform.database.url;
  for (const key of ['one', 'two']) await addQueue(key, 'nothing yet', other);
  const ruleId = await addRule('rule', 'nothing yet', 'HIGH', other);
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    ids.push(await start(other, { topic: topics[count % 3], contact: { externalId: `c${count % 5}` } }));
  }
  for (const id of ids.slice(0, 3)) await act(other, 'conversationQueueSet', { id, queue: 'two' });
  for (const id of ids.slice(2, 5)) await act(other, 'conversationPrioritySet', { id, priority: 'LOW' });
  const topic = fc.constantFrom(...topics);
  const rules = fc.record({
    one: topic,
    two: topic,
    ranked: topic,
    priority: fc.constantFrom(...priorities),
  });
  await fc.assert(
    fc.asyncProperty(rules, async ({ one, two, ranked, priority }) => {
      await setQueue('one', one, other);
      await setQueue('two', two, other);
      await other.do(changePriorityRule, { input: { id: ruleId, priority, condition: topicIs(ranked) } });
      const said = await preview(other);
      const before = await places(url);
      expect((await decided(other)).changed).toBe(said.movedCount);
      const after = await places(url);
      const queues: Record<string, number> = {};
      const levels: Record<string, number> = {};
      for (const id of ids) {
        const [was, is] = [before.get(id), after.get(id)];
        const isMoved = was?.queue !== is?.queue || was?.priority !== is?.priority;
        expect((is?.later ?? 0) - (was?.later ?? 0)).toBe(isMoved ? 1 : 0);
        tally(queues, was?.queue, is?.queue);
        tally(levels, was?.priority, is?.priority);
      }
      const saidQueues = said.queueMoves.map(({ from, to, count }) => [`${from.key} ${to.key}`, count]);
      const saidLevels = said.priorityMoves.map(({ from, to, count }) => [`${from} ${to}`, count]);
      expect(Object.fromEntries(saidQueues)).toEqual(queues);
      expect(Object.fromEntries(saidLevels)).toEqual(levels);
    }),
    { numRuns: isLong ? 100 : 12, seed: 26 },
  );
});

function tally(counts: Record<string, number>, from: string | undefined, to: string | undefined): void {
  if (from !== to) counts[`${from} ${to}`] = (counts[`${from} ${to}`] ?? 0) + 1;
}

describe('who may', () => {
  test('an agent sees what would move and cannot have it done', async () => {
    const agent = await invited(server, admin, 'Grace', 'AGENT');
    expect(await preview(agent)).toMatchObject({ movedCount: 0 });
    const { errors } = await agent.ask(decideAgain);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('another workspace is neither counted nor moved', async () => {
    const eve = await otherWorkspace(server, admin);
    const hers = await start(admin, { topic: 'hers' });
    await addQueue('hers', 'hers');
    expect(await preview(eve)).toMatchObject({ waitingCount: 0, movedCount: 0 });
    expect(await decided(eve)).toMatchObject({ status: 'DONE', done: 0, changed: 0 });
    expect(await where(hers)).toMatchObject({ queue: { key: 'everything_else' } });
    await decided();
    expect(await where(hers)).toMatchObject({ queue: { key: 'hers' } });
  });
});

describe('many', () => {
  let url: string;
  let busy: RunningServer;
  let owner: Caller;
  let ids: readonly string[];

  beforeAll(async () => {
    url = await createTestDatabase();
    busy = await testServer(url);
    owner = await ada(busy);
    const one = await start(owner, { topic: 'flood' });
    ids = [one, ...(await copyWaiting(url, one, 1_199))];
    await addQueue('floods', 'flood', owner);
  });

  const inFloods = async () => [...(await places(url)).values()].filter(({ queue }) => queue === 'floods');

  test('are previewed in a statement for each thousand', async () => {
    expect(await preview(owner)).toMatchObject({ waitingCount: 1_200, movedCount: 1_200, limited: false });
    expect(await statementsOf(busy, () => preview(owner))).toBeLessThan(12);
  });

  test('are decided in batches that a cancellation stops, and the rest stays as it was', async () => {
    const late = new pg.Client({ connectionString: url });
    await late.connect();
    await late.query('begin');
    await late.query('select from conversation where id = $1 for update', [ids.toSorted()[500]]);
    const id = await begin(owner);
    await followJob(owner, id, (job) => job.done >= 400);
    const cancelling = owner.do(cancelJob, { id });
    await late.query('commit');
    await late.end();
    await cancelling;
    const job = await followJob(owner, id);
    expect(job).toMatchObject({ status: 'CANCELLED', total: 1_200 });
    expect(job.changed).toBeLessThan(1_200);
    expect(await inFloods()).toHaveLength(job.changed);
    expect(await preview(owner)).toMatchObject({ movedCount: 1_200 - job.changed });
  });

  test('are each moved once, whatever is killed in between', async () => {
    await setQueue('floods', 'ebb', owner);
    await followJob(owner, await begin(owner));
    expect(await inFloods()).toHaveLength(0);
    await setQueue('floods', 'flood', owner);
    await busy.stop();
    const first = await startProcess({ DATABASE_URL: url });
    const before = await places(url);
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await slow.query('begin');
    await slow.query('select from conversation where id = $1 for update', [ids.toSorted()[700]]);
    const hers = caller(first, owner.headers);
    const id = await begin(hers);
    await followJob(hers, id, (job) => job.done >= 600);
    await first.kill('SIGKILL');
    await slow.query('commit');
    await slow.end();
    expect((await inFloods()).length).toBeLessThan(1_200);
    const second = await startProcess({ DATABASE_URL: url });
    const job = await followJob(caller(second, owner.headers), id);
    expect(job).toMatchObject({ status: 'DONE', total: 1_200, done: 1_200, changed: 1_200 });
    const after = await places(url);
    for (const one of ids) {
      expect(after.get(one)).toMatchObject({ queue: 'floods', later: (before.get(one)?.later ?? 0) + 1 });
    }
    await second.kill('SIGTERM');
    await expectRecount(url);
  });
});

test('what an agent holds at that moment is waited for, not left out', async () => {
  const id = await start(admin, { topic: 'held' });
  await addQueue('helds', 'held');
  const url = server.platform.database.url;
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from conversation where id = $1 for update', [id]);
  const job = await begin();
  await untilBlocked(url, 'the job waits for it');
  expect(await where(id)).toMatchObject({ queue: { key: 'everything_else' } });
  await holder.query('commit');
  await holder.end();
  await followJob(admin, job);
  await until(async () => (await where(id)).queue.key === 'helds', 'it was moved');
  await expectRecount(url);
});

test('of very many, the first ten thousand are looked at, and that is said', async () => {
  const url = await createTestDatabase();
  const crowded = await testServer(url);
  const owner = await ada(crowded);
  await copyWaiting(url, await start(owner, { topic: 'flood' }), 10_400);
  await addQueue('floods', 'flood', owner);
  expect(await preview(owner)).toMatchObject({
    waitingCount: 10_401,
    lookedAtCount: 10_000,
    movedCount: 10_000,
    limited: true,
  });
});
