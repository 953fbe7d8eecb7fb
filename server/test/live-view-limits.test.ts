import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, otherWorkspace, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { agentCalled, start } from './desk.js';
import { greetedSocket, type RawSocket } from './raw-socket.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer(undefined, { liveViewsPerPerson: 3, liveViewsPerWorkspace: 5 });
  admin = await ada(server);
});

const query = 'subscription ($condition: ConditionInput) { viewChanges(condition: $condition) { count } }';

interface Answer {
  readonly data?: { readonly viewChanges: { readonly count: number } } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: object }[];
}

/** Follows the view of a topic, and waits for the first answer. */
async function follow(socket: RawSocket, id: string, topic: string): Promise<Answer> {
  socket.send({ type: 'subscribe', id, payload: { query, variables: { condition: topicIs(topic) } } });
  const frame = await socket.until((one) => one.id === id, `${id} was answered`);
  return frame.payload as Answer;
}

const socketOf = (as: Caller) => greetedSocket(server, as.headers);

/** Follows again and again until it passes, as whoever waits for others to leave. */
async function untilFollowed(socket: RawSocket, topic: string): Promise<void> {
  for (let attempt = 0; (await follow(socket, `${topic} ${attempt}`, topic)).errors; attempt += 1) {
    if (attempt === 200) throw new Error(`${topic} could never be followed.`);
  }
}

test('a person follows so many different views at most on all sockets together, and one that ends makes room', async () => {
  const [one, other] = [await socketOf(admin), await socketOf(admin)];
  for (const [at, socket] of [one, other, one].entries()) {
    expect(await follow(socket, `v${at}`, `Topic ${at}`)).toMatchObject({
      data: { viewChanges: { count: 0 } },
    });
  }
  const refused = await follow(other, 'more', 'Topic 3');
  expect(refused.errors?.[0]).toMatchObject({
    message: expect.stringContaining('3 different views'),
    extensions: { code: 'RATE_LIMITED', retryable: true, limit: 3, limitOf: 'PERSON' },
  });
  // What they follow already costs nothing more.
  expect(await follow(other, 'same', 'Topic 0')).toMatchObject({ data: { viewChanges: { count: 0 } } });
  // Whoever else is refused nothing.
  const ben = await socketOf((await agentCalled(server, admin, 'Ben')).caller);
  expect(await follow(ben, 'bens', 'Topic 4')).toMatchObject({ data: { viewChanges: { count: 0 } } });
  one.send({ type: 'complete', id: 'v2' });
  await untilFollowed(other, 'Topic 5');
  for (const socket of [one, other, ben]) socket.close();
});

test('a workspace follows so many different views at most, and another workspace is not held up', async () => {
  const people = [admin];
  for (const name of ['Cleo', 'Dan']) people.push((await agentCalled(server, admin, name)).caller);
  const sockets = await Promise.all(people.map(socketOf));
  const [first, second, third] = sockets as [RawSocket, RawSocket, RawSocket];
  for (const topic of ['A', 'B', 'C']) await untilFollowed(first, topic);
  for (const topic of ['D', 'E']) await untilFollowed(second, topic);
  expect((await follow(third, 'sixth', 'F')).errors?.[0]).toMatchObject({
    extensions: { code: 'RATE_LIMITED', retryable: true, limit: 5, limitOf: 'WORKSPACE' },
  });
  expect(await follow(third, 'shared', 'A')).toMatchObject({ data: { viewChanges: { count: 0 } } });
  const program = await integrator(server, admin, ['conversations:read']);
  const watched = program.subscribe(query, { condition: topicIs('A') });
  await watched.until(({ length }) => length === 1, 'a program follows what others do');
  watched.close();
  const eve = await socketOf(await otherWorkspace(server, admin));
  expect(await follow(eve, 'eves', 'F')).toMatchObject({ data: { viewChanges: { count: 0 } } });
  // Whoever follows is told all the same.
  await start(admin, { topic: 'A' });
  await third.until(
    ({ id, payload }) => id === 'shared' && (payload as Answer).data?.viewChanges.count === 1,
    'a change was told',
  );
  second.close();
  await untilFollowed(third, 'F');
  for (const socket of [first, third, eve]) socket.close();
});

test('whoever is refused, or never gets through, leaves nothing that counts', async () => {
  const socket = await socketOf(admin);
  for (const topic of ['K', 'L', 'M']) await untilFollowed(socket, topic);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    expect((await follow(socket, `refused ${attempt}`, `R${attempt}`)).errors).toHaveLength(1);
  }
  socket.close();
  const next = await socketOf(admin);
  for (const topic of ['N', 'O', 'P']) await untilFollowed(next, topic);
  next.close();
});
