import { beforeAll, expect, test } from 'vitest';
import { createSample, sampleSignIn } from '../src/sample/create-sample.js';
import type { RunningServer } from '../src/start.js';
import { type Caller, present, signedIn, testServer } from './api.js';
import { asOwner } from './database.js';
import type { Priority } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { signIn } from './operations/installation.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let ada: Caller;

const rows = <Row extends object>(query: string) =>
  asOwner(server.platform.database.url, async (owner) => (await owner.query<Row & object>(query)).rows);

const readPriorityCost = graphql(`
  query PriorityCostOfSample {
    priorityCost {
      conversationCount
      priorities { priority conversationCount totalMinutes }
      segments { conversationCount }
    }
  }
`);
const readHistory = graphql(`
  query HistoryOfConversation($id: ID!) {
    conversation(id: $id) {
      createdAt csat
      activity(first: 10) { nodes { type at actor } }
      messages { kind }
    }
  }
`);

beforeAll(async () => {
  server = await testServer();
  expect(await createSample(server.platform)).toBe(true);
  ada = await signedIn(server, signIn, { input: sampleSignIn });
});

test('tells what priority cost: what those who go first gained, the others lost', async () => {
  const { priorityCost } = await ada.do(readPriorityCost);
  const levels = priorityCost.priorities;
  const total = (...wanted: Priority[]) =>
    levels
      .filter(({ priority }) => wanted.includes(priority))
      .reduce((sum, { totalMinutes }) => sum + totalMinutes, 0);
  expect(priorityCost.conversationCount).toBeGreaterThan(150);
  for (const level of levels) expect(level.conversationCount, level.priority).toBeGreaterThan(3);
  expect(total('URGENT', 'HIGH')).toBeLessThan(-60);
  expect(total('NORMAL', 'LOW')).toBeGreaterThan(60);
  expect(total('URGENT', 'HIGH', 'NORMAL', 'LOW')).toBeCloseTo(0, 3);
  expect(priorityCost.segments.length).toBeGreaterThan(4);
});

const taken = `taken as (
  select e.subject_id as id, e.actor, e.created_at as at, v.created_at as came, v.resolved_at as closed, v.assignee_id,
    v.status, v.first_responded_at as replied, e.data -> 'place' as place,
    array_position(array['URGENT', 'HIGH', 'NORMAL', 'LOW'], e.data #>> '{place,priority}') as level
  from event e join conversation v on v.workspace_id = e.workspace_id and v.id = e.subject_id
  where e.type = 'conversation.taken')`;

test('each was taken in its turn: nothing that should have come before waited then', async () => {
  const overtaken = await rows(`with ${taken}
    select one.id from taken one join conversation other on other.id <> one.id
      and (one.place -> 'firstOf') ? other.queue_id and other.created_at <= one.at
    left join taken later on later.id = other.id
    where (later.at is null or later.at > one.at)
      and (array_position(array['URGENT', 'HIGH', 'NORMAL', 'LOW'], other.priority), other.created_at) < (one.level, one.came)`);
  expect(overtaken).toEqual([]);
});

test('each was answered and closed by who took it, who had one at a time and worked its queue', async () => {
  const wrong = await rows(`with ${taken}
    select one.id from taken one join teammate t on 'teammate:' || t.id = one.actor
    left join message m on m.conversation_id = one.id and m.kind = 'REPLY' and m.author = one.actor
    join queue q on q.id = one.place ->> 'queueId'
    where one.assignee_id is distinct from t.id or one.status <> 'CLOSED'
      or not (one.came <= one.at and one.at < one.replied and one.replied < one.closed and one.closed < now())
      or m.created_at is distinct from one.replied
      or q.team_id is not null and not exists (select 1 from team_member m
        where m.team_id = q.team_id and m.teammate_id = t.id)`);
  expect(wrong).toEqual([]);
  const atOnce = await rows(`with ${taken}
    select one.id from taken one join taken other on other.actor = one.actor and other.id <> one.id
      and one.at <= other.at and other.at < one.closed`);
  expect(atOnce).toEqual([]);
});

test('what came in the last two days waits, and nothing contradicts itself', async () => {
  const [found] = await rows<{ waiting: number; old: number; taken: number }>(`
    select count(*) filter (where waiting_since is not null)::int as waiting,
      count(*) filter (where waiting_since < now() - interval '4 days')::int as old,
      count(*) filter (where created_at > now() - interval '2 days' and waiting_since is null)::int as taken
    from conversation`);
  expect(found).toMatchObject({ old: 0, taken: 0 });
  expect(found?.waiting).toBeGreaterThan(10);
  expect(found?.waiting).toBeLessThan(60);
  await expectRecount(server.platform.database.url);
});

test('what was done with one is told at its own times, from the start on', async () => {
  const [one] = await rows<{ id: string }>(`with ${taken} select id from taken order by at limit 1`);
  const conversation = present((await ada.do(readHistory, { id: one.id })).conversation);
  const nodes = conversation.activity.nodes.toReversed();
  expect(nodes.map(({ type }) => type.replace('conversation.', '')).slice(0, 4)).toEqual([
    'started',
    'taken',
    'replied',
    'closed',
  ]);
  expect(nodes[0]?.at).toEqual(conversation.createdAt);
  const times = nodes.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  expect(conversation.messages.map(({ kind }) => kind)).toEqual(['CUSTOMER', 'REPLY']);
});
