import { beforeAll, expect, test } from 'vitest';
import { effectiveTime, type HeadStarts, type Priority } from '../src/features/priority/pull-order.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, list, testServer } from './api.js';
import { asOwner } from './database.js';

let server: RunningServer;
let admin: Caller;

const set = `mutation ($input: HeadStartsSetInput!) { headStartsSet(input: $input) {
  headStarts { minutes { urgent high normal low } version } userErrors { code message path } } }`;
const start = `mutation ($input: ConversationStartInput!) { conversationStart(input: $input) {
  conversation { id } userErrors { message } } }`;
const fair = { urgent: 240, high: 120, normal: 0, low: 0 };

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  const rule = `mutation ($input: PriorityRuleCreateInput!) { priorityRuleCreate(input: $input) { userErrors { message } } }`;
  for (const priority of ['URGENT', 'HIGH', 'LOW']) {
    const condition = { is: { field: 'conversation.topic', operator: 'EQUALS', value: priority } };
    await admin.do(rule, { input: { name: priority, priority, condition } });
  }
});

function startAbout(topic: string) {
  return admin.do(start, { input: { contact: { externalId: `of ${topic}` }, topic, message: 'Hello' } });
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
  const { headStarts } = await admin.do('{ headStarts { minutes { high } version } }');
  expect(headStarts).toMatchObject({ minutes: null, version: 1 });
  const { headStartsSet } = await admin.do(set, { input: { minutes: fair, expectedVersion: 1 } });
  expect(headStartsSet?.headStarts).toMatchObject({ minutes: fair, version: 2 });
  expect(await expectPullOrder({ URGENT: 240, HIGH: 120, NORMAL: 0, LOW: 0 })).toBe(4);
  await admin.do(set, { input: { minutes: null } });
  await expectPullOrder(null);
});

test('conversations that begin while head starts are set wait by one of the two, never by the old after the new', async () => {
  const begun = Array.from({ length: 120 }, (_, index) =>
    startAbout(['URGENT', 'HIGH', 'LOW'][index % 3] ?? ''),
  );
  const changed = [30, 60, 90].map((high) => admin.do(set, { input: { minutes: { ...fair, high } } }));
  await Promise.all([...begun, ...changed]);
  const last = await admin.do('{ headStarts { minutes { high } } }');
  const high = Number(last.headStarts?.minutes.high);
  expect(await expectPullOrder({ URGENT: 240, HIGH: high, NORMAL: 0, LOW: 0 })).toBeGreaterThanOrEqual(124);
});

test('a level may not start behind the one below it, and a stale save is told', async () => {
  const { data } = await admin.ask(set, { input: { minutes: { ...fair, high: 300, low: -1 } } });
  expect(list(data.headStartsSet?.userErrors).map((one) => list(one.path).join('.'))).toEqual([
    'input.minutes.urgent',
    'input.minutes.low',
  ]);
  const stale = await admin.ask(set, { input: { minutes: fair, expectedVersion: 1 } });
  expect(stale.data.headStartsSet?.userErrors[0]).toMatchObject({ code: 'CONFLICT' });
});
