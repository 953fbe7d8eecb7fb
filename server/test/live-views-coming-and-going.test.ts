import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Subscription, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { asOwner } from './database.js';
import { act, start, until } from './desk.js';
import { graphql } from './gql/index.js';
import { blockedCount } from './locks.js';
import { type Frame, greetedSocket, type RawSocket } from './raw-socket.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  // A view that nobody watches ends almost at once, so that its end meets those who come.
  server = await testServer(undefined, { viewRetentionMs: 1 });
  admin = await ada(server);
});

const watchView = graphql(`
  subscription ViewOfWhoComesAndGoes($condition: ConditionInput) {
    viewChanges(condition: $condition) { count }
  }
`);
const readMe = graphql(`
  query WhoComesAndGoes {
    viewer { teammate { id } }
  }
`);
const watchConversations = graphql(`
  subscription ConversationsOfWhoComesAndGoes {
    conversationChanges { sequence conversations { id } }
  }
`);
const watchMembers = graphql(`
  subscription MembersOfWhoComesAndGoes {
    segmentMemberCountsChanged { sequence counts { segmentId memberCount } }
  }
`);
const watchWaits = graphql(`
  subscription WaitsOfWhoComesAndGoes {
    queueWaitsChanged { sequence queues { waitingCount } }
  }
`);

const first = async <Result>(watch: Subscription<Result>): Promise<Subscription<Result>> => {
  await watch.until(({ length }) => length > 0, 'the first event came');
  return watch;
};

/** Answers once what was sent on the socket before has begun, and some milliseconds have passed. */
async function roundTrip(socket: RawSocket, id: string): Promise<void> {
  socket.send({ type: 'subscribe', id, payload: { query: String(readMe) } });
  await socket.until((frame) => frame.id === id && frame.type === 'complete', `${id} was answered`);
}

test('whoever waits to follow a view while its retention ends is told of every later change', async () => {
  const socket = await greetedSocket(server, admin.headers);
  const watch = (id: string) => socket.send({ type: 'subscribe', id, payload: { query: String(watchView) } });
  const isTold = (id: string, count: number) => (frame: Frame) =>
    frame.id === id && JSON.stringify(frame.payload).includes(`"count":${count}`);
  const told = (id: string, count: number) =>
    socket.until(isTold(id, count), `${id} was told that there are ${count}`);
  watch('leaving');
  await told('leaving', 0);
  let count = 0;
  const change = async () => {
    await start(admin);
    count += 1;
  };
  const { url } = server.platform.database;
  await asOwner(url, async (owner) => {
    // A view is told at most four times a second, so that its next look at what changed meets the lock.
    for (let isBlocked = false; !isBlocked; ) {
      await change();
      await told('leaving', count);
      await change();
      await owner.query('begin; lock table conversation in access exclusive mode');
      await until(async () => {
        isBlocked = (await blockedCount(url)) > 0;
        return isBlocked || socket.frames.some(isTold('leaving', count));
      }, 'the view looks at what changed');
      if (!isBlocked) await owner.query('rollback');
    }
    socket.send({ type: 'complete', id: 'leaving' });
    await roundTrip(socket, 'first');
    await roundTrip(socket, 'second');
    watch('coming');
    await roundTrip(socket, 'third');
    await owner.query('rollback');
  });
  await told('coming', count);
  await change();
  await told('coming', count);
  socket.close();
});

test('whoever follows as the last of the workspace leaves is told of every later change', async () => {
  for (let round = 0; round < 15; round += 1) {
    const leaving = [admin.watch(watchConversations), admin.watch(watchMembers), admin.watch(watchWaits)];
    await Promise.all(leaving.map((watch: Subscription<unknown>) => first(watch)));
    const conversations = admin.watch(watchConversations);
    const waits = admin.watch(watchWaits);
    for (const watch of leaving) watch.close();
    await Promise.all([first(conversations), first(waits)]);
    const id = await start(admin);
    await conversations.until(
      (events) =>
        events.some((event) => event.conversationChanges.conversations.some((one) => one.id === id)),
      'the conversation was told',
    );
    await waits.until(({ length }) => length > 1, 'the queue was told');
    await act(admin, 'conversationClose', { id });
    for (const watch of [conversations, waits]) watch.close();
  }
});

test('nothing is followed any more when everybody has left', async () => {
  const watches = [admin.watch(watchConversations), admin.watch(watchMembers), admin.watch(watchWaits)];
  const views = Array.from({ length: 5 }, (_, index) =>
    admin.watch(watchView, { condition: topicIs(`Left ${index}`) }),
  );
  await Promise.all([...watches, ...views].map((watch: Subscription<unknown>) => first(watch)));
  for (const watch of [...watches, ...views]) watch.close();
  await expect.poll(() => server.platform.tails.followedCount).toBe(0);
});
