import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { type Answer, ada, type Caller, caller, testServer } from '../api.js';
import { topicIs } from '../conditions.js';
import { asOwner, createTestDatabase } from '../database.js';
import {
  type Agent,
  agentCalled,
  changeTeammate,
  conversation,
  start,
  teammateIdOf,
  tryAct,
  until,
} from '../desk.js';
import { isLong } from '../long.js';
import { takeNextConversation } from '../operations/conversations.js';
import { createQueue } from '../operations/queues.js';
import {
  changeTeammate as changeOperation,
  createTeamGroup,
  setAvailability,
} from '../operations/teammates.js';
import { expectRecount } from '../recount.js';
import { type ServerProcess, startProcess } from '../server-process.js';

// A seed makes a failure likelier to come again; `TEST_LONG=1` runs the counts of the design and prints the seed.
const seed = isLong ? Date.now() % 1_000_000 : 20_261_124;
const agentCount = 12;
const steps = isLong ? 1_500 : 45;
const kills = isLong ? 15 : 1;

let databaseUrl: string;
let setUp: RunningServer;
let admin: Caller;
const agents: Agent[] = [];
/** Beside the first; null while one starts again. */
const servers: (ServerProcess | null)[] = [];

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  setUp = await testServer(databaseUrl);
  admin = await ada(setUp);
  for (let index = 0; index < agentCount; index += 1) {
    agents.push(await agentCalled(setUp, admin, `Agent${index}`));
  }
  const half = agentCount / 2 + 2;
  const ids = agents.map((agent) => agent.id);
  const adminId = await teammateIdOf(admin);
  const groups: [name: string, teammates: string[]][] = [
    ['First', ids.slice(0, half)],
    ['Second', ids.slice(-half)],
    ['Witness', [adminId]],
  ];
  for (const [name, teammates] of groups) {
    await admin.do(createTeamGroup, { input: { name, key: name.toLowerCase(), teammates } });
  }
  await changeTeammate(admin, adminId, { available: true });
  for (const [key, team, mode] of [
    ['taken', 'first', 'AGENTS_TAKE'],
    ['given', 'first', 'ASSIGN_AUTOMATICALLY'],
    ['given_too', 'second', 'ASSIGN_AUTOMATICALLY'],
    ['witness', 'witness', 'ASSIGN_AUTOMATICALLY'],
  ] as const) {
    await admin.do(createQueue, { input: { name: key, key, team, mode, condition: topicIs(key) } });
  }
});

/** Numbers from 0 to 1 that a seed repeats. */
function random(from: number): () => number {
  let state = from;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** What may be refused. */
interface Outcome {
  readonly userErrors?: readonly { readonly message: string }[] | undefined;
  readonly errors: Answer['errors'];
}

type Payloads = Readonly<Record<string, { readonly userErrors: readonly { readonly message: string }[] }>>;

const outcomeOf = ({ data, errors }: Answer<Payloads>): Outcome => ({
  userErrors: Object.values(data ?? {}).flatMap(({ userErrors }) => userErrors),
  errors,
});

/** One agent at work: acts at random on what everybody knows of, over whichever server is there. */
async function work(
  index: number,
  address: () => string,
  known: string[],
  stepped: () => void,
): Promise<void> {
  const next = random(seed + index * 7_919);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)];
  const me = agents[index];
  for (let step = 0; step < steps; step += 1) {
    const at = { address: address() };
    const mine = caller(at, me.caller.headers);
    const boss = caller(at, admin.headers);
    const id = pick(known);
    const soon = () => new Date(Date.now() + 200 + next() * 1_500).toISOString();
    const take = async () => outcomeOf(await mine.ask(takeNextConversation));
    const acts: (() => Promise<Outcome | undefined>)[] = [
      take,
      take,
      // Pressed several times at once.
      async () => (await Promise.all([take(), take(), take(), take()]))[0],
      () => tryAct(mine, 'conversationClose', { id }),
      () => tryAct(mine, 'conversationClose', { id }),
      () => tryAct(mine, 'conversationReply', { id, body: 'Hello' }),
      () => tryAct(mine, 'conversationSnooze', { id, until: soon() }),
      () => tryAct(mine, 'conversationAssign', { id, teammateId: pick([null, pick(agents).id]) }),
      () => tryAct(mine, 'conversationReopen', { id }),
      () => tryAct(mine, 'conversationMessageAdd', { id, body: 'Are you there?' }),
      () =>
        tryAct(mine, 'conversationEscalate', { id, teamGroup: pick(['first', 'second']), reason: 'Hard' }),
      () => tryAct(mine, 'conversationPrioritySet', { id, priority: pick(['URGENT', 'LOW']) }),
      async () =>
        outcomeOf(
          await boss.ask(changeOperation, { input: { id: me.id, capacity: Math.floor(next() * 5) } }),
        ),
      async () => outcomeOf(await mine.ask(setAvailability, { input: { available: next() < 0.7 } })),
      async () => {
        const topic = pick(['taken', 'given', 'given_too']);
        known.push(await start(boss, { topic, contact: { externalId: `c${index}-${step}` } }));
        return undefined;
      },
    ];
    const outcome = await pick(acts)().catch(() => undefined);
    stepped();
    // Whatever was moved meanwhile, it is still there.
    const refusals = outcome?.userErrors ?? [];
    expect(refusals.filter((one) => one.message === 'There is no such conversation.')).toEqual([]);
    for (const error of outcome?.errors ?? []) {
      expect(['UNAVAILABLE', 'UNAUTHENTICATED'], error.message).toContain(error.extensions.code);
    }
  }
}

