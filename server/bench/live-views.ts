import { readFileSync } from 'node:fs';
import { WebSocket, WebSocketServer } from 'ws';
import { figure, table, writeSection } from './harness.ts';
import { createWorld, type World } from './world.ts';

const subscribers = [1_000, 5_000];
const changes = 40;
const distinctViews = 1_000;
const changesPerSecond = 100;
const seconds = 20;
const ticksPerSecond = 100;
/** How many different views are followed while one more is priced: none, as many as a workspace may, and three times that. */
const followedViews = [0, 1_000, 3_000];
const pricingSeconds = 10;
/** Long enough for every view to be read again. */
const readingSeconds = 12;
const pricingChangesPerSecond = 20;

const watchText = `subscription ($condition: ConditionInput) { viewChanges(condition: $condition) {
  sequence count changes { kind conversationId conversation { id status priority contact { displayName } } } } }`;
const topicIs = (value: string) => ({
  is: { field: 'conversation.topic', operator: 'EQUALS', value },
});

interface Frame {
  readonly count: number;
  readonly resync?: boolean;
  readonly changes: readonly { readonly kind: string; readonly conversationId: string }[];
}

/** One change told to thousands who watch a view, beside a bare broadcast; and a thousand views at once. */
export async function run(): Promise<void> {
  const world = await createWorld();
  try {
    // First, so that the memory of other measurements is not counted.
    const price = await priceOneMore(world);
    const rows: string[][] = [];
    for (const count of subscribers) {
      const ours = await timeChanges(world, count);
      const bare = await timeBroadcasts(count);
      const ratio = (at: number) => (quantile(ours, at) / quantile(bare, at)).toFixed(1);
      rows.push([
        figure(count),
        `${figure(quantile(ours, 0.5))} / ${figure(quantile(ours, 0.99))}`,
        `${figure(quantile(bare, 0.5))} / ${figure(quantile(bare, 0.99))}`,
        `${ratio(0.5)} / ${ratio(0.99)}`,
      ]);
    }
    const many = await watchManyViews(world);
    writeSection(
      'live-views',
      [
        'Milliseconds from the answer of a change to its receipt by each subscriber, p50 / p99; a change waits 50 ms for others.',
        '',
        table(
          ['subscribers of one view', 'viewChanges', 'bare ws broadcast of the same bytes', 'ratio'],
          rows,
        ),
        '',
        `${figure(distinctViews)} distinct views, ${changesPerSecond} changed conversations a second for ${seconds} s: ${many}.`,
        '',
        `One more live view, while ${pricingChangesPerSecond} conversations a second change that are in none of them:`,
        '',
        price,
      ].join('\n'),
    );
  } finally {
    await world.close();
  }
}

/** How long each subscriber waited for each change. */
async function timeChanges(world: World, count: number): Promise<number[]> {
  const topic = `Watched by ${count}`;
  const sockets = await Promise.all(Array.from({ length: count }, () => watch(world, topicIs(topic))));
  const waits: number[] = [];
  const input = { contact: { externalId: 'watched' }, message: 'Hello', topic };
  for (let change = 0; change < changes; change += 1) {
    const heard = Promise.all(sockets.map((socket) => socket.next((frame) => frame.changes.length > 0)));
    await world.ask(
      'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { userErrors { message } } }',
      { input },
    );
    const committed = performance.now();
    for (const at of await heard) if (change >= 5) waits.push(Math.max(0, at - committed));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  for (const socket of sockets) socket.close();
  return waits;
}

interface Watch {
  readonly frames: Frame[];
  /** When the next frame that is wanted came. */
  next(wanted: (frame: Frame) => boolean): Promise<number>;
  close(): void;
}

/** One socket with one subscription, past its first event. */
async function watch({ address, cookie }: World, condition: object | null): Promise<Watch> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { cookie },
  });
  const frames: Frame[] = [];
  let waiting: { wanted: (frame: Frame) => boolean; heard: (at: number) => void } | null = null;
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      const at = performance.now();
      const message = JSON.parse(String(data));
      if (message.type === 'connection_ack') {
        const payload = { query: watchText, variables: { condition } };
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      }
      if (message.type !== 'next') return;
      const frame: Frame = message.payload.data.viewChanges;
      frames.push(frame);
      if (frames.length === 1) resolve();
      if (!waiting?.wanted(frame)) return;
      waiting.heard(at);
      waiting = null;
    });
  });
  return {
    frames,
    next: (wanted) => new Promise((heard) => (waiting = { wanted, heard })),
    close: () => socket.terminate(),
  };
}

