import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, testServer } from './api.js';
import { predicate } from './conditions.js';
import { asOwner } from './database.js';
import { act, routingOf, start, teammateIdOf, until } from './desk.js';
import type { Priority } from './gql/graphql.js';
import { mergeContacts, upsertContact } from './operations/contacts.js';
import { createPriorityRule } from './operations/priority-rules.js';
import { createProperty } from './operations/properties.js';
import { createQueue } from './operations/queues.js';
import { addMembers, createSegment, removeMembers } from './operations/segments.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer(undefined, { pollIntervalMs: 50 });
  admin = await ada(server);
  await admin.do(createProperty, { input: { key: 'plan', type: 'TEXT' } });
  await admin.do(createSegment, { input: { name: 'VIP', key: 'vip' } });
  await admin.do(createPriorityRule, {
    input: { name: 'VIP first', priority: 'HIGH', condition: predicate('segment', 'EQUALS', 'vip') },
  });
  for (const [key, condition] of [
    ['care', predicate('segment', 'EQUALS', 'vip')],
    ['enterprise', predicate('contact.properties.plan', 'EQUALS', 'enterprise')],
    ['money', predicate('conversation.topic', 'EQUALS', 'refund')],
  ] as const) {
    await admin.do(createQueue, { input: { name: key, key, condition } });
  }
});

const where = (id: string) => routingOf(admin, id);
const moves = (id: string, queue: string, priority: Priority = 'NORMAL') =>
  until(async () => {
    const { queue: now, priority: level } = await where(id);
    return now.key === queue && level === priority;
  }, `it was in ${queue} with ${priority}`);
/** The contact has the enterprise plan now. */
const upgrade = (externalId: string) =>
  admin.do(upsertContact, { input: { externalId, properties: { plan: 'enterprise' } } });
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
  await admin.do(addMembers, { input: members });
  await moves(id, 'care', 'HIGH');
  await admin.do(removeMembers, { input: members });
  await moves(id, 'everything_else');
  const { laterReceipts } = await where(id);
  expect(laterReceipts.map(({ queue }) => queue.name)).toEqual(['Everything else', 'care']);
  expect(laterReceipts[1]?.summary).toContain('Priority HIGH: by the rule “VIP first”.');
});

test('it follows a property of the contact and its own topic', async () => {
  const id = await start(admin, { contact: { externalId: 'grows' } });
  await upgrade('grows');
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
  const taken = await start(admin, { contact: { externalId: 'stays' } });
  await act(admin, 'conversationAssign', { id: taken, teammateId: await teammateIdOf(admin) });
  await admin.do(addMembers, { input: { segment: 'vip', contacts: ['stays'] } });
  await moves(byHand, 'money', 'HIGH');
  await moves(level, 'care', 'LOW');
  await settled();
  expect(await where(taken)).toMatchObject({ queue: { key: 'everything_else' }, laterReceipts: [] });
  const [receipt] = (await where(byHand)).laterReceipts;
  expect(receipt).toMatchObject({ queue: { name: 'money', byHand: true } });
  expect(receipt?.summary).toContain('Queue “money”: set by hand.');
});

test('a change that decides nothing otherwise leaves no trace', async () => {
  const id = await start(admin, { contact: { externalId: 'same' } });
  await admin.do(upsertContact, { input: { externalId: 'same', name: 'Somebody Else' } });
  await settled();
  const { laterReceipts, activity } = await where(id);
  expect(laterReceipts).toEqual([]);
  expect(activity.nodes).toHaveLength(1);
});

test('a merged contact’s conversations are decided as those of the one that stays', async () => {
  const id = await start(admin, { contact: { externalId: 'goes' } });
  await upgrade('remains');
  await admin.do(mergeContacts, { input: { from: 'goes', into: 'remains' } });
  await moves(id, 'enterprise');
});

test('many at once are each decided, over all that changes meanwhile', async () => {
  const contacts = Array.from({ length: 60 }, (_, index) => `many-${index}`);
  const ids = await Promise.all(contacts.map((externalId) => start(admin, { contact: { externalId } })));
  await admin.do(addMembers, { input: { segment: 'vip', contacts } });
  await Promise.all(
    ids.slice(0, 20).map((id) => act(admin, 'conversationPrioritySet', { id, priority: 'URGENT' })),
  );
  await settled();
  for (const [index, id] of ids.entries()) await moves(id, 'care', index < 20 ? 'URGENT' : 'HIGH');
  await expectRecount(server.platform.database.url);
});