const startAbout = (topic: string, name: string) => start(admin, { topic, contact: { externalId: name } });

/** More wait than all have room for, and everybody presses several times at once, on every server. */
async function press(addresses: readonly string[]): Promise<void> {
  await Promise.all(agents.map(({ id }) => changeTeammate(admin, id, { capacity: 3, available: true })));
  await Promise.all(Array.from({ length: 30 }, (_, index) => startAbout('taken', `pressed-${index}`)));
  const presses = agents.flatMap((agent) =>
    Array.from({ length: 6 }, (_, index) =>
      caller({ address: addresses[index % addresses.length] }, agent.caller.headers).do(takeNextConversation),
    ),
  );
  await Promise.all(presses);
}

/** Room is made on all servers while work comes on all of them: in the end one of the two is used up. */
async function fillUp(addresses: readonly string[]): Promise<void> {
  const on = (index: number) => caller({ address: addresses[index % addresses.length] }, admin.headers);
  const room = agents
    .slice(0, -1)
    .map(({ id }, index) => changeTeammate(on(index), id, { capacity: 12, available: true }));
  const arriving = Array.from({ length: 24 }, (_, index) =>
    start(on(index), {
      topic: ['given', 'given_too'][index % 2],
      contact: { externalId: `last-${index}` },
    }),
  );
  await Promise.all([...room, ...arriving]);
}

interface EventRow {
  readonly type: string;
  readonly subject_id: string;
  readonly data: { readonly before?: Changes; readonly after?: Changes };
}
interface Changes {
  readonly assigneeId?: string | null;
  readonly status?: string;
  readonly capacity?: number;
}

/** Plays all events again: who had what, and with how much at hand each was given something. */
function replay(events: readonly EventRow[]): Map<string, { assigneeId: string | null; status: string }> {
  const conversations = new Map<string, { assigneeId: string | null; status: string }>();
  const capacities = new Map<string, number>();
  for (const { type, subject_id: id, data } of events) {
    if (data.after?.capacity !== undefined) capacities.set(id, data.after.capacity);
    if (type === 'conversation.started') conversations.set(id, { assigneeId: null, status: 'OPEN' });
    const state = conversations.get(id);
    if (!state || !type.startsWith('conversation.')) continue;
    const { before, after } = data;
    if (before && 'assigneeId' in before) expect(before.assigneeId, `${type} ${id}`).toBe(state.assigneeId);
    if (type === 'conversation.taken' || type === 'conversation.givenOut') {
      expect(state).toEqual({ assigneeId: null, status: 'OPEN' });
      const to = after?.assigneeId as string;
      const atHand = [...conversations.values()].filter(
        (one) => one.assigneeId === to && one.status === 'OPEN',
      );
      expect(atHand.length, `${type} to ${to}`).toBeLessThan(capacities.get(to) ?? 5);
    }
    if (after && 'assigneeId' in after) state.assigneeId = after.assigneeId ?? null;
    if (after?.status) state.status = after.status;
  }
  return conversations;
}

