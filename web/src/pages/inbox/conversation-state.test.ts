import type { Condition } from '@cadre/shared/conditions/ast';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Priority } from '../../gql/graphql';
import { type Act, applied, fits, type State, undoing } from './conversation-state';
import { conversation } from './test/conversation';

const NOW = '2026-11-30T09:00:00.000Z';
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(NOW) });
});
afterEach(() => {
  vi.useRealTimers();
});

const ada = { id: 'tm_ada', name: 'Ada' };
const ben = { id: 'tm_ben', name: 'Ben' };
const vip = { id: 'q_vip', name: 'VIP' };
const later = '2026-12-01T08:00:00.000Z';

describe('an act is painted as the server will answer', () => {
  test('closing ends the wait and the snooze', () => {
    expect(
      applied(conversation({ status: 'SNOOZED', snoozedUntil: later }), { kind: 'close' }),
    ).toMatchObject({
      status: 'CLOSED',
      resolvedAt: NOW,
      snoozedUntil: null,
      waitingSince: null,
    });
  });

  test('reopening begins a wait, unless somebody has it', () => {
    const closed = conversation({ status: 'CLOSED', resolvedAt: NOW, waitingSince: null });
    expect(applied(closed, { kind: 'reopen' })).toMatchObject({ status: 'OPEN', waitingSince: NOW });
    expect(applied({ ...closed, assignee: ada }, { kind: 'reopen' }).waitingSince).toBeNull();
  });

  test('assigning ends the wait, and giving it back begins another', () => {
    const assigned = applied(conversation(), { kind: 'assign', teammate: ada });
    expect(assigned).toMatchObject({ assignee: ada, waitingSince: null });
    expect(applied(assigned, { kind: 'assign', teammate: null })).toMatchObject({
      assignee: null,
      waitingSince: NOW,
    });
  });

  test('a snoozed conversation that is given back does not wait', () => {
    const snoozed = applied(conversation({ assignee: ada, waitingSince: null }), {
      kind: 'snooze',
      until: later,
    });
    expect(applied(snoozed, { kind: 'assign', teammate: null }).waitingSince).toBeNull();
  });

  test('a wait that goes on keeps its beginning', () => {
    const state = conversation();
    expect(applied(state, { kind: 'reopen' }).waitingSince).toBe(state.waitingSince);
  });

  test('priority and queue are manual, or by the rules again', () => {
    expect(applied(conversation(), { kind: 'queue', queue: vip })).toMatchObject({
      queue: vip,
      queueBy: 'HAND',
    });
    const manual = conversation({ priority: 'HIGH', priorityBy: 'HAND' });
    expect(applied(manual, { kind: 'priorityByRules' })).toMatchObject({
      priority: 'HIGH',
      priorityBy: 'RULE',
    });
  });
});

const by = fc.constantFrom('RULE' as const, 'HAND' as const);
const people = fc.constantFrom(null, ada, ben);
const priorities = fc.constantFrom<Priority>('URGENT', 'HIGH', 'NORMAL', 'LOW');
const queues = fc.constantFrom(vip, { id: 'q_sales', name: 'Sales' });
const topics = fc.constantFrom(null, 'Billing', 'Delivery');

const states = fc
  .record({
    status: fc.constantFrom<State['status']>('OPEN', 'SNOOZED', 'CLOSED'),
    assignee: people,
    priority: priorities,
    priorityBy: by,
    queue: queues,
    queueBy: by,
    topic: topics,
  })
  .map(
    (some): State =>
      conversation({
        ...some,
        snoozedUntil: some.status === 'SNOOZED' ? later : null,
        resolvedAt: some.status === 'CLOSED' ? '2026-11-29T08:00:00.000Z' : null,
        waitingSince: some.status === 'OPEN' && !some.assignee ? '2026-11-30T08:00:00.000Z' : null,
      }),
  );

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(
    { kind: 'close' },
    { kind: 'reopen' },
    { kind: 'priorityByRules' },
    { kind: 'queueByRules' },
  ),
  fc.constant<Act>({ kind: 'snooze', until: '2026-12-24T08:00:00.000Z' }),
  people.map((teammate): Act => ({ kind: 'assign', teammate })),
  priorities.map((priority): Act => ({ kind: 'priority', priority })),
  queues.map((queue): Act => ({ kind: 'queue', queue })),
  topics.map((topic): Act => ({ kind: 'topic', topic })),
);

