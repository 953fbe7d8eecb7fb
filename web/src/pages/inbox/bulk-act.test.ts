import { describe, expect, test } from 'vitest';
import { bulkActWords, bulkInput, canUndoBulkAct, countOfPicked, type Picked } from './bulk-act';
import type { Act } from './conversation-state';

const two: Picked = { everything: false, ids: ['cnv_1', 'cnv_2'] };
const condition = { is: { field: 'conversation.status', operator: 'EQUALS' as const, value: 'OPEN' } };
const all: Picked = { everything: true, condition, count: 4210 };

describe('a bulk action', () => {
  test('is on those that are chosen, on all that match, or on all', () => {
    const close: Act = { kind: 'close' };
    expect(bulkInput(two, close)).toEqual({ ids: ['cnv_1', 'cnv_2'], act: { close: true } });
    expect(bulkInput(all, close)).toEqual({ condition, act: { close: true } });
    expect(bulkInput({ ...all, condition: null }, close)).toEqual({ act: { close: true } });
    expect([two, all].map(countOfPicked)).toEqual([2, 4210]);
  });

  test.each<[Act, object]>([
    [{ kind: 'reopen' }, { reopen: true }],
    [{ kind: 'snooze', until: '2026-12-01' }, { snoozeUntil: '2026-12-01' }],
    [{ kind: 'assign', teammate: { id: 'tm_1', name: 'Ada' } }, { assignTo: 'tm_1' }],
    [{ kind: 'assign', teammate: null }, { unassign: true }],
    [{ kind: 'priority', priority: 'LOW' }, { priority: 'LOW' }],
    [{ kind: 'queue', queue: { id: 'q_1', name: 'VIP' } }, { queue: 'q_1' }],
  ])('sends %j as %j', (act, input) => {
    expect(bulkInput(two, act).act).toEqual(input);
  });

  test('is never what is done one by one', () => {
    for (const kind of ['topic', 'priorityByRules', 'queueByRules'] as const) {
      expect(() => bulkInput(two, { kind, topic: null } as Act)).toThrow();
    }
  });

  test('says what it does to how many', () => {
    expect(bulkActWords({ kind: 'close' }, 1)).toBe('Closing 1 conversation');
    expect(bulkActWords({ kind: 'snooze', until: '' }, 4210)).toBe('Snoozing 4,210 conversations');
  });

  test('can be undone, unless it opened conversations again', () => {
    expect(canUndoBulkAct({ kind: 'close' })).toBe(true);
    expect(canUndoBulkAct({ kind: 'reopen' })).toBe(false);
  });
});
