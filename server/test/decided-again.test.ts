import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, list, testServer, text } from './api.js';
import { asOwner } from './database.js';
import { act, start, until } from './desk.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;

const make = (mutation: string, type: string, input: object) =>
  admin.do(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`, {
    input,
  });
const is = (field: string, value: string) => ({ is: { field, operator: 'EQUALS', value } });

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await make('contactPropertyCreate', 'ContactPropertyCreateInput', { key: 'plan', type: 'TEXT' });
  await make('segmentCreate', 'SegmentCreateInput', { name: 'VIP', key: 'vip' });
  await make('priorityRuleCreate', 'PriorityRuleCreateInput', {
    name: 'VIP first',
    priority: 'HIGH',
    condition: is('segment', 'vip'),
  });
  for (const [key, condition] of [
    ['care', is('segment', 'vip')],
    ['enterprise', is('contact.properties.plan', 'enterprise')],
    ['money', is('conversation.topic', 'refund')],
  ]) {
    await make('queueCreate', 'QueueCreateInput', { name: key, key, condition });
  }
});

const where = async (id: string) => {
  const { conversation } = await admin.do(
    `query ($id: ID!) { conversation(id: $id) { priority queue { key } laterReceipts { summary queue { name byHand } } } }`,
    { id },
  );
  return conversation as Data;
};
const moves = (id: string, queue: string, priority = 'NORMAL') =>
  until(async () => {
    const { queue: now, priority: level } = await where(id);
    return text(now?.key) === queue && text(level) === priority;
  }, `it was in ${queue} with ${priority}`);
/** Nothing is left to be decided. */
const settled = () =>
  until(async () => {
    const pending = 'select 1 from pending_decision';
    const { rows } = await asOwner(server.platform.database.url, (owner) => owner.query(pending));
    return rows.length === 0;
  }, 'all was decided');

test('what waits follows its contact into a segment and out of it, and says why', async () => {
  const id = await start(admin, { contact: { externalId: 'joins' } });
  const members = { segment: 'vip', contacts: ['joins'] };
  await make('segmentMembersAdd', 'SegmentMembersInput', members);
  await moves(id, 'care', 'HIGH');
  await make('segmentMembersRemove', 'SegmentMembersRemoveInput', members);
  await moves(id, 'everything_else');
  const receipts = list((await where(id)).laterReceipts);
  expect(receipts.map((one) => text(one.queue?.name))).toEqual(['Everything else', 'care']);
  expect(text(receipts[1]?.summary)).toContain('Priority HIGH: by the rule “VIP first”.');
});

test('it follows a property of the contact and its own topic', async () => {
  const id = await start(admin, { contact: { externalId: 'grows' } });
  await make('contactUpsert', 'ContactUpsertInput', {
    externalId: 'grows',
    properties: { plan: 'enterprise' },
  });
  await moves(id, 'enterprise');
  const other = await start(admin, { contact: { externalId: 'asks' } });
  await act(admin, 'conversationTopicSet', { id: other, topic: 'Refund' });
  await moves(other, 'money');
});

test('it follows what the next conversation of the same contact brings', async () => {
  const id = await start(admin, { contact: { externalId: 'again' } });
  await start(admin, { contact: { externalId: 'again', properties: { plan: 'enterprise' } } });
  await moves(id, 'enterprise');
});

test('what was set by hand stays, and what is somebody’s stays where it is', async () => {
  const byHand = await start(admin, { contact: { externalId: 'stays' } });
  await act(admin, 'conversationQueueSet', { id: byHand, queue: 'money' });
  const level = await start(admin, { contact: { externalId: 'stays' } });
  await act(admin, 'conversationPrioritySet', { id: level, priority: 'LOW' });
  const { viewer } = await admin.do('{ viewer { teammate { id } } }');
  const taken = await start(admin, { contact: { externalId: 'stays' } });
  await act(admin, 'conversationAssign', { id: taken, teammateId: text(viewer?.teammate.id) });
  await make('segmentMembersAdd', 'SegmentMembersInput', { segment: 'vip', contacts: ['stays'] });
  await moves(byHand, 'money', 'HIGH');
  await moves(level, 'care', 'LOW');
  await settled();
  expect(await where(taken)).toMatchObject({ queue: { key: 'everything_else' }, laterReceipts: [] });
  const [receipt] = list((await where(byHand)).laterReceipts);
  expect(receipt).toMatchObject({ queue: { name: 'money', byHand: true } });
  expect(text(receipt?.summary)).toContain('Queue “money”: set by hand.');
});

test('a change that decides nothing otherwise leaves no trace', async () => {
  const id = await start(admin, { contact: { externalId: 'same' } });
  await make('contactUpsert', 'ContactUpsertInput', { externalId: 'same', name: 'Somebody Else' });
  await settled();
  const { conversation } = await admin.do(
    'query ($id: ID!) { conversation(id: $id) { laterReceipts { summary } activity { totalCount } } }',
    { id },
  );
  expect(conversation).toMatchObject({ laterReceipts: [], activity: { totalCount: 1 } });
});

test('a merged contact’s conversations are decided as those of the one that stays', async () => {
  const id = await start(admin, { contact: { externalId: 'goes' } });
  await make('contactUpsert', 'ContactUpsertInput', {
    externalId: 'remains',
    properties: { plan: 'enterprise' },
  });
  await make('contactMerge', 'ContactMergeInput', { from: 'goes', into: 'remains' });
  await moves(id, 'enterprise');
});

test('many at once are each decided, over all that changes meanwhile', async () => {
  const contacts = Array.from({ length: 60 }, (_, index) => `many-${index}`);
  const ids = await Promise.all(contacts.map((externalId) => start(admin, { contact: { externalId } })));
  await make('segmentMembersAdd', 'SegmentMembersInput', { segment: 'vip', contacts });
  await Promise.all(
    ids.slice(0, 20).map((id) => act(admin, 'conversationPrioritySet', { id, priority: 'URGENT' })),
  );
  await settled();
  for (const [index, id] of ids.entries()) await moves(id, 'care', index < 20 ? 'URGENT' : 'HIGH');
  await expectRecount(server.platform.database.url);
});
