import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, list, number, otherWorkspace, testServer, text } from './api.js';
import { asOwner } from './database.js';
import { act, copyWaiting, start } from './desk.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;
let ids: Map<string, string>;

const topicIs = (value: string) => ({ is: { field: 'conversation.topic', operator: 'EQUALS', value } });
const addQueue = (key: string) =>
  admin.do('mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { userErrors { message } } }', {
    input: { name: key, key, condition: topicIs(key) },
  });
const queues = async (as = admin): Promise<readonly Data[]> =>
  list((await as.do('{ queues { nodes { id key waitingCount oldestWaitingSince } } }')).queues?.nodes);
const watchQuery =
  'subscription { queueWaitsChanged { sequence queues { queueId waitingCount oldestWaitingSince } } }';

/** What somebody who watches knows of a queue: the latest that they were told. */
function known(events: readonly Data[], key: string): { count: number; since: string | null } | undefined {
  const told = events.flatMap((event) => list(event.queueWaitsChanged?.queues));
  const last = told.findLast((one) => text(one.queueId) === ids.get(key));
  return (
    last && { count: number(last.waitingCount), since: last.oldestWaitingSince as unknown as string | null }
  );
}

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  for (const key of ['money', 'parcels', 'leaving']) await addQueue(key);
  ids = new Map((await queues()).map(({ id, key }) => [text(key), text(id)]));
});

test('a queue says how many wait in it and since when the oldest does', async () => {
  const first = await start(admin, { topic: 'money' });
  const second = await start(admin, { topic: 'money' });
  const { conversation } = await admin.do('query ($id: ID!) { conversation(id: $id) { waitingSince } }', {
    id: first,
  });
  // The oldest is who waits longest, whatever comes first in the pull order.
  await act(admin, 'conversationPrioritySet', { id: second, priority: 'URGENT' });
  const found = new Map((await queues()).map((queue) => [text(queue.key), queue]));
  expect(found.get('money')).toMatchObject({
    waitingCount: 2,
    oldestWaitingSince: conversation?.waitingSince,
  });
  expect(found.get('parcels')).toMatchObject({ waitingCount: 0, oldestWaitingSince: null });
});

test('whoever watches is told all first, and then every way into a queue and out of it', async () => {
  const watch = admin.watch(watchQuery);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  expect(list(watch.events[0]?.queueWaitsChanged?.queues)).toHaveLength(4);
  const becomes = (key: string, count: number) =>
    watch.until((events) => known(events, key)?.count === count, `${count} wait in ${key}`);
  const id = await start(admin, { topic: 'parcels', contact: { externalId: 'parcel' } });
  await becomes('parcels', 1);
  const { viewer } = await admin.do('{ viewer { teammate { id } } }');
  await act(admin, 'conversationAssign', { id, teammateId: text(viewer?.teammate.id) });
  await becomes('parcels', 0);
  expect(known(watch.events, 'parcels')?.since).toBeNull();
  await act(admin, 'conversationAssign', { id, teammateId: null });
  await becomes('parcels', 1);
  await act(admin, 'conversationQueueSet', { id, queue: 'leaving' });
  await becomes('parcels', 0);
  await becomes('leaving', 1);
  await admin.do('mutation { queueDelete(input: { id: "leaving" }) { userErrors { message } } }');
  await becomes('everything_else', 1);
  await act(admin, 'conversationClose', { id });
  await becomes('everything_else', 0);
  await act(admin, 'conversationReopen', { id });
  await becomes('everything_else', 1);
  await admin.do('mutation { contactDelete(input: { id: "parcel" }) { userErrors { message } } }');
  await becomes('everything_else', 0);
  const sequences = watch.events.map((event) => text(event.queueWaitsChanged?.sequence));
  expect(sequences).toEqual(sequences.toSorted());
  watch.close();
});

test('a flood is told at most four times a second, and ends at what is so', async () => {
  const [one, other] = [admin.watch(watchQuery), admin.watch(watchQuery)];
  for (const watch of [one, other]) await watch.until(({ length }) => length === 1, 'the snapshot came');
  const before = known(one.events, 'money')?.count ?? 0;
  const startedAt = Date.now();
  for (let round = 0; round < 12; round += 1) {
    await Promise.all(Array.from({ length: 5 }, () => start(admin, { topic: 'money' })));
  }
  for (const watch of [one, other]) {
    await watch.until((events) => known(events, 'money')?.count === before + 60, 'all were told');
    const seconds = (Date.now() - startedAt) / 1_000;
    expect(watch.events.length).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 2);
    watch.close();
  }
});

test('another workspace is told of its own queues alone', async () => {
  const eve = await otherWorkspace(server, admin);
  const watch = eve.watch(watchQuery);
  await watch.until((events) => events.length === 1, 'the snapshot came');
  await start(admin, { topic: 'money' });
  await start(eve, { topic: 'money' });
  await watch.until((events) => events.length === 2, 'its own came');
  const told = watch.events.flatMap((event) => list(event.queueWaitsChanged?.queues));
  expect(told.map(({ waitingCount }) => waitingCount)).toEqual([0, 1]);
  expect(told.some(({ queueId }) => [...ids.values()].includes(text(queueId)))).toBe(false);
  watch.close();
});

test('all queues are counted in one statement, from an index alone', async () => {
  const few = await statementsOf(server, () => queues());
  for (let count = 0; count < 6; count += 1) await addQueue(`more_${count}`);
  expect(await statementsOf(server, () => queues())).toBeLessThanOrEqual(few);
  const url = server.platform.database.url;
  const first = await start(admin, { topic: 'money' });
  await copyWaiting(url, first, 3_000);
  const plan = await asOwner(url, async (owner) => {
    await owner.query(
      "update conversation set status = 'CLOSED', waiting_since = null, effective_time = null where number % 20 <> 0",
    );
    await owner.query('vacuum analyze conversation');
    const { rows } = await owner.query(
      `explain select v.queue_id, count(*), min(v.waiting_since) from conversation v
        where v.workspace_id = (select workspace_id from conversation where id = $1) and v.waiting_since is not null
        group by v.queue_id`,
      [first],
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('Index Only Scan using conversation_pull_order');
});