/** The same number of sockets, given as many bytes by the library alone. */
async function timeBroadcasts(count: number): Promise<number[]> {
  const server = new WebSocketServer({ port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const clients = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`);
      await new Promise((resolve) => socket.once('open', resolve));
      return socket;
    }),
  );
  const waits: number[] = [];
  const payload = 'x'.repeat(420);
  for (let change = 0; change < changes; change += 1) {
    const heard = clients.map(
      (socket) => new Promise<number>((resolve) => socket.once('message', () => resolve(performance.now()))),
    );
    const sent = performance.now();
    for (const client of server.clients) client.send(payload);
    for (const at of await Promise.all(heard)) if (change >= 5) waits.push(at - sent);
  }
  for (const socket of clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
  return waits;
}

/** A hundred changes a second over a thousand views: what it costs the server, and whether every view ends right. */
async function watchManyViews(world: World): Promise<string> {
  const topics = Array.from({ length: distinctViews }, (_, index) => `Topic ${index}`);
  const watches = await Promise.all(topics.map((topic) => watch(world, topicIs(topic))));
  const before = cpuSeconds(world.pid);
  const start = performance.now();
  const started: Promise<unknown>[] = [];
  for (let change = 0; change < changesPerSecond * seconds; change += 1) {
    const input = {
      contact: { externalId: `many-${change % 50}` },
      message: 'Hello',
      topic: topics[(change * 7) % distinctViews],
    };
    started.push(
      world.ask(
        'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { userErrors { message } } }',
        { input },
      ),
    );
    const due = start + ((change + 1) * 1_000) / changesPerSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  await Promise.all(started);
  const took = (performance.now() - start) / 1_000;
  const used = cpuSeconds(world.pid) - before;
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  let lost = 0;
  for (const [index, { frames }] of watches.entries()) {
    const { conversations } = await world.ask<{ conversations: { totalCount: number } }>(
      'query ($condition: ConditionInput) { conversations(condition: $condition, first: 1) { totalCount } }',
      { condition: topicIs(topics[index] ?? '') },
    );
    const entered = new Set(frames.flatMap((frame) => frame.changes.map((one) => one.conversationId)));
    lost += conversations.totalCount - entered.size;
    if (frames.at(-1)?.count !== conversations.totalCount) lost += 1;
  }
  for (const socket of watches) socket.close();
  const rate = (changesPerSecond * seconds) / took;
  return `${figure(rate)} a second were made, the server used ${figure((100 * used) / took)} % of a core with the intake of them, events lost: ${lost}`;
}

/** What each further view costs the server, and others who ask it something meanwhile. */
async function priceOneMore(world: World): Promise<string> {
  const watches: Watch[] = [];
  const rows: string[][] = [];
  let none = { cpu: 0, reading: 0, kilobytes: 0 };
  await changeUnwatched(world);
  for (const count of followedViews) {
    const before = cpuSeconds(world.pid);
    const opened = count - watches.length;
    for (let at = watches.length; at < count; at += 100) {
      const topics = Array.from({ length: Math.min(100, count - at) }, (_, index) => `Priced ${at + index}`);
      watches.push(...(await Promise.all(topics.map((topic) => watch(world, topicIs(topic))))));
    }
    const opening = (cpuSeconds(world.pid) - before) / Math.max(1, opened);
    const { cpu, waits } = await changeUnwatched(world);
    const kilobytes = residentKilobytes(world.pid);
    const reading = await readAllAnew(world, count);
    if (count === 0) none = { cpu, reading, kilobytes };
    const each = (more: number) => (count === 0 ? '–' : figure(more / count));
    rows.push([
      count === 0 ? '0' : figure(count),
      count === 0 ? '–' : figure(opening * 1_000),
      each(((cpu - none.cpu) * 1e6) / pricingSeconds),
      each((reading - none.reading) * 1_000),
      each(kilobytes - none.kilobytes),
      `${figure(quantile(waits, 0.5))} / ${figure(quantile(waits, 0.99))}`,
    ]);
  }
  for (const one of watches) one.close();
  return table(
    [
      'views',
      'ms of processor to open one',
      'µs of processor a second for each',
      'ms of processor for each to be read again',
      'kB for each',
      'others’ query, ms p50 / p99',
    ],
    rows,
  );
}

/** Changes what no priced view holds, while somebody else asks again and again. */
async function changeUnwatched(world: World): Promise<{ cpu: number; waits: number[] }> {
  const before = cpuSeconds(world.pid);
  const waits: number[] = [];
  const started: Promise<unknown>[] = [];
  const start = performance.now();
  for (let change = 0; change < pricingChangesPerSecond * pricingSeconds; change += 1) {
    const input = { contact: { externalId: `priced-${change % 50}` }, message: 'Hello', topic: 'In no view' };
    started.push(
      world.ask(
        'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { userErrors { message } } }',
        { input },
      ),
    );
    const asked = performance.now();
    await world.ask('{ viewer { teammate { id } } }');
    waits.push(performance.now() - asked);
    const due = start + ((change + 1) * 1_000) / pricingChangesPerSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  await Promise.all(started);
  return { cpu: cpuSeconds(world.pid) - before, waits };
}

/** After a change of a property nobody can say what changed, and every view is read again: what that costs the server. */
async function readAllAnew(world: World, count: number): Promise<number> {
  const before = cpuSeconds(world.pid);
  await world.ask(
    'mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { userErrors { message } } }',
    { input: { key: `priced_${count}`, label: `Priced ${count}`, type: 'TEXT' } },
  );
  await new Promise((resolve) => setTimeout(resolve, readingSeconds * 1_000));
  return cpuSeconds(world.pid) - before;
}

function residentKilobytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}
