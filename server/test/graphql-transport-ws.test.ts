import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { createSchema } from '../src/schema.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, testServer } from './api.js';
import { cleanUp } from './clean-up.js';
import { topicIs } from './conditions.js';
import { start } from './desk.js';
import { type Frame, greetedSocket, type RawSocket, rawSocket } from './raw-socket.js';

let server: RunningServer;
let admin: Caller;
/** The library’s own server, with nothing of ours but the schema. */
let reference: { address: string };

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  reference = await referenceServer();
});

/** Nobody may do anything there; so what it says of documents and frames is the library’s own word. */
async function referenceServer(): Promise<{ address: string }> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, path: '/graphql' });
  const schema = await createSchema();
  const serving = useServer(
    {
      schema,
      connectionInitWaitTimeout: 5_000,
      onConnect: ({ extra }) => Boolean(extra.request.headers.cookie),
      // A subscription that never says anything, as ours of a view that does not change.
      subscribe: async () => silence(),
    },
    sockets,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  cleanUp(async () => {
    await serving.dispose();
    http.close();
  });
  return { address: `http://127.0.0.1:${(http.address() as { port: number }).port}` };
}

async function* silence(): AsyncGenerator<never> {
  await new Promise(() => {});
}

const watch = { query: 'subscription { conversationPresenceChanges(id: "1") { others { state } } }' };
const typename = { query: '{ __typename }' };
const subscribe = (id: string, payload: object) => ({ type: 'subscribe', id, payload });

/** What a client sends after its socket is open; the answer is what both servers must do alike. */
interface Exchange {
  readonly title: string;
  /** Whether the socket is greeted first. */
  readonly isGreeted: boolean;
  readonly sent: readonly (object | string)[];
  /** The code that the server closes the socket with, or the last frame that it sends. */
  readonly ends: number | Partial<Frame>;
  readonly isSignedIn?: boolean;
  readonly protocols?: string[];
}

const init = { type: 'connection_init' };
const exchanges: readonly Exchange[] = [
  { title: 'a frame that is no JSON', isGreeted: true, sent: ['nonsense'], ends: 4400 },
  { title: 'a frame of an unknown type', isGreeted: true, sent: [{ type: 'start', id: '1' }], ends: 4400 },
  {
    title: 'an operation without an id',
    isGreeted: true,
    sent: [{ type: 'subscribe', payload: typename }],
    ends: 4400,
  },
  { title: 'an operation without a query', isGreeted: true, sent: [subscribe('1', {})], ends: 4400 },
  { title: 'an operation with an empty id', isGreeted: true, sent: [subscribe('', typename)], ends: 4400 },
  {
    title: 'an operation before the greeting',
    isGreeted: false,
    sent: [subscribe('1', typename)],
    ends: 4401,
  },
  { title: 'somebody who is not signed in', isGreeted: false, isSignedIn: false, sent: [init], ends: 4403 },
  { title: 'no protocol', isGreeted: false, protocols: [], sent: [], ends: 4406 },
  { title: 'nothing', isGreeted: false, sent: [], ends: 4408 },
  {
    title: 'an id that is in use',
    isGreeted: true,
    sent: [subscribe('1', watch), subscribe('1', watch)],
    ends: 4409,
  },
  { title: 'a second greeting', isGreeted: true, sent: [init], ends: 4429 },
  { title: 'two greetings at once', isGreeted: false, sent: [init, init], ends: 4429 },
  { title: 'a ping', isGreeted: true, sent: [{ type: 'ping' }], ends: { type: 'pong' } },
  {
    title: 'a ping with something in it',
    isGreeted: true,
    sent: [{ type: 'ping', payload: { at: 1 } }],
    ends: { type: 'pong', payload: { at: 1 } },
  },
  { title: 'a ping before the greeting', isGreeted: false, sent: [{ type: 'ping' }], ends: { type: 'pong' } },
  {
    title: 'a pong that nobody asked for',
    isGreeted: true,
    sent: [{ type: 'pong' }, { type: 'ping' }],
    ends: { type: 'pong' },
  },
  {
    title: 'a query',
    isGreeted: true,
    sent: [subscribe('q', typename)],
    ends: { type: 'complete', id: 'q' },
  },
  {
    title: 'the end of what was never begun',
    isGreeted: true,
    sent: [{ type: 'complete', id: 'none' }, { type: 'ping' }],
    ends: { type: 'pong' },
  },
  {
    title: 'an id that was completed and is used again',
    isGreeted: true,
    sent: [subscribe('1', watch), { type: 'complete', id: '1' }, subscribe('1', typename)],
    ends: { type: 'next', id: '1', payload: { data: { __typename: 'Query' } } },
  },
  {
    title: 'a field that is not there',
    isGreeted: true,
    sent: [subscribe('v', { query: '{ nowhere }' })],
    ends: { type: 'error', id: 'v' },
  },
  {
    title: 'an operation name that is not there',
    isGreeted: true,
    sent: [subscribe('n', { query: 'query A { __typename } query B { __typename }', operationName: 'C' })],
    ends: { type: 'error', id: 'n' },
  },
];

