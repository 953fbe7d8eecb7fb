import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, present, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { asOwner } from './database.js';
import {
  type Action,
  type Agent,
  act,
  activityOf,
  agentCalled,
  changeTeammate,
  conversation,
  endSnoozes,
  start,
  tryAct,
  until,
} from './desk.js';
import { createQueue, deleteQueue } from './operations/queues.js';
import { createTeamGroup } from './operations/teammates.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;
let grace: Agent;
let alan: Agent;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  grace = await agentCalled(server, admin, 'Grace');
  alan = await agentCalled(server, admin, 'Alan');
  await admin.do(createTeamGroup, { input: { name: 'Experts', key: 'experts', teammates: [alan.id] } });
  await admin.do(createTeamGroup, { input: { name: 'Idle', key: 'idle' } });
  await admin.do(createQueue, {
    input: { name: 'Hard', key: 'hard', team: 'experts', condition: topicIs('hard question') },
  });
  await admin.do(createQueue, {
    input: { name: 'Soon gone', key: 'soon_gone', condition: topicIs('soon gone') },
  });
});

const typesOf = async (id: string) =>
  (await activityOf(admin, id)).map(({ type }) => type.replace('conversation.', ''));
const firstMessageOf = async (id: string) => present((await conversation(admin, id)).messages[0]).id;

