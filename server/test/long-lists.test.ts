import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, list, testServer, text } from './api.js';
import { asOwner } from './database.js';
import { copyWaiting, start } from './desk.js';

const often = { RARE: 97, COMMON: 3, NEVER: 0 } as const;
const rows = 3_000;

let server: RunningServer;
let admin: Caller;
const segments = new Map<string, string>();

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  const first = await start(admin);
  await copyWaiting(server.platform.database.url, first, rows);
  await asOwner(server.platform.database.url, async (owner) => {
    // Some of one moment, so that places are told apart by id as well.
    await owner.query("update conversation set created_at = now() - number / 3 * interval '1 second'");
  });
  for (const [name, every] of Object.entries(often)) {
    const { segmentCreate } = await admin.do(
      'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { segment { id } userErrors { message } } }',
      { input: { name } },
    );
    const id = text(segmentCreate?.segment.id);
    segments.set(name, id);
    await asOwner(server.platform.database.url, (owner) =>
      owner.query(
        `insert into conversation_segment (workspace_id, conversation_id, segment_id, source)
         select workspace_id, id, $1, 'CLAIM' from conversation where $2::int > 0 and number % nullif($2::int, 0) = 0`,
        [id, every],
      ),
    );
  }
}, 60_000);

const pageText = `query ($condition: ConditionInput, $first: Int, $after: String, $last: Int, $before: String) {
  conversations(condition: $condition, first: $first, after: $after, last: $last, before: $before) {
    nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string;
  readonly endCursor: string;
}

async function pages(condition: object, way: 'forward' | 'backward', size: number): Promise<string[]> {
  const seen: string[] = [];
  let place: string | null = null;
  for (;;) {
    const request: object = way === 'forward' ? { first: size, after: place } : { last: size, before: place };
    const { conversations } = await admin.do(pageText, { condition, ...request });
    const page = conversations as Data;
    const ids = list(page.nodes).map(({ id }) => text(id));
    if (way === 'forward') seen.push(...ids);
    else seen.unshift(...ids);
    const info = page.pageInfo as unknown as PageInfo;
    if (way === 'forward' ? !info.hasNextPage : !info.hasPreviousPage) return seen;
    place = way === 'forward' ? info.endCursor : info.startCursor;
  }
}

test.each(Object.keys(often))(
  'a long list by a segment that is %s is whole, forward and backward',
  async (name) => {
    const segment = segments.get(name) ?? '';
    const expected = await asOwner(server.platform.database.url, async (owner) => {
      const found = await owner.query<{ id: string }>(
        `select v.id from conversation v join conversation_segment s on s.conversation_id = v.id
       where s.segment_id = $1 order by v.created_at desc, v.id desc`,
        [segment],
      );
      return found.rows.map(({ id }) => id);
    });
    const condition = { is: { field: 'segment', operator: 'EQUALS', value: segment } };
    expect(await pages(condition, 'forward', name === 'COMMON' ? 150 : 10)).toEqual(expected);
    expect(await pages(condition, 'backward', name === 'COMMON' ? 150 : 10)).toEqual(expected);
  },
);
