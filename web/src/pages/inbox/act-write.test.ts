import { ApolloClient, ApolloLink } from '@apollo/client';
import { Observable } from 'rxjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCache } from '../../apollo/cache';
import { inTurn } from '../../apollo/in-turn';
import { ConversationStateFragmentDoc } from '../../gql/graphql';
import { sendWrite, takeBackOf, writeOf } from './act-write';
import { type Act, applied, type State } from './conversation-state';
import { conversation } from './test/conversation';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const before = conversation();
const whole = (state: State) => ({
  __typename: 'Conversation',
  ...state,
  queue: { __typename: 'Queue', ...state.queue },
  viewerUndoableActivityId: 'act_1',
});

/** A console whose server answers each write after a second with what `answer` makes of it. */
function begin(answer: (operationName: string | undefined) => { data: object } | Error) {
  const sent: { name: string | undefined; input: unknown }[] = [];
  const server = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        sent.push({ name: operationName, input: variables.input });
        const timer = setTimeout(() => {
          const result = answer(operationName);
          if (result instanceof Error) return observer.error(result);
          observer.next(result);
          observer.complete();
        }, 1_000);
        return () => clearTimeout(timer);
      }),
  );
  const client = new ApolloClient({ cache: createCache(), link: ApolloLink.from([inTurn, server]) });
  const identity = {
    id: 'Conversation:cnv_1',
    fragment: ConversationStateFragmentDoc,
    fragmentName: 'ConversationState',
  };
  client.writeFragment({ ...identity, data: whole(before) as never });
  const shown = () => client.readFragment({ ...identity, optimistic: true }) as State | null;
  const run = (act: Act) => sendWrite(client, writeOf(act), applied(shown() ?? before, act));
  return { client, sent, shown, run };
}

const answerOf = (field: string, state: State, userErrors: object[] = []) => ({
  data: {
    [field]: {
      __typename: 'ConversationPayload',
      conversation: userErrors.length > 0 ? null : whole(state),
      userErrors,
    },
  },
});

describe('a write', () => {
  test('is painted before the server has answered, and stays', async () => {
    const closed = applied(before, { kind: 'close' });
    const { shown, run } = begin(() => answerOf('conversationClose', closed));
    const sent = run({ kind: 'close' });
    expect(shown()?.status).toBe('CLOSED');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await sent).toEqual({ failure: null, activityId: 'act_1' });
    expect(shown()?.status).toBe('CLOSED');
  });

  test('that is refused takes its paint back, and says why', async () => {
    const refusal = {
      __typename: 'InvalidError',
      code: 'INVALID',
      message: 'It is closed already.',
      path: [],
    };
    const { shown, run } = begin(() => answerOf('conversationClose', before, [refusal]));
    const sent = run({ kind: 'close' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await sent).toEqual({ failure: 'It is closed already.', activityId: null });
    expect(shown()?.status).toBe('OPEN');
  });

  test('that does not reach the server takes its paint back, and says so', async () => {
    const { shown, run } = begin(() => new Error('no line'));
    const sent = run({ kind: 'priority', priority: 'URGENT' });
    expect(shown()?.priority).toBe('URGENT');
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await sent).failure).toBe('The server could not be reached. Try again.');
    expect(shown()?.priority).toBe('NORMAL');
  });

  test('waits for the one before it to the same conversation, though both are painted', async () => {
    const { sent, shown, run } = begin((name) =>
      name === 'CloseConversation'
        ? answerOf('conversationClose', applied(before, { kind: 'close' }))
        : answerOf('conversationReopen', before),
    );
    run({ kind: 'close' });
    run({ kind: 'reopen' });
    expect(shown()?.status).toBe('OPEN');
    await vi.advanceTimersByTimeAsync(10);
    expect(sent.map(({ name }) => name)).toEqual(['CloseConversation']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.map(({ name }) => name)).toEqual(['CloseConversation', 'ReopenConversation']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()?.status).toBe('OPEN');
  });
});

test.each<[Act, string, object]>([
  [{ kind: 'close' }, 'conversationClose', {}],
  [{ kind: 'reopen' }, 'conversationReopen', {}],
  [{ kind: 'snooze', until: '2026-12-01' }, 'conversationSnooze', { until: '2026-12-01' }],
  [{ kind: 'assign', teammate: { id: 'tm_1', name: 'Ada' } }, 'conversationAssign', { teammateId: 'tm_1' }],
  [{ kind: 'assign', teammate: null }, 'conversationAssign', { teammateId: null }],
  [{ kind: 'priority', priority: 'LOW' }, 'conversationPrioritySet', { priority: 'LOW' }],
  [{ kind: 'queue', queue: { id: 'q_1', name: 'VIP' } }, 'conversationQueueSet', { queue: 'q_1' }],
  [{ kind: 'priorityByRules', priority: 'LOW' }, 'conversationPriorityReset', {}],
  [{ kind: 'queueByRules' }, 'conversationQueueReset', {}],
  [{ kind: 'topic', topic: 'Billing' }, 'conversationTopicSet', { topic: 'Billing' }],
])('the act %j is the field %s with %j', (act, field, input) => {
  expect(writeOf(act)).toMatchObject({ field, input });
});

test('an activity is taken back by its id', () => {
  expect(takeBackOf('act_1')).toMatchObject({ field: 'conversationUndo', input: { activityId: 'act_1' } });
});
