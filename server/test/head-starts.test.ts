import { beforeAll, expect, test } from 'vitest';
import { effectiveTime, type HeadStarts, type Priority } from '../src/features/priority/pull-order.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { asOwner } from './database.js';
import { graphql } from './gql/index.js';
import { startConversation } from './operations/conversations.js';
import { createPriorityRule, setHeadStarts } from './operations/priority-rules.js';

let server: RunningServer;
let admin: Caller;

const readHeadStarts = graphql(`
  query HeadStarts {
    headStarts { minutes { high } version }
  }
`);
const fair = { urgent: 240, high: 120, normal: 0, low: 0 };

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  for (const priority of ['URGENT', 'HIGH', 'LOW'] as const) {
    await admin.do(createPriorityRule, {
      input: { name: priority, priority, condition: topicIs(priority) },
    });
  }
});

function startAbout(topic: string) {
  return admin.do(startConversation, {
    input: { contact: { externalId: `of ${topic}` }, topic, message: 'Hello' },
  });
}

/** Recomputed from what each waiting conversation began with. */
async function expectPullOrder(headStarts: HeadStarts): Promise<number> {
  const { rows } = await asOwner(server.platform.database.url, (client) =>
    client.query(
      'select waiting_since, priority, effective_time from conversation where waiting_since is not null',
    ),
  );
  for (const { waiting_since, priority, effective_time } of rows) {
    expect(effective_time).toEqual(effectiveTime(waiting_since, priority as Priority, headStarts));
  }
  return rows.length;
}

test('what waits takes its new place at once, and back again when priority is strict', async () => {
  for (const topic of ['URGENT', 'HIGH', 'NORMAL', 'LOW']) await startAbout(topic);
  const { headStarts } = await admin.do(readHeadStarts);
  expect(headStarts).toMatchObject({ minutes: null, version: 1 });
  const { headStartsSet } = await admin.do(setHeadStarts, { input: { minutes: fair, expectedVersion: 1 } });
  expect(headStartsSet.headStarts).toMatchObject({ minutes: fair, version: 2 });
  expect(await expectPullOrder({ URGENT: 240, HIGH: 120, NORMAL: 0, LOW: 0 })).toBe(4);
  await admin.do(setHeadStarts, { input: { minutes: null } });
  await expectPullOrder(null);
});

test('conversations that begin while head starts are set wait by one of the two, never by the old after the new', async () => {
  const begun = Array.from({ length: 120 }, (_, index) =>
    startAbout(['URGENT', 'HIGH', 'LOW'][index % 3] ?? ''),
  );
  const changed = [30, 60, 90].map((high) =>
    admin.do(setHeadStarts, { input: { minutes: { ...fair, high } } }),
  );
  await Promise.all([...begun, ...changed]);
  const last = await admin.do(readHeadStarts);
  const { high } = present(last.headStarts.minutes);
  expect(await expectPullOrder({ URGENT: 240, HIGH: high, NORMAL: 0, LOW: 0 })).toBeGreaterThanOrEqual(124);
});

test('a level may not start behind the one below it, and a stale save is told', async () => {
  const { data } = await admin.ask(setHeadStarts, { input: { minutes: { ...fair, high: 300, low: -1 } } });
  expect(data.headStartsSet.userErrors.map(({ path }) => path?.join('.'))).toEqual([
    'input.minutes.urgent',
    'input.minutes.low',
  ]);
  const stale = await admin.ask(setHeadStarts, { input: { minutes: fair, expectedVersion: 1 } });
  expect(stale.data.headStartsSet.userErrors[0]).toMatchObject({ code: 'CONFLICT' });
});