// A conversation in an automatic queue that waits while somebody of its team has room.
const stuck = `
  select v.id, t.id as teammate from conversation v
  join queue q on q.workspace_id = v.workspace_id and q.id = v.queue_id and q.mode = 'ASSIGN_AUTOMATICALLY'
  join team_member m on m.workspace_id = q.workspace_id and m.team_id = q.team_id
  join teammate t on t.workspace_id = m.workspace_id and t.id = m.teammate_id
  where v.waiting_since is not null and t.available and t.removed_at is null and t.capacity > (
    select count(*) from conversation o where o.assignee_id = t.id and o.status = 'OPEN')`;

test('twelve agents, three servers and a kill: nothing has two owners, nobody has too much, nothing is stuck', async () => {
  servers.push(...(await Promise.all([1, 2].map(() => startProcess({ DATABASE_URL: databaseUrl })))));
  const known: string[] = [];
  for (let index = 0; index < 20; index += 1) {
    known.push(
      await start(admin, { topic: ['taken', 'given'][index % 2], contact: { externalId: `first-${index}` } }),
    );
  }
  const addressOf = (index: number) =>
    [setUp.address, servers[0]?.address, servers[1]?.address][index % 3] ?? setUp.address;
  await press([0, 1, 2].map(addressOf));
  const all = agentCount * steps;
  let done = 0;
  const reached = (share: number) =>
    until(async () => done >= all * share, `${Math.floor(all * share)} steps were done`, 600_000);
  const killer = async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      await reached((kill + 0.5) / (kills + 1));
      const killed = servers[kill % 2];
      servers[kill % 2] = null;
      await killed?.kill('SIGKILL');
      servers[kill % 2] = await startProcess({ DATABASE_URL: databaseUrl });
    }
    // Somebody leaves in the middle of everything, with what they have at hand.
    await reached((kills + 0.5) / (kills + 1));
    await changeTeammate(admin, agents[agentCount - 1].id, { removed: true });
  };
  const stepped = () => {
    done += 1;
  };
  const working = agents.map((_, index) => work(index, () => addressOf(index), known, stepped));
  await Promise.all([killer(), ...working]);
  await fillUp([0, 1, 2].map(addressOf));
  await asOwner(databaseUrl, async (owner) => {
    const query = async <R>(statement: string) => (await owner.query(statement)).rows as R[];
    const count = async (statement: string) => (await query(statement)).length;
    await until(
      async () => (await count('select 1 from pending_snooze')) === 0 && (await count(stuck)) === 0,
      `nothing was snoozed or stuck (seed ${seed})`,
      8_000,
    );
    // What waits for nothing stays as it is: it still does when one that came later was given out.
    const witness = await startAbout('witness', 'witness');
    await until(
      async () => (await conversation(admin, witness)).assignee !== null,
      `the witness was given out (seed ${seed})`,
    );
    expect(await query(stuck), `seed ${seed}`).toEqual([]);
    const events = await query<EventRow>('select type, subject_id, data from event order by id');
    const states = replay(events);
    const rows = await query<{ id: string; assigneeId: string | null; status: string }>(
      'select id, assignee_id as "assigneeId", status from conversation',
    );
    for (const { id, ...row } of rows) expect(states.get(id), id).toEqual(row);
    const of = (type: string) => events.filter((event) => event.type === `conversation.${type}`).length;
    const told = ['taken', 'givenOut', 'closed', 'woken', 'reopened', 'unassigned'].map(
      (type) => `${type} ${of(type)}`,
    );
    if (isLong) process.stdout.write(`seed ${seed}: ${rows.length} conversations, ${told.join(', ')}\n`);
    for (const type of ['taken', 'givenOut', 'closed', 'woken']) expect(of(type), type).toBeGreaterThan(0);
  });
  await expectRecount(databaseUrl);
});
