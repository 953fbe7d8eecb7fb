import { describe, expect, test } from 'vitest';
import { changesOf, textOf } from './activity-changes';

const words = { names: { name: 'Name', priority: 'Priority' }, words: textOf, namedOnly: false };

describe('the changes of an activity', () => {
  test('are what differs, under its name', () => {
    const data = { before: { name: 'VIP', colour: 'RED' }, after: { name: 'Gold', colour: 'RED' } };
    expect(changesOf(data, words)).toEqual([{ name: 'Name', before: 'VIP', after: 'Gold' }]);
  });

  test('call a property by its key, and are blank where there was or is no value', () => {
    const data = { before: { 'properties.plan': 'gold' }, after: { name: 'Ada' } };
    expect(changesOf(data, words)).toEqual([
      { name: 'plan', before: 'gold', after: '' },
      { name: 'Name', before: '', after: 'Ada' },
    ]);
  });

  test('leave out versions, conditions and what only its form changed', () => {
    const data = {
      before: { version: 1, rule: { is: {} }, topic: null, tags: ['a'] },
      after: { version: 2, rule: { is: { value: 1 } }, tags: ['a'] },
    };
    expect(changesOf(data, words)).toEqual([]);
  });

  test('of a conversation are only those that have a name', () => {
    const data = { before: { priority: 'LOW', queueId: 'q_1' }, after: { priority: 'HIGH', queueId: 'q_2' } };
    expect(changesOf(data, { ...words, namedOnly: true })).toEqual([
      { name: 'Priority', before: 'LOW', after: 'HIGH' },
    ]);
  });

  test('are none where only one side is known', () => {
    expect(changesOf({ after: { name: 'VIP' } }, words)).toEqual([]);
    expect(changesOf({ before: [], after: [1] }, words)).toEqual([]);
  });
});