describe('a conversation lives', () => {
  test('from the first answer to the rating, and its activity says who did what', async () => {
    const id = await start(admin);
    await act(grace.caller, 'conversationAssign', { id, teammateId: grace.id });
    const answered = await act(grace.caller, 'conversationReply', { id, body: 'Good morning' });
    expect(answered.firstRespondedAt).not.toBeNull();
    const again = await act(grace.caller, 'conversationReply', { id, body: 'And more' });
    expect(again.firstRespondedAt).toEqual(answered.firstRespondedAt);
    expect(again.messages.map(({ kind, author }) => [kind, author])).toEqual([
      ['CUSTOMER', 'somebody'],
      ['REPLY', 'Grace'],
      ['REPLY', 'Grace'],
    ]);
    const closed = await act(grace.caller, 'conversationClose', { id });
    expect(closed).toMatchObject({ status: 'CLOSED', waitingSince: null, assignee: { name: 'Grace' } });
    expect(closed.resolvedAt).not.toBeNull();
    const rated = await act(admin, 'conversationRate', { id, csat: 5, comment: 'Quick!' });
    expect(rated).toMatchObject({ csat: 5, csatComment: 'Quick!', status: 'CLOSED' });
    expect(await typesOf(id)).toEqual(['rated', 'closed', 'replied', 'replied', 'assigned', 'started']);
    const [, , , , assigned] = await activityOf(admin, id);
    expect(assigned).toMatchObject({
      actor: 'Grace',
      data: { before: { assigneeId: null }, after: { assigneeId: grace.id, waitingSince: null } },
    });
  });

  test('a double click changes and records nothing a second time', async () => {
    const id = await start(admin);
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const acts: Action[] = [
      ['conversationPrioritySet', { id, priority: 'HIGH' }],
      ['conversationQueueSet', { id, queue: 'hard' }],
      ['conversationTopicSet', { id, topic: 'Refunds' }],
      ['conversationAssign', { id, teammateId: alan.id }],
      ['conversationSnooze', { id, until: inAnHour }],
      ['conversationReopen', { id }],
      ['conversationEscalate', { id, teamGroup: 'experts', reason: 'Too hard' }],
      ['conversationDeescalate', { id }],
      ['conversationClose', { id }],
      ['conversationRate', { id, csat: 1 }],
    ];
    for (const [mutation, input] of acts) {
      const once = await act(alan.caller, mutation, input);
      const count = (await activityOf(admin, id)).length;
      const [first, second] = await Promise.all([
        act(alan.caller, mutation, input),
        act(alan.caller, mutation, input),
      ]);
      expect(first, mutation).toEqual(once);
      expect(second, mutation).toEqual(once);
      expect((await activityOf(admin, id)).length, mutation).toBe(count);
    }
  });

  test('can be named by its external id, and is unknown by any other', async () => {
    await start(admin, { externalId: 'ticket-7' });
    expect(await act(admin, 'conversationClose', { id: 'ticket-7' })).toMatchObject({ status: 'CLOSED' });
    const { userErrors } = await tryAct(admin, 'conversationClose', { id: 'ticket-8' });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'id'] }]);
  });

  test('what was closed is opened again before anything else is done with it', async () => {
    const id = await start(admin);
    await act(admin, 'conversationClose', { id });
    const acts: Action[] = [
      ['conversationAssign', { id, teammateId: grace.id }],
      ['conversationSnooze', { id, until: new Date(Date.now() + 60_000).toISOString() }],
      ['conversationEscalate', { id, teamGroup: 'experts', reason: 'Why not' }],
    ];
    for (const [mutation, input] of acts) {
      const { userErrors } = await tryAct(admin, mutation, input);
      expect(userErrors, mutation).toMatchObject([{ code: 'INVALID', path: ['input', 'id'] }]);
    }
  });

  test('each refusal names its place and changes nothing', async () => {
    const id = await start(admin);
    const before = await conversation(admin, id);
    const refused: [...Action, path: string][] = [
      ['conversationReply', { id, body: '  ' }, 'input.body'],
      ['conversationReply', { id, body: 'Hi', afterMessageId: 'msg_none' }, 'input.afterMessageId'],
      ['conversationNoteAdd', { id, body: 'Hi', mentionIds: [grace.id, 'mate_none'] }, 'input.mentionIds.1'],
      ['conversationAssign', { id, teammateId: 'mate_none' }, 'input.teammateId'],
      ['conversationSnooze', { id, until: '2020-01-01T00:00:00Z' }, 'input.until'],
      ['conversationSnooze', { id, until: '2199-01-01T00:00:00Z' }, 'input.until'],
      ['conversationQueueSet', { id, queue: 'none' }, 'input.queue'],
      ['conversationEscalate', { id, teamGroup: 'none', reason: 'x' }, 'input.teamGroup'],
      ['conversationEscalate', { id, teamGroup: 'idle', reason: 'x' }, 'input.teamGroup'],
      ['conversationEscalate', { id, teamGroup: 'experts', reason: '' }, 'input.reason'],
      ['conversationRate', { id, csat: 6 }, 'input.csat'],
    ];
    for (const [mutation, input, path] of refused) {
      const { userErrors } = await tryAct(admin, mutation, input);
      expect(
        userErrors?.map((one) => one.path?.join('.')),
        mutation,
      ).toEqual([path]);
    }
    expect(await conversation(admin, id)).toEqual(before);
  });
});

