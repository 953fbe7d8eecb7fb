import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, otherWorkspace, present, testServer } from './api.js';
import { asOwner } from './database.js';
import { type Agent, agentCalled, changeTeammate, takeNext } from './desk.js';
import type { HeadStartMinutesInput, Priority } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createContact } from './operations/contacts.js';
import { importConversations } from './operations/conversations.js';
import { setHeadStarts } from './operations/priority-rules.js';
import { addMembers, createSegment } from './operations/segments.js';

let server: RunningServer;
let admin: Caller;
let grace: Agent;

const report = graphql(`
  query PriorityCost($days: Int!) {
    priorityCost(days: $days) {
      conversationCount isLimited
      segments { segment { name } conversationCount meanMinutes totalMinutes worstMinutes }
      priorities { priority conversationCount meanMinutes boundMinutes longestPassedByMinutes }
    }
  }
`);

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  grace = await agentCalled(server, admin, 'Grace');
  await changeTeammate(admin, grace.id, { capacity: 100 });
  await admin.do(createSegment, { input: { name: 'VIP', key: 'vip' } });
  await admin.do(createContact, { input: { externalId: 'vip' } });
  await admin.do(addMembers, { input: { segment: 'vip', contacts: ['vip'] } });
  await setHeadStartMinutes({ urgent: 60, high: 0, normal: 0, low: 0 });
});

function setHeadStartMinutes(minutes: HeadStartMinutesInput | null) {
  return admin.do(setHeadStarts, { input: { minutes } });
}

/** One that came so many minutes ago. */
async function came(externalId: string, priority: Priority, minutesAgo: number): Promise<void> {
  const createdAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const one = { contact: { externalId }, message: 'Hello', priority, createdAt };
  const { conversationsImport } = await admin.do(importConversations, { input: { conversations: [one] } });
  expect(conversationsImport.userErrors).toEqual([]);
}

/** As if it had been taken so many minutes ago. */
async function takenAgo(minutesAgo: number): Promise<void> {
  const { id } = await takeNext(grace.caller);
  await asOwner(server.platform.database.url, (client) =>
    client.query(
      "update event set created_at = now() - make_interval(mins => $2) where type = 'conversation.taken' and subject_id = $1",
      [id, minutesAgo],
    ),
  );
}

const costs = async (caller: Caller, days = 30) => (await caller.do(report, { days })).priorityCost;

test('nothing was taken, so nothing was cost', async () => {
  expect(await costs(admin)).toMatchObject({ conversationCount: 0, isLimited: false, segments: [] });
});

test('the minutes that VIPs gained are those that others lost, and the bound is kept', async () => {
  await came('somebody', 'NORMAL', 60);
  await came('vip', 'URGENT', 30);
  await takenAgo(20);
  await takenAgo(5);
  const { conversationCount, segments, priorities } = await costs(admin);
  expect(conversationCount).toBe(2);
  const rounded = segments.map(({ segment, meanMinutes }) => [
    segment?.name ?? null,
    Math.round(meanMinutes),
  ]);
  expect(rounded).toEqual([
    [null, 15],
    ['VIP', -15],
  ]);
  const normal = priorities.find(({ priority }) => priority === 'NORMAL');
  expect(normal).toMatchObject({ conversationCount: 1, boundMinutes: 60 });
  expect(Math.round(present(normal?.longestPassedByMinutes))).toBe(30);
});

test('strict priority has no bound, but for the highest', async () => {
  await setHeadStartMinutes(null);
  const { priorities } = await costs(admin);
  expect(priorities.map(({ boundMinutes }) => boundMinutes)).toEqual([0, null, null, null]);
});

test('what is older than the days that are asked for does not count, and another workspace sees none of it', async () => {
  await came('somebody', 'NORMAL', 60);
  await takenAgo(3 * 24 * 60);
  expect((await costs(admin, 2)).conversationCount).toBe(2);
  expect((await costs(admin, 4)).conversationCount).toBe(3);
  expect((await costs(await otherWorkspace(server, admin))).conversationCount).toBe(0);
});

test('days that cannot be asked for are refused', async () => {
  const { errors } = await admin.ask(report, { days: 0 });
  expect(errors?.[0]).toMatchObject({ message: 'Ask for 1 to 366.', extensions: { code: 'BAD_USER_INPUT' } });
});
