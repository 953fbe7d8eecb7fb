import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { trendPoints } from '../src/features/segments/segment-trend.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, invited, list, testServer, text } from './api.js';
import { asOwner } from './database.js';
import { statementsOf } from './statements.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  for (const name of ['Ann', 'Bo', 'Cy', 'Di']) {
    await admin.do(
      'mutation ($input: ContactCreateInput!) { contactCreate(input: $input) { userErrors { message } } }',
      { input: { name, externalId: name.toLowerCase() } },
    );
  }
});

const create = async (name: string) =>
  text(
    (
      await admin.do(
        'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { segment { id } userErrors { message } } }',
        { input: { name } },
      )
    ).segmentCreate?.segment?.id,
  );
const members = (act: 'Add' | 'Remove', segment: string, contacts: string[]) =>
  admin.do(
    `mutation ($input: SegmentMembers${act === 'Add' ? '' : 'Remove'}Input!) { segmentMembers${act}(input: $input) { userErrors { message } } }`,
    { input: { segment, contacts } },
  );
const setRule = (segment: string, condition: object) =>
  admin.do(
    'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { message } } }',
    { input: { segment, condition, enabled: true } },
  );
const ask = async (id: string, selection: string, as = admin): Promise<Data> =>
  (await as.do(`query ($id: ID!) { segment(id: $id) { ${selection} } }`, { id })).segment as Data;
const nameIs = (value: string) => ({ is: { field: 'contact.name', operator: 'EQUALS', value } });

describe('the trend of a segment', () => {
  test('is told from who joined and left, and ends with the count of now', async () => {
    const id = await create('Trending');
    await members('Add', id, ['ann', 'bo', 'cy']);
    await members('Remove', id, ['cy']);
    await asOwner(server.platform.database.url, (client) =>
      client.query(
        `update segment_membership set since = now() - interval '3 days 2 hours' where segment_id = $1
         and contact_id = (select id from contact where external_id = 'ann')`,
        [id],
      ),
    );
    const { trend, memberCount } = await ask(id, 'memberCount trend { points joinedCount leftCount }');
    const points = list(trend?.points) as unknown as number[];
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
    expect((await ask(id, 'health')).health).toEqual(['NEVER_MATCHES', 'UNUSED', 'EMPTY']);
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
    expect((await ask(one, 'health')).health).toEqual(['SAME_RULE', 'UNUSED', 'EMPTY', 'NO_RECENT_MATCH']);
    expect((await ask(other, 'health')).health).toEqual(['SAME_RULE', 'UNUSED', 'EMPTY']);
  });

  test('is good when something is decided with it and somebody is in it', async () => {
    const id = await create('Healthy');
    await members('Add', id, ['ann']);
    await admin.do(
      'mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { userErrors { message } } }',
      { input: { name: 'Healthy', condition: { is: { field: 'segment', operator: 'EQUALS', value: id } } } },
    );
    expect((await ask(id, 'health')).health).toEqual([]);
  });
});

describe('a segment', () => {
  test('tells which others share members with it', async () => {
    const [one, other] = [await create('Overlap one'), await create('Overlap two')];
    await members('Add', one, ['ann', 'bo', 'cy']);
    await members('Add', other, ['bo', 'cy', 'di']);
    const { overlaps } = await ask(one, 'overlaps(first: 50) { sharedCount segment { id } }');
    expect(list(overlaps).find(({ segment }) => text(segment?.id) === other)).toMatchObject({
      sharedCount: 2,
    });
  });

  test('tells what was done to it and by whom, with before and after, to admins only', async () => {
    const id = await create('Told');
    await admin.do(
      'mutation ($input: SegmentChangeInput!) { segmentChange(input: $input) { userErrors { message } } }',
      { input: { id, name: 'Told anew' } },
    );
    await members('Add', id, ['ann', 'bo']);
    const { activity } = await ask(id, 'activity(first: 10) { totalCount nodes { type actor data } }');
    const nodes = list(activity?.nodes);
    expect(nodes.map(({ type }) => type)).toEqual([
      'segmentMembers.added',
      'segment.changed',
      'segment.created',
    ]);
    expect(nodes[0]).toMatchObject({ actor: 'Ada Lovelace', data: { changedCount: 2 } });
    expect(nodes[1]?.data).toMatchObject({ before: { name: 'Told' }, after: { name: 'Told anew' } });
    const agent = await invited(server, admin, 'Alan', 'AGENT');
    const { errors } = await agent.ask('query ($id: ID!) { segment(id: $id) { activity { totalCount } } }', {
      id,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('stands in any order, forward as backward', async () => {
    const walk = async (args: string, backwards: boolean) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const size = backwards
          ? `last: 3, before: ${JSON.stringify(cursor)}`
          : `first: 3, after: ${JSON.stringify(cursor)}`;
        const { segments }: Data = await admin.do(
          `{ segments(${args}, ${size}) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        );
        const ids = list(segments?.nodes).map((one) => text(one.id));
        if (backwards) found.unshift(...ids);
        else found.push(...ids);
        const info = segments?.pageInfo;
        cursor = (backwards ? info?.hasPreviousPage : info?.hasNextPage)
          ? text(backwards ? info?.startCursor : info?.endCursor)
          : null;
      } while (cursor !== null);
      return found;
    };
    for (const sort of ['NAME', 'MEMBERS', 'CHANGED']) {
      for (const descending of [true, false]) {
        const args = `sort: ${sort}, descending: ${descending}`;
        const forward = await walk(args, false);
        expect(await walk(args, true), args).toEqual(forward);
        expect(new Set(forward).size, args).toBe(forward.length);
      }
    }
    const { segments } = await admin.do(
      '{ segments(first: 100, sort: MEMBERS, descending: true) { nodes { memberCount } } }',
    );
    const counts = list(segments?.nodes).map(({ memberCount }) => Number(memberCount));
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  });

  test('list costs a fixed number of statements, however many there are', async () => {
    const cost = (first: number) =>
      statementsOf(server, () =>
        admin.do(
          `{ segments(first: ${first}) { nodes { memberCount trend { points } health usedBy { name } rule { summary } } } }`,
        ),
      );
    expect(await cost(2)).toBe(await cost(9));
  });
});
