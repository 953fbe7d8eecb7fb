import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, list, testServer, text } from './api.js';
import { type Agent, act, agentCalled, changeTeammate, conversation, start, tryAct } from './desk.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;
let ben: Agent;
let me: string;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  ben = await agentCalled(server, admin, 'Ben');
  const { viewer } = await admin.do('{ viewer { teammate { id } } }');
  me = text(viewer?.teammate.id);
  await admin.do(
    'mutation { queueCreate(input: { name: "Other", condition: { is: { field: "conversation.topic", operator: EQUALS, value: "x" } } }) { userErrors { message } } }',
  );
});

async function undoable(as: Caller, id: string): Promise<string | null> {
  const { conversation: found } = await as.do(
    'query ($id: ID!) { conversation(id: $id) { viewerUndoableActivityId } }',
    { id },
  );
  return (found?.viewerUndoableActivityId ?? null) as unknown as string | null;
}

const undo = (as: Caller, id: string, activityId: string | null) =>
  tryAct(as, 'conversationUndo', { id, activityId: activityId ?? 'evt_0' });

const refusals = async (as: Caller, id: string, activityId: string | null) =>
  list((await undo(as, id, activityId)).data.conversationUndo?.userErrors);

/** All that a person sees of where it stands. */
const stand = async (id: string) => ({ ...(await conversation(admin, id)), messages: null });

const inADay = () => new Date(Date.now() + 86_400_000).toISOString();

describe('one’s own last act is taken back', () => {
  const acts: [what: string, mutation: string, input: () => object][] = [
    ['closing', 'conversationClose', () => ({})],
    ['snoozing', 'conversationSnooze', () => ({ until: inADay() })],
    ['assigning', 'conversationAssign', () => ({ teammateId: me })],
    ['a priority', 'conversationPrioritySet', () => ({ priority: 'URGENT' })],
    ['a queue', 'conversationQueueSet', () => ({ queue: 'other' })],
  ];
  for (const [what, mutation, input] of acts) {
    test(`${what}: all is as it was, its place in the order too`, async () => {
      for (const isSomebodys of [false, true]) {
        const id = await start(admin);
        if (isSomebodys) await act(admin, 'conversationAssign', { id, teammateId: ben.id });
        const before = await stand(id);
        await act(admin, mutation, { id, ...input() });
        expect(await stand(id)).not.toEqual(before);
        const { data } = await undo(admin, id, await undoable(admin, id));
        expect(data.conversationUndo?.userErrors).toEqual([]);
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
    const { conversation: found } = await admin.do(
      'query ($id: ID!) { conversation(id: $id) { activity(first: 1) { nodes { type actor data } } } }',
      { id },
    );
    expect(list(found?.activity.nodes)).toMatchObject([
      {
        type: 'conversation.undone',
        actor: 'Ada Lovelace',
        data: { of: 'conversation.prioritySet', before: { priority: 'HIGH' }, after: { priority: 'NORMAL' } },
      },
    ]);
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
    expect(text((await conversation(admin, id)).status)).toBe('CLOSED');
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
    expect(text(gone?.message)).toBe('Whose it was is no teammate any more.');
    const theirs = await start(admin);
    const stays = await agentCalled(server, admin, 'Stays');
    await act(admin, 'conversationAssign', { id: theirs, teammateId: stays.id });
    await act(admin, 'conversationClose', { id: theirs });
    const closed = await undoable(admin, theirs);
    await changeTeammate(admin, stays.id, { removed: true });
    const [whose] = await refusals(admin, theirs, closed);
    expect(text(whose?.message)).toBe('Whose it was is no teammate any more.');
    await admin.do(
      'mutation { queueCreate(input: { name: "Brief", condition: { is: { field: "conversation.topic", operator: EQUALS, value: "y" } } }) { userErrors { message } } }',
    );
    await act(admin, 'conversationQueueSet', { id, queue: 'brief' });
    await act(admin, 'conversationQueueSet', { id, queue: 'other' });
    const moved = await undoable(admin, id);
    await admin.do('mutation { queueDelete(input: { id: "brief" }) { userErrors { message } } }');
    const [deleted] = await refusals(admin, id, moved);
    expect(text(deleted?.message)).toBe('The queue that it was in was deleted.');
  });

  test('of what the contact heard of: a reply', async () => {
    const id = await start(admin);
    await act(admin, 'conversationReply', { id, body: 'Hello' });
    expect(await undoable(admin, id)).toBeNull();
  });
});
