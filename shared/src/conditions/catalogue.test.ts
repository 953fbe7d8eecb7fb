import { describe, expect, test } from 'vitest';
import { FIELD_TYPES } from './ast.js';
import { type CatalogueSources, fieldCatalogue, fieldTypes } from './catalogue.js';
import { complementOf, findOperator, operatorsOf } from './operators.js';
import { predicatesOf, referencesOf } from './references.js';

const sources: CatalogueSources = {
  properties: [{ key: 'plan_tier', label: 'Plan tier', type: 'CHOICE', choices: ['free', 'pro'] }],
  segments: [{ id: 'seg_A', key: 'vip', name: 'VIP' }],
  teammates: [{ id: 'tea_1', name: 'Ann' }],
  channels: ['email', 'chat'],
};

describe('the catalogue', () => {
  test('of a segment rule knows the contact and nothing else', () => {
    expect([...fieldCatalogue('SEGMENT_RULE', sources).keys()]).toEqual([
      'contact.email',
      'contact.name',
      'contact.company',
      'contact.externalId',
      'contact.createdAt',
      'contact.properties.plan_tier',
    ]);
  });

  test('offers what the workspace holds', () => {
    const view = fieldCatalogue('VIEW', sources);
    expect(view.get('segment')?.choices).toEqual([{ value: 'seg_A', label: 'VIP', key: 'vip' }]);
    expect(view.get('conversation.assignee')?.choices).toEqual([{ value: 'tea_1', label: 'Ann' }]);
    expect(view.get('contact.properties.plan_tier')?.choices.map(({ value }) => value)).toEqual([
      'free',
      'pro',
    ]);
    expect(view.get('conversation.channel')?.choices.map(({ value }) => value)).toEqual(['email', 'chat']);
    expect(view.get('conversation.status')?.choices.map(({ value }) => value)).toContain('SNOOZED');
    expect(view.get('conversation.queue')?.choices).toEqual([]);
  });

  test('and evaluation agree about the type of every field', () => {
    const types = fieldTypes(sources.properties);
    const view = fieldCatalogue('VIEW', sources);
    expect([...types].sort()).toEqual([...view].map(([path, { type }]) => [path, type]).sort());
  });

  test('takes a property of any key', () => {
    const odd = ['__proto__', 'constructor', 'a.b', '%_\\', ''];
    const properties = odd.map((key) => ({ key, label: key, type: 'TEXT' as const }));
    const catalogue = fieldCatalogue('SEGMENT_RULE', { properties });
    for (const key of odd) expect(catalogue.get(`contact.properties.${key}`)?.type).toBe('TEXT');
  });
});

describe('operators', () => {
  test('say so when they match who has no value', () => {
    for (const type of FIELD_TYPES) {
      for (const { operator, includesEmpty } of operatorsOf(type)) {
        expect(includesEmpty).toBe(complementOf(operator) !== undefined && operator !== 'IS_EMPTY');
      }
    }
  });

  test('take a list, a value or nothing', () => {
    expect(findOperator('TEXT', 'IN')).toMatchObject({ operand: 'TEXT', list: true });
    expect(findOperator('DATE', 'WITHIN_LAST_DAYS')).toMatchObject({ operand: 'DAYS', list: false });
    expect(findOperator('NUMBER', 'IS_EMPTY')?.operand).toBeUndefined();
    expect(findOperator('SEGMENTS', 'CONTAINS')).toBeUndefined();
    expect(findOperator('TEXT', 'toString')).toBeUndefined();
  });
});

test('a condition names segments, properties, queues, teams and teammates, each once', () => {
  const condition = {
    all: [
      { is: { field: 'segment', operator: 'IN', value: ['seg_A', 'seg_B'] } },
      { not: { is: { field: 'segment', operator: 'EQUALS', value: 'seg_A' } } },
      {
        any: [
          { is: { field: 'segment', operator: 'IS_EMPTY' } },
          { is: { field: 'contact.properties.plan.tier', operator: 'EQUALS', value: 'seg_X' } },
          { is: { field: 'conversation.queue', operator: 'NOT_EQUALS', value: 'que_1' } },
          { is: { field: 'conversation.team', operator: 'EQUALS', value: 'tgr_1' } },
          { is: { field: 'conversation.assignee', operator: 'IN', value: ['tea_1'] } },
          { is: { field: 'conversation.assignee', operator: 'IS_NOT_EMPTY' } },
        ],
      },
    ],
  } as const;
  expect(referencesOf(condition)).toEqual({
    segments: ['seg_A', 'seg_B'],
    properties: ['plan.tier'],
    queues: ['que_1'],
    teams: ['tgr_1'],
    teammates: ['tea_1'],
  });
  expect([...predicatesOf(condition)]).toHaveLength(8);
});
