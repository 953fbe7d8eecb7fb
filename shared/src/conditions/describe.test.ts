import { expect, test } from 'vitest';
import type { Condition } from './ast.js';
import { fieldCatalogue } from './catalogue.js';
import { describeCondition } from './describe.js';

const catalogue = fieldCatalogue('VIEW', {
  properties: [
    { key: 'plan_tier', label: 'plan_tier', type: 'CHOICE' },
    { key: 'region', label: 'region', type: 'TEXT' },
    { key: 'seats', label: 'Seats', type: 'NUMBER' },
    { key: 'interests', label: 'Interests', type: 'MULTI_CHOICE' },
  ],
  segments: [
    { id: 'seg_A', key: 'vip', name: 'VIP' },
    { id: 'seg_B', name: 'Trials, paid and unpaid' },
  ],
});

const enterprise: Condition = {
  is: { field: 'contact.properties.plan_tier', operator: 'EQUALS', value: 'enterprise' },
};
const eu: Condition = { is: { field: 'contact.properties.region', operator: 'IN', value: ['EU', 'UK'] } };
const acme: Condition = { is: { field: 'contact.email', operator: 'ENDS_WITH', value: '@acme.com' } };

test.each<[string, Condition]>([
  ['plan_tier is enterprise', enterprise],
  [
    'plan_tier is enterprise and (region is any of EU, UK or email ends with @acme.com)',
    { all: [enterprise, { any: [eu, acme] }] },
  ],
  [
    '(plan_tier is enterprise and region is any of EU, UK) or email ends with @acme.com',
    { any: [{ all: [enterprise, eu] }, acme] },
  ],
  ['not (plan_tier is enterprise or email ends with @acme.com)', { not: { any: [enterprise, acme] } }],
  ['plan_tier is enterprise and not (region is any of EU, UK)', { all: [enterprise, { not: eu }] }],
  ['plan_tier is enterprise', { all: [{ any: [{ all: [enterprise] }] }] }],
  ['always', { all: [] }],
  ['never', { any: [] }],
  ['segment includes VIP', { is: { field: 'segment', operator: 'EQUALS', value: 'seg_A' } }],
  [
    'segment includes none of VIP, "Trials, paid and unpaid"',
    { is: { field: 'segment', operator: 'NOT_IN', value: ['seg_A', 'seg_B'] } },
  ],
  ['segment includes seg_gone', { is: { field: 'segment', operator: 'EQUALS', value: 'seg_gone' } }],
  [
    'Interests has one that contains api',
    { is: { field: 'contact.properties.interests', operator: 'CONTAINS', value: 'api' } },
  ],
  ['Seats is at least 10', { is: { field: 'contact.properties.seats', operator: 'AT_LEAST', value: 10 } }],
  [
    'contact created is within the last 1 day',
    { is: { field: 'contact.createdAt', operator: 'WITHIN_LAST_DAYS', value: 1 } },
  ],
  [
    'contact created is not within the last 30 days',
    { is: { field: 'contact.createdAt', operator: 'NOT_WITHIN_LAST_DAYS', value: 30 } },
  ],
  [
    'contact created is before 2026-03-29',
    { is: { field: 'contact.createdAt', operator: 'BEFORE', value: '2026-03-29' } },
  ],
  ['escalated is true', { is: { field: 'conversation.escalated', operator: 'EQUALS', value: true } }],
  ['page URL is not empty', { is: { field: 'conversation.pageUrl', operator: 'IS_NOT_EMPTY' } }],
  [
    'region is "a) or (b"',
    { is: { field: 'contact.properties.region', operator: 'EQUALS', value: 'a) or (b' } },
  ],
  ['gone not in a', { is: { field: 'contact.properties.gone', operator: 'NOT_IN', value: ['a'] } }],
  [
    'region is none of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more',
    {
      is: {
        field: 'contact.properties.region',
        operator: 'NOT_IN',
        value: Array.from({ length: 12 }, (_, index) => `${index + 1}`),
      },
    },
  ],
  [
    `region is ${'x'.repeat(100)}…`,
    { is: { field: 'contact.properties.region', operator: 'EQUALS', value: 'x'.repeat(1_024) } },
  ],
])('%s', (sentence, condition) => {
  expect(describeCondition(condition, catalogue)).toBe(sentence);
});
