import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { type Answer, ada, type Caller, caller, list, testServer, text } from '../api.js';
import { asOwner, createTestDatabase } from '../database.js';
import { type Agent, agentCalled, changeTeammate, start, tryAct, until } from '../desk.js';
import { expectRecount } from '../recount.js';
import { type ServerProcess, startProcess } from '../server-process.js';

// A seed makes a failure likelier to come again; `TEST_LONG=1` runs the counts of the design and prints the seed.
const isLong = process.env.TEST_LONG === '1';
const seed = isLong ? Date.now() % 1_000_000 : 20_261_124;
const agentCount = 12;
const steps = isLong ? 1_500 : 45;
const kills = isLong ? 15 : 1;

let databaseUrl: string;
let setUp: RunningServer;
let admin: Caller;
const agents: Agent[] = [];
const servers: ServerProcess[] = [];

afterAll(() => Promise.all(servers.map((server) => server.kill('SIGKILL'))));

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  setUp = await testServer(databaseUrl);
  admin = await ada(setUp);
  for (let index = 0; index < agentCount; index += 1) {
    agents.push(await agentCalled(setUp, admin, `Agent${index}`));
  }
  const half = agentCount / 2 + 2;
  const make = (mutation: string, type: string, input: object) =>
    admin.do(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`, {
      input,
    });
  const ids = agents.map((agent) => agent.id);
  await make('teamGroupCreate', 'TeamGroupCreateInput', {
    name: 'First',
    key: 'first',
    teammates: ids.slice(0, half),
  });
  await make('teamGroupCreate', 'TeamGroupCreateInput', {
    name: 'Second',
    key: 'second',
    teammates: ids.slice(-half),
  });
  for (const [key, team, mode] of [
    ['taken', 'first', 'AGENTS_TAKE'],
    ['given', 'first', 'ASSIGN_AUTOMATICALLY'],
    ['given_too', 'second', 'ASSIGN_AUTOMATICALLY'],
  ]) {
    const condition = { is: { field: 'conversation.topic', operator: 'EQUALS', value: key } };
    await make('queueCreate', 'QueueCreateInput', { name: key, key, team, mode, condition });
  }
}, 120_000);

/** Numbers from 0 to 1 that a seed repeats. */
function random(from: number): () => number {
  let state = from;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const mayAct = (agent: Caller, mutation: string, input: object) => tryAct(agent, mutation, input, 'id');

/** One agent at work: acts at random on what everybody knows of, over whichever server is there. */
async function work(index: number, address: () => string, known: string[]): Promise<void> {
  const next = random(seed + index * 7_919);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const me = agents[index] as Agent;
  for (let step = 0; step < steps; step += 1) {
    const at = { address: address() };
    const mine = caller(at, me.caller.headers);
    const boss = caller(at, admin.headers);
    const id = pick(known);
    const soon = () => new Date(Date.now() + 200 + next() * 1_500).toISOString();
    const take = () => mine.ask(takeNext);
    const acts: (() => Promise<Answer | undefined>)[] = [
      take,
      take,
      // Pressed several times at once.
      async () => (await Promise.all([take(), take(), take(), take()]))[0],
      () => mayAct(mine, 'conversationClose', { id }),
      () => mayAct(mine, 'conversationClose', { id }),
      () => mayAct(mine, 'conversationReply', { id, body: 'Hello' }),
      () => mayAct(mine, 'conversationSnooze', { id, until: soon() }),
      () => mayAct(mine, 'conversationAssign', { id, teammateId: pick([null, pick(agents).id]) }),
      () => mayAct(mine, 'conversationReopen', { id }),
      () => mayAct(mine, 'conversationMessageAdd', { id, body: 'Are you there?' }),
      () =>
        mayAct(mine, 'conversationEscalate', { id, teamGroup: pick(['first', 'second']), reason: 'Hard' }),
      () => mayAct(mine, 'conversationPrioritySet', { id, priority: pick(['URGENT', 'LOW']) }),
      () =>
        boss.ask(
          'mutation ($input: TeammateChangeInput!) { teammateChange(input: $input) { userErrors { code } } }',
          { input: { id: me.id, capacity: Math.floor(next() * 5) } },
        ),
      () =>
        mine.ask(
          'mutation ($available: Boolean!) { availabilitySet(input: { available: $available }) { userErrors { code } } }',
          { available: next() < 0.7 },
        ),
      async () => {
        const topic = pick(['taken', 'given', 'given_too']);
        known.push(await start(boss, { topic, contact: { externalId: `c${index}-${step}` } }));
        return undefined;
      },
    ];
    const answer = await pick(acts)().catch(() => undefined);
    // Whatever was moved meanwhile, it is still there.
    const refusals = Object.values(answer?.data ?? {}).flatMap((one) => list(one?.userErrors) ?? []);
    expect(refusals.filter((one) => text(one.message) === 'There is no such conversation.')).toEqual([]);
    for (const error of answer?.errors ?? []) {
      expect(['UNAVAILABLE', 'UNAUTHENTICATED'], error.message).toContain(text(error.extensions.code));
    }
  }
}

const takeNext = 'mutation { conversationTakeNext { reason userErrors { code } } }';
const startAbout = (topic: string, name: string) => start(admin, { topic, contact: { externalId: name } });

/** More wait than all have room for, and everybody presses several times at once, on every server. */
async function press(addresses: readonly string[]): Promise<void> {
  await Promise.all(agents.map(({ id }) => changeTeammate(admin, id, { capacity: 3, available: true })));
  await Promise.all(Array.from({ length: 30 }, (_, index) => startAbout('taken', `pressed-${index}`)));
  const presses = agents.flatMap((agent) =>
    Array.from({ length: 6 }, (_, index) =>
      caller({ address: addresses[index % addresses.length] ?? '' }, agent.caller.headers).do(takeNext),
    ),
  );
  await Promise.all(presses);
}

/** Room is made on all servers while work comes on all of them: in the end one of the two is used up. */
async function fillUp(addresses: readonly string[]): Promise<void> {
  const on = (index: number) => caller({ address: addresses[index % addresses.length] ?? '' }, admin.headers);
  const change =
    'mutation ($input: TeammateChangeInput!) { teammateChange(input: $input) { userErrors { code } } }';
  const room = agents
    .slice(0, -1)
    .map(({ id }, index) => on(index).do(change, { input: { id, capacity: 12, available: true } }));
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
  for (const _ of [1, 2]) servers.push(await startProcess({ DATABASE_URL: databaseUrl }));
  const known: string[] = [];
  for (let index = 0; index < 20; index += 1) {
    known.push(
      await start(admin, { topic: ['taken', 'given'][index % 2], contact: { externalId: `first-${index}` } }),
    );
  }
  const addressOf = (index: number) =>
    [setUp.address, servers[0]?.address, servers[1]?.address][index % 3] ?? setUp.address;
  await press([0, 1, 2].map(addressOf));
  let working = true;
  const killer = async () => {
    for (let kill = 0; kill < kills && working; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await servers[kill % 2]?.kill('SIGKILL');
      servers[kill % 2] = await startProcess({ DATABASE_URL: databaseUrl });
    }
    // Somebody leaves in the middle of everything, with what they have at hand.
    await admin.do(
      'mutation ($id: ID!) { teammateChange(input: { id: $id, removed: true }) { userErrors { message } } }',
      { id: agents.at(-1)?.id },
    );
  };
  const killing = killer();
  await Promise.all(agents.map((_, index) => work(index, () => addressOf(index), known)));
  working = false;
  await killing;
  await fillUp([0, 1, 2].map(addressOf));
  await asOwner(databaseUrl, async (owner) => {
    const query = async <R>(statement: string) => (await owner.query(statement)).rows as R[];
    const count = async (statement: string) => (await query(statement)).length;
    await until(
      async () => (await count('select 1 from pending_snooze')) === 0 && (await count(stuck)) === 0,
      `nothing was snoozed or stuck (seed ${seed})`,
      8_000,
    );
    // What waits for nothing stays as it is.
    await new Promise((resolve) => setTimeout(resolve, 300));
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
}, 900_000);
