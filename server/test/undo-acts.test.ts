import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { topicIs } from './conditions.js';
import {
  type Action,
  type Agent,
  act,
  activityOf,
  agentCalled,
  changeTeammate,
  conversation,
  start,
  teammateIdOf,
  tryAct,
} from './desk.js';
import { graphql } from './gql/index.js';
import { createQueue, deleteQueue } from './operations/queues.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;
let ben: Agent;
let me: string;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  ben = await agentCalled(server, admin, 'Ben');
  me = await teammateIdOf(admin);
  await admin.do(createQueue, { input: { name: 'Other', condition: topicIs('x') } });
});

const readUndoable = graphql(`
  query UndoableActivity($id: ID!) {
    conversation(id: $id) { viewerUndoableActivityId }
  }
`);

const undoable = async (as: Caller, id: string) =>
  present((await as.do(readUndoable, { id })).conversation).viewerUndoableActivityId;

const undo = (as: Caller, id: string, activityId: string | null) =>
  tryAct(as, 'conversationUndo', { id, activityId: activityId ?? 'evt_0' });

const refusals = async (as: Caller, id: string, activityId: string | null) =>
  present((await undo(as, id, activityId)).userErrors);

/** All that a person sees of where it stands. */
const stand = async (id: string) => ({ ...(await conversation(admin, id)), messages: null });

const inADay = () => new Date(Date.now() + 86_400_000).toISOString();

describe('one’s own last act is taken back', () => {
  const actions: [what: string, action: (id: string) => Action][] = [
    ['closing', (id) => ['conversationClose', { id }]],
    ['snoozing', (id) => ['conversationSnooze', { id, until: inADay() }]],
    ['assigning', (id) => ['conversationAssign', { id, teammateId: me }]],
    ['a priority', (id) => ['conversationPrioritySet', { id, priority: 'URGENT' }]],
    ['a queue', (id) => ['conversationQueueSet', { id, queue: 'other' }]],
  ];
  for (const [what, action] of actions) {
    test(`${what}: all is as it was, its place in the order too`, async () => {
      for (const isSomebodys of [false, true]) {
        const id = await start(admin);
        if (isSomebodys) await act(admin, 'conversationAssign', { id, teammateId: ben.id });
        const before = await stand(id);
        const [mutation, input] = action(id);
        await act(admin, mutation, input);
        expect(await stand(id)).not.toEqual(before);
        expect(await refusals(admin, id, await undoable(admin, id))).toEqual([]);
        expect(await stand(id)).toEqual(before);
        expect(await undoable(admin, id)).toBeNull();
      }
      await expectRecount(server.platform.database.url);
    });
  }

  test('giving back to waiting, and closing what was snoozed', async () => {
    const id = await start(admin);
    await act(admin, 'conversationAssign', { id, teammateId: ben.id });
    const assigned = await stand(id);
    await act(admin, 'conversationAssign', { id, teammateId: null });
    await undo(admin, id, await undoable(admin, id));
    expect(await stand(id)).toEqual(assigned);
    await act(admin, 'conversationSnooze', { id, until: inADay() });
    const snoozed = await stand(id);
    await act(admin, 'conversationClose', { id });
    await undo(admin, id, await undoable(admin, id));
    expect(await stand(id)).toEqual(snoozed);
  });

  test('and the activity says so', async () => {
    const id = await start(admin);
    await act(admin, 'conversationPrioritySet', { id, priority: 'HIGH' });
    await undo(admin, id, await undoable(admin, id));
    expect((await activityOf(admin, id))[0]).toMatchObject({
      type: 'conversation.undone',
      actor: 'Ada Lovelace',
      data: { of: 'conversation.prioritySet', before: { priority: 'HIGH' }, after: { priority: 'NORMAL' } },
    });
  });
});

describe('nothing is taken back', () => {
  test('of somebody else, nor after anything happened since', async () => {
    const id = await start(admin);
    await act(admin, 'conversationClose', { id });
    const closing = await undoable(admin, id);
    expect(closing).not.toBeNull();
    expect(await undoable(ben.caller, id)).toBeNull();
    const refused = [{ code: 'INVALID', path: ['input', 'activityId'] }];
    expect(await refusals(ben.caller, id, closing)).toMatchObject(refused);
    await act(ben.caller, 'conversationNoteAdd', { id, body: 'Wait' });
    expect(await undoable(admin, id)).toBeNull();
    expect(await refusals(admin, id, closing)).toMatchObject(refused);
    expect((await conversation(admin, id)).status).toBe('CLOSED');
  });

  test('twice, however often it is asked for at once', async () => {
    const id = await start(admin);
    await act(admin, 'conversationPrioritySet', { id, priority: 'LOW' });
    const activityId = await undoable(admin, id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => refusals(admin, id, activityId)));
    expect(answers.filter((answer) => answer.length === 0)).toHaveLength(1);
  });

  test('that cannot be any more: the teammate left, the queue is gone', async () => {
    const leaver = await agentCalled(server, admin, 'Leaver');
    const id = await start(admin);
    await act(admin, 'conversationAssign', { id, teammateId: leaver.id });
    await act(admin, 'conversationClose', { id });
    await act(admin, 'conversationReopen', { id });
    await act(admin, 'conversationAssign', { id, teammateId: leaver.id });
    await act(admin, 'conversationAssign', { id, teammateId: ben.id });
    const given = await undoable(admin, id);
    await changeTeammate(admin, leaver.id, { removed: true });
    const [gone] = await refusals(admin, id, given);
    expect(gone?.message).toBe('Whose it was is no teammate any more.');
    const theirs = await start(admin);
    const stays = await agentCalled(server, admin, 'Stays');
    await act(admin, 'conversationAssign', { id: theirs, teammateId: stays.id });
    await act(admin, 'conversationClose', { id: theirs });
    const closed = await undoable(admin, theirs);
    await changeTeammate(admin, stays.id, { removed: true });
    const [whose] = await refusals(admin, theirs, closed);
    expect(whose?.message).toBe('Whose it was is no teammate any more.');
    await admin.do(createQueue, { input: { name: 'Brief', condition: topicIs('y') } });
    await act(admin, 'conversationQueueSet', { id, queue: 'brief' });
    await act(admin, 'conversationQueueSet', { id, queue: 'other' });
    const moved = await undoable(admin, id);
    await admin.do(deleteQueue, { id: 'brief' });
    const [deleted] = await refusals(admin, id, moved);
    expect(deleted?.message).toBe('The queue that it was in was deleted.');
  });

  test('of what the contact heard of: a reply', async () => {
    const id = await start(admin);
    await act(admin, 'conversationReply', { id, body: 'Hello' });
    expect(await undoable(admin, id)).toBeNull();
  });
});
