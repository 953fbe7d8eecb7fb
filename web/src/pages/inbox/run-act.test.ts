import { describe, expect, test } from 'vitest';
import type { Sent, Write } from './act-write';
import type { Act, State } from './conversation-state';
import { type Actable, runAct } from './run-act';
import { conversation } from './test/conversation';

const on: Actable = { state: conversation(), name: 'A question' };
const close: Act = { kind: 'close' };
const taken = (activityId: string | null = null): Sent => ({ failure: null, activityId });
const refused = (failure: string): Sent => ({ failure, activityId: null });

/** Acts against a server that gives these answers, the last one for ever. */
function begin(...answers: Sent[]) {
  const writes: { field: string; input: object; painted: State }[] = [];
  const said: string[] = [];
  const offers = { undo: async () => {}, retry: async (): Promise<unknown> => undefined };
  const withdrawn: AbortSignal[] = [];
  const tools = {
    send: async ({ field, input }: Write, painted: State): Promise<Sent> => {
      writes.push({ field, input, painted });
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? taken();
    },
    onDone: (_on: Actable, act: Act, undo: () => Promise<void>, signal: AbortSignal) => {
      said.push(`${act.kind} done`);
      withdrawn.push(signal);
      offers.undo = undo;
    },
    onUndone: () => said.push('undone'),
    onFailure: (_on: Actable, failure: string, retry: () => Promise<unknown>) => {
      said.push(`failed: ${failure}`);
      offers.retry = retry;
    },
  };
  const fields = () => writes.map(({ field }) => field);
  return { tools, writes, fields, said, offers, withdrawn };
}

describe('an act', () => {
  test('is reported before the server has answered', async () => {
    const { tools, said, writes } = begin(taken());
    const done = runAct(tools, on, close);
    expect(said).toEqual(['close done']);
    expect(writes[0]?.painted.status).toBe('CLOSED');
    expect(await done).toBe(true);
  });

  test('that is refused withdraws its report, says why, and is tried again', async () => {
    const { tools, said, offers, withdrawn, fields } = begin(refused('Somebody was faster.'), taken());
    expect(await runAct(tools, on, close)).toBe(false);
    expect(withdrawn.map(({ aborted }) => aborted)).toEqual([true]);
    expect(said).toEqual(['close done', 'failed: Somebody was faster.']);
    expect(await offers.retry()).toBe(true);
    expect(withdrawn.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(fields()).toEqual(['conversationClose', 'conversationClose']);
  });
});

describe('undo', () => {
  test('takes the activity back where the server names one', async () => {
    const { tools, writes, said, offers } = begin(taken('act_1'), taken());
    await runAct(tools, on, close);
    await offers.undo();
    expect(writes[1]).toEqual({
      field: 'conversationUndo',
      input: { activityId: 'act_1' },
      painted: on.state,
    });
    expect(said).toEqual(['close done', 'undone']);
  });

  test('does the opposite where the server names none', async () => {
    const { tools, fields, offers } = begin(taken());
    await runAct(tools, { ...on, state: conversation({ topic: 'Billing' }) }, { kind: 'topic', topic: null });
    await offers.undo();
    expect(fields()).toEqual(['conversationTopicSet', 'conversationTopicSet']);
  });

  test('does the opposite step by step where something happened since', async () => {
    const ada = { id: 'tm_ada', name: 'Ada' };
    const state = conversation({ assignee: ada, waitingSince: null });
    const { tools, writes, offers, said } = begin(taken('act_1'), refused('It changed since.'), taken());
    await runAct(tools, { ...on, state }, close);
    await offers.undo();
    expect(writes.map(({ field }) => field)).toEqual([
      'conversationClose',
      'conversationUndo',
      'conversationReopen',
      'conversationAssign',
    ]);
    expect(writes.at(-1)?.painted).toMatchObject({ status: 'OPEN', assignee: ada });
    expect(said.at(-1)).toBe('undone');
  });

  test('waits for the answer to the act that it takes back', async () => {
    const { tools, fields, offers } = begin();
    let answer = (_sent: Sent) => {};
    const send = tools.send;
    const slow = {
      ...tools,
      send: (write: Write, painted: State) =>
        write.field === 'conversationClose'
          ? new Promise<Sent>((resolve) => {
              answer = resolve;
            })
          : send(write, painted),
    };
    const done = runAct(slow, on, close);
    const undone = offers.undo();
    await Promise.resolve();
    expect(fields()).toEqual([]);
    answer(taken('act_1'));
    await Promise.all([done, undone]);
    expect(fields()).toEqual(['conversationUndo']);
  });

  test('that is refused says why, and goes on where it is tried again', async () => {
    const { tools, said, offers } = begin(taken(), refused('The queue was deleted.'), taken());
    await runAct(tools, on, { kind: 'queue', queue: { id: 'q_vip', name: 'VIP' } });
    await offers.undo();
    expect(said).toEqual(['queue done', 'failed: The queue was deleted.']);
    await offers.retry();
    expect(said.at(-1)).toBe('undone');
  });

  test('of an act that changed nothing sends nothing', async () => {
    const { tools, fields, offers } = begin(taken('act_1'));
    await runAct(tools, on, { kind: 'topic', topic: null });
    await offers.undo();
    expect(fields()).toEqual(['conversationTopicSet']);
  });
});