const withoutTimes = ({ resolvedAt, waitingSince, ...rest }: State) => ({
  ...rest,
  isResolved: resolvedAt !== null,
  isWaiting: waitingSince !== null,
});
const plain = (state: State): unknown =>
  JSON.parse(JSON.stringify(withoutTimes(state), (key, value) => (key === '__typename' ? undefined : value)));

describe('undoing an act', () => {
  test('makes the conversation what it was, whatever the act', () => {
    fc.assert(
      fc.property(states, acts, (before, act) => {
        const after = applied(before, act);
        const undone = undoing(before, after).reduce(applied, after);
        expect(plain(undone)).toEqual(plain(before));
      }),
    );
  });

  test('takes no step where nothing changed', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(undoing(state, state)).toEqual([]);
      }),
    );
  });

  test('names the assignee of a reopened conversation, whom the server may not give it back to', () => {
    const before = conversation({ assignee: ada, waitingSince: null });
    expect(undoing(before, applied(before, { kind: 'close' }))).toEqual([
      { kind: 'reopen' },
      { kind: 'assign', teammate: ada },
    ]);
  });

  test('leaves a snoozed conversation with its assignee, who keeps it', () => {
    const before = conversation({
      status: 'SNOOZED',
      snoozedUntil: later,
      assignee: ada,
      waitingSince: null,
    });
    expect(undoing(before, applied(before, { kind: 'reopen' }))).toEqual([{ kind: 'snooze', until: later }]);
  });

  test('snoozes again until the same time', () => {
    const before = conversation({ status: 'SNOOZED', snoozedUntil: later, waitingSince: null });
    expect(undoing(before, applied(before, { kind: 'reopen' }))).toEqual([{ kind: 'snooze', until: later }]);
  });
});

const isOpen: Condition = { is: { field: 'conversation.status', operator: 'EQUALS', value: 'OPEN' } };
const isVip: Condition = { is: { field: 'segment', operator: 'IN', value: ['seg_vip'] } };

describe('whether a conversation fits its view', () => {
  test('is known from its state', () => {
    expect(fits(null, conversation())).toBe(true);
    expect(fits(isOpen, conversation())).toBe(true);
    expect(fits(isOpen, conversation({ status: 'CLOSED' }))).toBe(false);
  });

  test('is unknown where it takes more than its state, unless the state decides', () => {
    expect(fits(isVip, conversation())).toBeNull();
    expect(fits({ not: isVip }, conversation())).toBeNull();
    expect(fits({ all: [isVip, isOpen] }, conversation())).toBeNull();
    expect(fits({ all: [isVip, isOpen] }, conversation({ status: 'CLOSED' }))).toBe(false);
    expect(fits({ any: [isVip, isOpen] }, conversation())).toBe(true);
    expect(fits({ any: [isVip, isOpen] }, conversation({ status: 'CLOSED' }))).toBeNull();
  });

  test.each([
    ['EQUALS', 'HIGH', true],
    ['EQUALS', 'LOW', false],
    ['NOT_EQUALS', 'LOW', true],
    ['IN', ['HIGH', 'URGENT'], true],
    ['IN', ['LOW'], false],
    ['NOT_IN', ['LOW'], true],
    ['STARTS_WITH', 'H', null],
  ] as const)('is by priority %s %j: %j', (operator, value, expected) => {
    const condition: Condition = { is: { field: 'conversation.priority', operator, value } };
    expect(fits(condition, conversation({ priority: 'HIGH' }))).toBe(expected);
  });

  test('knows who has it, and that nobody does', () => {
    const isEmpty: Condition = { is: { field: 'conversation.assignee', operator: 'IS_EMPTY' } };
    expect(fits(isEmpty, conversation())).toBe(true);
    expect(fits({ not: isEmpty }, conversation({ assignee: ada }))).toBe(true);
    const isAda: Condition = {
      is: { field: 'conversation.assignee', operator: 'NOT_IN', value: ['tm_ada'] },
    };
    expect(fits(isAda, conversation())).toBe(true);
  });

  test('turns around with NOT, and is the same for “all” and “any” of one', () => {
    const leaves = fc.constantFrom(isOpen, isVip);
    const trees = fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaves,
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
        tie('node').map((not): Condition => ({ not })),
      ),
    })).node;
    fc.assert(
      fc.property(trees, states, (condition, state) => {
        const known = fits(condition, state);
        expect(fits({ not: condition }, state)).toBe(known === null ? null : !known);
        expect(fits({ all: [condition] }, state)).toBe(known);
        expect(fits({ any: [condition] }, state)).toBe(known);
      }),
    );
  });
});
