import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { trendPoints } from '../src/features/segments/segment-trend.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, invited, present, testServer } from './api.js';
import { predicate } from './conditions.js';
import { asOwner } from './database.js';
import type { ConditionInput, SegmentPagesQueryVariables, SegmentSort } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createContact } from './operations/contacts.js';
import { createQueue } from './operations/queues.js';
import { addMembers, createSegment, removeMembers, setSegmentRule } from './operations/segments.js';
import { readBackward, readForward } from './pages.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  for (const name of ['Ann', 'Bo', 'Cy', 'Di']) {
    await admin.do(createContact, { input: { name, externalId: name.toLowerCase() } });
  }
});

const readFacts = graphql(`
  query SegmentFacts($id: ID!) {
    segment(id: $id) {
      memberCount
      trend { points joinedCount leftCount }
      health
      overlaps(first: 50) { sharedCount segment { id } }
    }
  }
`);
const readActivity = graphql(`
  query SegmentActivity($id: ID!) {
    segment(id: $id) { activity(first: 10) { totalCount nodes { type actor data } } }
  }
`);
const changeSegment = graphql(`
  mutation RenameSegment($input: SegmentChangeInput!) {
    segmentChange(input: $input) { userErrors { message } }
  }
`);
const listSegments = graphql(`
  query SegmentPages(
    $sort: SegmentSort!, $descending: Boolean!, $first: Int, $after: String, $last: Int, $before: String
  ) {
    segments(sort: $sort, descending: $descending, first: $first, after: $after, last: $last, before: $before) {
      nodes { id memberCount }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);
const listSegmentFacts = graphql(`
  query ListSegmentFacts($first: Int!) {
    segments(first: $first) { nodes { memberCount trend { points } health usedBy { name } rule { summary } } }
  }
`);

const create = async (name: string) =>
  present((await admin.do(createSegment, { input: { name } })).segmentCreate.segment).id;
const add = (segment: string, contacts: string[]) => admin.do(addMembers, { input: { segment, contacts } });
const remove = (segment: string, contacts: string[]) =>
  admin.do(removeMembers, { input: { segment, contacts } });
const setRule = (segment: string, condition: ConditionInput) =>
  admin.do(setSegmentRule, { input: { segment, condition, enabled: true } });
const facts = async (id: string) => present((await admin.do(readFacts, { id })).segment);
const nameIs = (value: string) => predicate('contact.name', 'EQUALS', value);

describe('the trend of a segment', () => {
  test('is told from who joined and left, and ends with the count of now', async () => {
    const id = await create('Trending');
    await add(id, ['ann', 'bo', 'cy']);
    await remove(id, ['cy']);
    await asOwner(server.platform.database.url, (client) =>
      client.query(
        `update segment_membership set since = now() - interval '3 days 2 hours' where segment_id = $1
         and contact_id = (select id from contact where external_id = 'ann')`,
        [id],
      ),
    );
    const { trend, memberCount } = await facts(id);
    const { points } = trend;
    expect(points).toHaveLength(31);
    expect(points.slice(-5)).toEqual([0, 1, 1, 1, 2]);
    expect(points.at(-1)).toBe(memberCount);
    expect(trend).toMatchObject({ joinedCount: 3, leftCount: 1 });
  });

  test('of any history is the count at the end of each day', () => {
    const history = fc.array(fc.record({ joined: fc.nat(20), left: fc.nat(20) }), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(history, fc.nat(100), (days, before) => {
        // `days` from the oldest to the latest; day 0 of a trend is the latest.
        const counts = [before];
        for (const { joined, left } of days) counts.push((counts.at(-1) ?? 0) + joined - left);
        const told = (of: 'joined' | 'left') =>
          days.map((one, index) => ({ day: days.length - 1 - index, count: one[of] }));
        const trend = { joined: told('joined'), left: told('left') };
        expect(trendPoints(counts.at(-1) ?? 0, trend, 30).points).toEqual(counts);
      }),
    );
  });
});

describe('the health of a segment', () => {
  test('names what to look at, the gravest first', async () => {
    const id = await create('Impossible');
    await setRule(id, { all: [nameIs('Ann'), nameIs('Bo')] });
    expect((await facts(id)).health).toEqual(['NEVER_MATCHES', 'UNUSED', 'EMPTY']);
  });

  test('knows a rule that another segment has too, and one that matched nobody for a month', async () => {
    const [one, other] = [await create('Twin one'), await create('Twin two')];
    await setRule(one, nameIs('Zoë'));
    await setRule(other, nameIs('Zoë'));
    await asOwner(server.platform.database.url, (client) =>
      client.query(`update segment_rule set changed_at = now() - interval '31 days' where segment_id = $1`, [
        one,
      ]),
    );
    expect((await facts(one)).health).toEqual(['SAME_RULE', 'UNUSED', 'EMPTY', 'NO_RECENT_MATCH']);
    expect((await facts(other)).health).toEqual(['SAME_RULE', 'UNUSED', 'EMPTY']);
  });

  test('is good when something is decided with it and somebody is in it', async () => {
    const id = await create('Healthy');
    await add(id, ['ann']);
    await admin.do(createQueue, {
      input: { name: 'Healthy', condition: { is: { field: 'segment', operator: 'EQUALS', value: id } } },
    });
    expect((await facts(id)).health).toEqual([]);
  });
});

describe('a segment', () => {
  test('tells which others share members with it', async () => {
    const [one, other] = [await create('Overlap one'), await create('Overlap two')];
    await add(one, ['ann', 'bo', 'cy']);
    await add(other, ['bo', 'cy', 'di']);
    const { overlaps } = await facts(one);
    expect(overlaps.find(({ segment }) => segment.id === other)).toMatchObject({
      sharedCount: 2,
    });
  });

  test('tells what was done to it and by whom, with before and after, to admins only', async () => {
    const id = await create('Told');
    await admin.do(changeSegment, { input: { id, name: 'Told anew' } });
    await add(id, ['ann', 'bo']);
    const { segment } = await admin.do(readActivity, { id });
    const { nodes } = present(segment).activity;
    expect(nodes.map(({ type }) => type)).toEqual([
      'segmentMembers.added',
      'segment.changed',
      'segment.created',
    ]);
    expect(nodes[0]).toMatchObject({ actor: 'Ada Lovelace', data: { changedCount: 2 } });
    expect(nodes[1]?.data).toMatchObject({ before: { name: 'Told' }, after: { name: 'Told anew' } });
    const agent = await invited(server, admin, 'Alan', 'AGENT');
    const { errors } = await agent.ask(readActivity, { id });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('stands in any order, forward as backward', async () => {
    const walk = async (sort: SegmentSort, descending: boolean, backwards: boolean) => {
      const read = async (page: Omit<SegmentPagesQueryVariables, 'sort' | 'descending'>) =>
        (await admin.do(listSegments, { sort, descending, ...page })).segments;
      const nodes = backwards
        ? await readBackward((before) => read({ last: 3, before }))
        : await readForward((after) => read({ first: 3, after }));
      return nodes.map(({ id }) => id);
    };
    for (const sort of ['NAME', 'MEMBERS', 'CHANGED'] as const) {
      for (const descending of [true, false]) {
        const what = `${sort} ${descending ? 'descending' : 'ascending'}`;
        const forward = await walk(sort, descending, false);
        expect(await walk(sort, descending, true), what).toEqual(forward);
        expect(new Set(forward).size, what).toBe(forward.length);
      }
    }
    const { segments } = await admin.do(listSegments, { first: 100, sort: 'MEMBERS', descending: true });
    const counts = segments.nodes.map(({ memberCount }) => memberCount);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  });

  test('list costs a fixed number of statements, however many there are', async () => {
    const cost = (first: number) => statementsOf(server, () => admin.do(listSegmentFacts, { first }));
    expect(await cost(2)).toBe(await cost(9));
  });
});
