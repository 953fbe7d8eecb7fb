import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, present, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { asOwner } from './database.js';
import { act, conversation, copyWaiting, start, teammateIdOf } from './desk.js';
import type { QueueWaitsSubscription } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { deleteContact } from './operations/contacts.js';
import { createQueue, deleteQueue, listQueues } from './operations/queues.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;
let ids: Map<string, string>;

const watchWaits = graphql(`
  subscription QueueWaits {
    queueWaitsChanged { sequence queues { queueId waitingCount oldestWaitingSince } }
  }
`);

const addQueue = (key: string) =>
  admin.do(createQueue, { input: { name: key, key, condition: topicIs(key) } });
const queues = async (as = admin) => (await as.do(listQueues)).queues.nodes;

/** What somebody who watches knows of a queue: the latest that they were told. */
function known(events: readonly QueueWaitsSubscription[], key: string) {
  return events
    .flatMap((event) => event.queueWaitsChanged.queues)
    .findLast((one) => one.queueId === ids.get(key));
}

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  for (const key of ['money', 'parcels', 'leaving']) await addQueue(key);
  ids = new Map((await queues()).map(({ id, key }) => [key, id]));
});

test('a queue says how many wait in it and since when the oldest does', async () => {
  const first = await start(admin, { topic: 'money' });
  const second = await start(admin, { topic: 'money' });
  const { waitingSince } = await conversation(admin, first);
  // The oldest is who waits longest, whatever comes first in the pull order.
  await act(admin, 'conversationPrioritySet', { id: second, priority: 'URGENT' });
  const found = new Map((await queues()).map((queue) => [queue.key, queue]));
  expect(found.get('money')).toMatchObject({
    waitingCount: 2,
    oldestWaitingSince: present(waitingSince),
  });
  expect(found.get('parcels')).toMatchObject({ waitingCount: 0, oldestWaitingSince: null });
});

test('whoever watches is told all first, and then every way into a queue and out of it', async () => {
  const watch = admin.watch(watchWaits);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  expect(watch.events[0]?.queueWaitsChanged.queues).toHaveLength(4);
  const becomes = (key: string, count: number) =>
    watch.until((events) => known(events, key)?.waitingCount === count, `${count} wait in ${key}`);
  const id = await start(admin, { topic: 'parcels', contact: { externalId: 'parcel' } });
  await becomes('parcels', 1);
  await act(admin, 'conversationAssign', { id, teammateId: await teammateIdOf(admin) });
  await becomes('parcels', 0);
  expect(known(watch.events, 'parcels')?.oldestWaitingSince).toBeNull();
  await act(admin, 'conversationAssign', { id, teammateId: null });
  await becomes('parcels', 1);
  await act(admin, 'conversationQueueSet', { id, queue: 'leaving' });
  await becomes('parcels', 0);
  await becomes('leaving', 1);
  await admin.do(deleteQueue, { id: 'leaving' });
  await becomes('everything_else', 1);
  await act(admin, 'conversationClose', { id });
  await becomes('everything_else', 0);
  await act(admin, 'conversationReopen', { id });
  await becomes('everything_else', 1);
  await admin.do(deleteContact, { id: 'parcel' });
  await becomes('everything_else', 0);
  const sequences = watch.events.map((event) => event.queueWaitsChanged.sequence);
  expect(sequences).toEqual(sequences.toSorted());
  watch.close();
});

test('a flood is told at most four times a second, and ends at what is so', async () => {
  const [one, other] = [admin.watch(watchWaits), admin.watch(watchWaits)];
  for (const watch of [one, other]) await watch.until(({ length }) => length === 1, 'the snapshot came');
  const before = known(one.events, 'money')?.waitingCount ?? 0;
  const startedAt = Date.now();
  for (let round = 0; round < 12; round += 1) {
    await Promise.all(Array.from({ length: 5 }, () => start(admin, { topic: 'money' })));
  }
  for (const watch of [one, other]) {
    await watch.until((events) => known(events, 'money')?.waitingCount === before + 60, 'all were told');
    const seconds = (Date.now() - startedAt) / 1_000;
    expect(watch.events.length).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 2);
    watch.close();
  }
});

test('another workspace is told of its own queues alone', async () => {
  const eve = await otherWorkspace(server, admin);
  const watch = eve.watch(watchWaits);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  await start(admin, { topic: 'money' });
  await start(eve, { topic: 'money' });
  await watch.until((events) => events.length === 2, 'its own came');
  const told = watch.events.flatMap((event) => event.queueWaitsChanged.queues);
  expect(told.map(({ waitingCount }) => waitingCount)).toEqual([0, 1]);
  expect(told.some(({ queueId }) => [...ids.values()].includes(queueId))).toBe(false);
  watch.close();
});

test('all queues are counted in one statement, from an index alone', async () => {
  const few = await statementsOf(server, () => queues());
  for (let count = 0; count < 6; count += 1) await addQueue(`more_${count}`);
  expect(await statementsOf(server, () => queues())).toBeLessThanOrEqual(few);
  const url = server.platform.database.url;
  const first = await start(admin, { topic: 'money' });
  await copyWaiting(url, first, 3_000);
  await asOwner(url, (owner) =>
    owner.query(
      "update conversation set status = 'CLOSED', waiting_since = null, effective_time = null where number % 20 <> 0",
    ),
  );
  const plan = () =>
    asOwner(url, async (owner) => {
      await owner.query('vacuum analyze conversation');
      const { rows } = await owner.query(
        `explain select v.queue_id, count(*), min(v.waiting_since) from conversation v
        where v.workspace_id = (select workspace_id from conversation where id = $1) and v.waiting_since is not null
        group by v.queue_id`,
        [first],
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  // As long as another transaction may see rows from before the update, an index alone is not enough.
  await expect.poll(plan, { timeout: 10_000 }).toContain('Index Only Scan using conversation_pull_order');
});
