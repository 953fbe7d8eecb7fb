import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { predicate } from './conditions.js';
import { asOwner } from './database.js';
import { copyWaiting, start } from './desk.js';
import type { ConditionInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createSegment } from './operations/segments.js';
import { readBackward, readForward } from './pages.js';

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
    const { segmentCreate } = await admin.do(createSegment, { input: { name } });
    const { id } = present(segmentCreate.segment);
    segments.set(name, id);
    await asOwner(server.platform.database.url, (owner) =>
      owner.query(
        `insert into conversation_segment (workspace_id, conversation_id, segment_id, source)
         select workspace_id, id, $1, 'CLAIM' from conversation where $2::int > 0 and number % nullif($2::int, 0) = 0`,
        [id, every],
      ),
    );
  }
});

const readPage = graphql(`
  query ConversationPages($condition: ConditionInput, $first: Int, $after: String, $last: Int, $before: String) {
    conversations(condition: $condition, first: $first, after: $after, last: $last, before: $before) {
      nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

const pages = (condition: ConditionInput, size: number) => ({
  forward: async (after: string | null) =>
    (await admin.do(readPage, { condition, first: size, after })).conversations,
  backward: async (before: string | null) =>
    (await admin.do(readPage, { condition, last: size, before })).conversations,
});

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
    const condition = predicate('segment', 'EQUALS', segment);
    const { forward, backward } = pages(condition, name === 'COMMON' ? 150 : 10);
    expect((await readForward(forward)).map(({ id }) => id)).toEqual(expected);
    expect((await readBackward(backward)).map(({ id }) => id)).toEqual(expected);
  },
);