async function opened(at: { address: string }, one: Exchange): Promise<RawSocket> {
  const headers = one.isSignedIn === false ? {} : admin.headers;
  return one.isGreeted ? greetedSocket(at, headers) : rawSocket(at, headers, one.protocols);
}

describe('a socket that is sent', () => {
  test.each(exchanges)('$title is answered as by the reference server', async (one) => {
    await Promise.all([reference, server].map((at) => expectAnswer(at, one)));
  });
});

async function expectAnswer(at: { address: string }, one: Exchange): Promise<void> {
  const socket = await opened(at, one);
  for (const frame of one.sent) socket.send(frame);
  const { ends } = one;
  if (typeof ends === 'number') {
    expect(await socket.closed()).toMatchObject({ code: ends });
    return;
  }
  const isEnd = (frame: Frame) =>
    Object.entries(ends).every(
      ([key, value]) => JSON.stringify(frame[key as keyof Frame]) === JSON.stringify(value),
    );
  await socket.until(isEnd, `it sent ${JSON.stringify(ends)}`);
  socket.close();
}

interface SentError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId: string; readonly retryable: boolean };
}
const errorsOf = (frame: Frame) => frame.payload as SentError[];

test('what is wrong with one operation is said of it alone, with the code that HTTP gives, and all others go on', async () => {
  const socket = await greetedSocket(server, admin.headers);
  const query = 'subscription { conversationChanges { conversations { id } } }';
  socket.send(subscribe('others', { query }));
  await socket.until(({ id, type }) => id === 'others' && type === 'next', 'the other operation began');
  const wrong: Record<string, readonly [payload: object, code: string]> = {
    syntax: [{ query: 'query {' }, 'GRAPHQL_PARSE_FAILED'],
    nothing: [{ query: '' }, 'GRAPHQL_PARSE_FAILED'],
    tokens: [{ query: `{ ${'__typename '.repeat(5_000)} }` }, 'COST_EXCEEDED'],
    depth: [{ query: `${'{ a '.repeat(1_200)}${'}'.repeat(1_200)}` }, 'COST_EXCEEDED'],
    field: [{ query: '{ nowhere }' }, 'GRAPHQL_VALIDATION_FAILED'],
    variables: [
      { ...typename, variables: { deep: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) } },
      'BAD_USER_INPUT',
    ],
    name: [{ ...typename, operationName: 'Other' }, 'BAD_USER_INPUT'],
    required: [
      { query: 'subscription ($id: ID!) { conversationPresenceChanges(id: $id) { others { state } } }' },
      'BAD_USER_INPUT',
    ],
  };
  for (const [id, [payload, code]] of Object.entries(wrong)) {
    socket.send(subscribe(id, payload));
    const frame = await socket.until(
      (one) => one.id === id && (one.type === 'error' || one.type === 'next'),
      `${id} was refused`,
    );
    const errors =
      frame.type === 'error' ? errorsOf(frame) : (frame.payload as { errors: SentError[] }).errors;
    expect(errors[0]?.extensions, id).toMatchObject({
      code,
      retryable: false,
      requestId: expect.any(String),
    });
  }
  const started = await start(admin);
  await socket.until(
    ({ payload }) => JSON.stringify(payload ?? '').includes(started),
    'the other operation went on',
  );
  socket.close();
});

test('an id that is used again before its first operation has begun leaves nothing behind', async () => {
  const query = 'subscription ($condition: ConditionInput) { viewChanges(condition: $condition) { count } }';
  const socket = await greetedSocket(server, admin.headers);
  for (let round = 0; round < 20; round += 1) {
    socket.send(subscribe('again', { query, variables: { condition: topicIs(`Round ${round}`) } }));
    socket.send({ type: 'complete', id: 'again' });
  }
  socket.send(subscribe('again', { query, variables: { condition: topicIs('Last') } }));
  await start(admin, { topic: 'Last' });
  const counts = () =>
    socket.frames.flatMap(({ payload }) =>
      payload ? [(payload as { data: { viewChanges: { count: number } } }).data.viewChanges.count] : [],
    );
  await socket.until(() => counts().at(-1) === 1, 'the last operation was told');
  await start(admin, { topic: 'Round 1' });
  await start(admin, { topic: 'Last' });
  await socket.until(() => counts().at(-1) === 2, 'the last operation was told again');
  expect(counts().filter((count, at) => at > 0 && count < (counts()[at - 1] ?? 0))).toEqual([]);
  socket.close();
});
