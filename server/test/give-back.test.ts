import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, otherWorkspace, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { type Agent, act, agentCalled, routingOf, start, tryAct } from './desk.js';
import { createPriorityRule } from './operations/priority-rules.js';
import { createQueue } from './operations/queues.js';
import { createTeamGroup } from './operations/teammates.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;
let grace: Agent;

beforeAll(async () => {
  server = await testServer(undefined, { pollIntervalMs: 50 });
  admin = await ada(server);
  grace = await agentCalled(server, admin, 'Grace');
  for (const key of ['money', 'parcels']) {
    await admin.do(createQueue, { input: { name: key, key, condition: topicIs(key) } });
  }
  await admin.do(createPriorityRule, {
    input: { name: 'Money first', priority: 'HIGH', condition: topicIs('money') },
  });
  await admin.do(createTeamGroup, { input: { name: 'Experts', key: 'experts' } });
  await admin.do(createQueue, {
    input: { name: 'experts', key: 'experts', condition: topicIs('nothing'), team: 'experts' },
  });
});

test('a priority that was set by hand is the rules’ again, and says which rule', async () => {
  const id = await start(admin, { topic: 'money' });
  await act(admin, 'conversationPrioritySet', { id, priority: 'LOW' });
  const back = await act(grace.caller, 'conversationPriorityReset', { id });
  expect(back).toMatchObject({ priority: 'HIGH', priorityBy: 'RULE', queue: { key: 'money' } });
  const { laterReceipts, activity } = await routingOf(admin, id);
  expect(laterReceipts[0]?.summary).toContain('Priority HIGH: by the rule “Money first”.');
  expect(laterReceipts[0]?.priority.byHand).toBe(false);
  expect(activity.nodes[0]?.type).toBe('conversation.priorityReset');
  await expectRecount(server.platform.database.url);
});

test('a queue that was set by hand is the rules’ again, and what waits keeps its place in time', async () => {
  const id = await start(admin, { topic: 'money' });
  const { waitingSince } = await act(admin, 'conversationQueueSet', { id, queue: 'parcels' });
  const back = await act(admin, 'conversationQueueReset', { id });
  expect(back).toMatchObject({ queue: { key: 'money' }, queueBy: 'RULE', waitingSince });
  expect((await routingOf(admin, id)).laterReceipts[0]).toMatchObject({
    queue: { name: 'money', byHand: false },
  });
});

test('what the other hand set stays', async () => {
  const id = await start(admin, { topic: 'money' });
  await act(admin, 'conversationQueueSet', { id, queue: 'parcels' });
  await act(admin, 'conversationPrioritySet', { id, priority: 'LOW' });
  expect(await act(admin, 'conversationPriorityReset', { id })).toMatchObject({
    priority: 'HIGH',
    queue: { key: 'parcels' },
    queueBy: 'HAND',
  });
  expect((await routingOf(admin, id)).laterReceipts[0]).toMatchObject({
    queue: { name: 'parcels', byHand: true },
  });
});

test('one that is decided as it was set is the rules’ all the same, and follows them from then on', async () => {
  const id = await start(admin, { topic: 'money' });
  await act(admin, 'conversationQueueSet', { id, queue: 'money' });
  expect(await act(admin, 'conversationQueueReset', { id })).toMatchObject({ queueBy: 'RULE' });
  await act(admin, 'conversationTopicSet', { id, topic: 'parcels' });
  await expect.poll(async () => (await routingOf(admin, id)).queue.key).toBe('parcels');
});

test('what is somebody’s stays theirs, with the priority and queue of the rules', async () => {
  const id = await start(admin, { topic: 'money' });
  await act(admin, 'conversationAssign', { id, teammateId: grace.id });
  await act(admin, 'conversationQueueSet', { id, queue: 'parcels' });
  await act(admin, 'conversationPrioritySet', { id, priority: 'LOW' });
  await act(admin, 'conversationQueueReset', { id });
  expect(await act(admin, 'conversationPriorityReset', { id })).toMatchObject({
    status: 'OPEN',
    assignee: { id: grace.id },
    waitingSince: null,
    queue: { key: 'money' },
    priority: 'HIGH',
  });
  await expectRecount(server.platform.database.url);
});

test('a repeat, and what nobody set by hand, changes and records nothing', async () => {
  const id = await start(admin, { topic: 'money' });
  await act(admin, 'conversationPriorityReset', { id });
  await act(admin, 'conversationQueueReset', { id });
  const { laterReceipts, activity } = await routingOf(admin, id);
  expect(laterReceipts).toEqual([]);
  expect(activity.nodes.map(({ type }) => type)).toEqual(['conversation.started']);
});

test('an escalated one stays with whom it was escalated to until that is taken back', async () => {
  const id = await start(admin, { topic: 'money' });
  await act(admin, 'conversationEscalate', { id, teamGroup: 'experts', reason: 'Too hard' });
  const { userErrors } = await tryAct(admin, 'conversationQueueReset', { id });
  expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'id'] }]);
  await act(admin, 'conversationDeescalate', { id });
  expect(await act(admin, 'conversationQueueReset', { id })).toMatchObject({ queue: { key: 'money' } });
});

test('another workspace’s is not found, and it takes the permission to act on conversations', async () => {
  const id = await start(admin, { topic: 'money' });
  await act(admin, 'conversationQueueSet', { id, queue: 'parcels' });
  const eve = await otherWorkspace(server, admin);
  const { userErrors } = await tryAct(eve, 'conversationQueueReset', { id });
  expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const reader = await integrator(server, admin, ['conversations:read']);
  const { errors } = await tryAct(reader, 'conversationQueueReset', { id });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