describe('two who write at once', () => {
  test('the second is told what the first replied, and may send it anyway', async () => {
    const id = await start(admin);
    const afterMessageId = await firstMessageOf(id);
    const replies = await Promise.all(
      [grace, alan].map((agent) =>
        tryAct(agent.caller, 'conversationReply', { id, body: agent.name, afterMessageId }),
      ),
    );
    const refused = replies.findIndex(({ userErrors }) => userErrors?.length);
    const winner = refused === 0 ? 'Alan' : 'Grace';
    expect((await conversation(admin, id)).messages.map(({ body }) => body)).toEqual(['Hello', winner]);
    expect(replies[refused]?.userErrors).toMatchObject([
      {
        __typename: 'OvertakenError',
        code: 'CONFLICT',
        path: ['input', 'afterMessageId'],
        messages: [{ body: winner, author: winner }],
      },
    ]);
    const loser = refused === 0 ? grace : alan;
    await act(loser.caller, 'conversationReply', { id, body: 'Too', afterMessageId, sendAnyway: true });
    expect((await conversation(admin, id)).messages).toHaveLength(3);
  });

  test('a note of another, or what they wrote themselves, stops nobody', async () => {
    const id = await start(admin);
    const afterMessageId = await firstMessageOf(id);
    const noted = await act(alan.caller, 'conversationNoteAdd', {
      id,
      body: 'Mind the tone',
      mentionIds: [grace.id],
    });
    expect(noted.messages[1]).toMatchObject({ kind: 'NOTE', mentions: [{ name: 'Grace' }] });
    expect(noted.firstRespondedAt).toBeNull();
    for (const body of ['One', 'Two']) {
      await act(grace.caller, 'conversationReply', { id, body, afterMessageId });
    }
  });

  test('a message that is sent again with its key is there once', async () => {
    const id = await start(admin);
    for (const mutation of ['conversationReply', 'conversationNoteAdd', 'conversationMessageAdd'] as const) {
      const input = { id, body: 'Once', idempotencyKey: 'once' };
      await Promise.all(Array.from({ length: 8 }, () => act(admin, mutation, input)));
      const { userErrors } = await tryAct(admin, mutation, { ...input, body: 'Other' });
      expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
    }
    expect((await conversation(admin, id)).messages).toHaveLength(4);
  });
});

describe('a conversation comes back', () => {
  const back = async (agent: Agent, how: 'closed' | 'snoozed') => {
    const id = await start(admin);
    await act(admin, 'conversationAssign', { id, teammateId: agent.id });
    if (how === 'closed') await act(admin, 'conversationClose', { id });
    else {
      const later = new Date(Date.now() + 60_000).toISOString();
      await act(admin, 'conversationSnooze', { id, until: later });
    }
    return act(admin, 'conversationMessageAdd', { id, body: 'It broke again' });
  };

  test('to whom it was when they are available with room', async () => {
    await changeTeammate(admin, grace.id, { available: true, capacity: 100 });
    for (const how of ['closed', 'snoozed'] as const) {
      expect(await back(grace, how)).toMatchObject({
        status: 'OPEN',
        assignee: { name: 'Grace' },
        waitingSince: null,
        snoozedUntil: null,
        resolvedAt: null,
        reopenedCount: how === 'closed' ? 1 : 0,
      });
    }
  });

  test('to waiting when they are away or full', async () => {
    for (const change of [{ available: false }, { available: true, capacity: 0 }]) {
      await changeTeammate(admin, grace.id, change);
      const waits = await back(grace, 'closed');
      expect(waits).toMatchObject({ status: 'OPEN', assignee: null });
      expect(waits.waitingSince).not.toBeNull();
    }
  });

  test('to whoever opens their own again, whatever their capacity', async () => {
    const id = await start(admin);
    await act(admin, 'conversationAssign', { id, teammateId: grace.id });
    await act(grace.caller, 'conversationClose', { id });
    expect(await act(grace.caller, 'conversationReopen', { id })).toMatchObject({
      assignee: { name: 'Grace' },
    });
  });

  test('by itself when its time has come', async () => {
    await changeTeammate(admin, grace.id, { available: true, capacity: 100 });
    const hers = await start(admin);
    await act(admin, 'conversationAssign', { id: hers, teammateId: grace.id });
    const nobodys = await start(admin);
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    for (const id of [hers, nobodys]) {
      const snoozed = await act(admin, 'conversationSnooze', { id, until: inAnHour });
      expect(snoozed).toMatchObject({ status: 'SNOOZED', waitingSince: null });
    }
    await endSnoozes(server.platform.database.url, [hers, nobodys]);
    const isOpen = async (id: string) => (await conversation(admin, id)).status === 'OPEN';
    await until(async () => (await isOpen(hers)) && (await isOpen(nobodys)), 'both were open again');
    expect(await conversation(admin, hers)).toMatchObject({ assignee: { name: 'Grace' }, reopenedCount: 0 });
    expect((await conversation(admin, nobodys)).waitingSince).not.toBeNull();
    expect(await typesOf(nobodys)).toEqual(['woken', 'snoozed', 'started']);
  });

  test('to the fallback queue when its own was deleted meanwhile', async () => {
    const id = await start(admin, { topic: 'soon gone' });
    await act(admin, 'conversationAssign', { id, teammateId: alan.id });
    await admin.do(deleteQueue, { id: 'soon_gone' });
    const waits = await act(admin, 'conversationAssign', { id, teammateId: null });
    expect(waits).toMatchObject({ assignee: null, queue: { key: 'everything_else' } });
  });
});

describe('an escalation', () => {
  test('waits for the team group with its reason, and goes back to where it came from', async () => {
    const id = await start(admin);
    const escalated = await act(admin, 'conversationEscalate', {
      id,
      teamGroup: 'experts',
      reason: 'Needs a lawyer',
    });
    expect(escalated).toMatchObject({
      escalated: true,
      escalationReason: 'Needs a lawyer',
      queue: { key: 'hard' },
      team: { key: 'experts' },
      assignee: null,
    });
    await act(admin, 'conversationAssign', { id, teammateId: alan.id });
    const back = await act(alan.caller, 'conversationDeescalate', { id });
    expect(back).toMatchObject({
      escalated: false,
      queue: { key: 'everything_else' },
      assignee: null,
      escalatedAt: escalated.escalatedAt,
    });
    expect(back.waitingSince).not.toBeNull();
  });
});

describe('what is set by hand', () => {
  test('is marked so, and moves what waits to its new place', async () => {
    const id = await start(admin);
    expect(await conversation(admin, id)).toMatchObject({ priorityBy: 'RULE', queueBy: 'RULE' });
    await act(admin, 'conversationQueueSet', { id, queue: 'hard' });
    const set = await act(admin, 'conversationPrioritySet', { id, priority: 'URGENT' });
    expect(set).toMatchObject({ priority: 'URGENT', priorityBy: 'HAND', queueBy: 'HAND' });
    const { rows } = await asOwner(server.platform.database.url, (owner) =>
      owner.query(
        `select waiting_since - effective_time > interval '290 years' as first from conversation where id = $1`,
        [id],
      ),
    );
    expect(rows).toEqual([{ first: true }]);
  });
});

describe('a teammate who leaves', () => {
  test('leaves nothing behind: what they had open waits, what they put aside is nobody’s', async () => {
    const mary = await agentCalled(server, admin, 'Mary');
    const ids = await Promise.all(
      [1, 2, 3].map((index) => start(admin, { contact: { externalId: `m${index}` } })),
    );
    for (const id of ids) await act(admin, 'conversationAssign', { id, teammateId: mary.id });
    const [open = '', snoozed = '', closed = ''] = ids;
    const later = new Date(Date.now() + 60_000).toISOString();
    await act(admin, 'conversationSnooze', { id: snoozed, until: later });
    await act(admin, 'conversationClose', { id: closed });
    await changeTeammate(admin, mary.id, { removed: true });
    const waits = await conversation(admin, open);
    expect(waits).toMatchObject({ status: 'OPEN', assignee: null });
    expect(waits.waitingSince).not.toBeNull();
    expect(await conversation(admin, snoozed)).toMatchObject({ status: 'SNOOZED', assignee: null });
    expect(await conversation(admin, closed)).toMatchObject({ status: 'CLOSED', assignee: { name: 'Mary' } });
    const { userErrors } = await tryAct(admin, 'conversationAssign', { id: open, teammateId: mary.id });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

test('a key that may only read changes nothing', async () => {
  const id = await start(admin);
  const reader = await integrator(server, admin, ['conversations:read']);
  const { errors } = await tryAct(reader, 'conversationClose', { id });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('afterwards every number is what it is derived of', () => expectRecount(server.platform.database.url));
