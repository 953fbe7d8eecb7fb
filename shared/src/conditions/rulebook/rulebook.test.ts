import { describe, expect, test } from 'vitest';
import type { Condition, ConditionContext, FieldType } from '../ast.js';
import type { Facts } from '../facts.js';
import { buildRulebook } from './rulebook.js';

const context: ConditionContext = {
  types: new Map<string, FieldType>([
    ['plan', 'CHOICE'],
    ['note', 'TEXT'],
    ['seats', 'NUMBER'],
    ['seen', 'DATE'],
  ]),
  timeZone: 'UTC',
};
const NOW = Date.parse('2026-11-23T09:00:00Z');
const planIs = (value: string): Condition => ({ is: { field: 'plan', operator: 'EQUALS', value } });
const pro: Facts = new Map([['plan', 'pro']]);

describe('a rule that cannot be read', () => {
  const broken = [
    { id: 'no such field', condition: { not: { is: { field: 'gone', operator: 'EQUALS', value: 'x' } } } },
    { id: 'no such operator', condition: { not: { is: { field: 'plan', operator: 'LIKE', value: 'x' } } } },
    { id: 'not a condition', condition: 'plan = pro' },
    { id: 'blank value', condition: planIs(' ') },
    { id: 'far too deep', condition: JSON.parse(`${'{"not":'.repeat(3_000)}1${'}'.repeat(3_000)}`) },
    { id: 'partly', condition: { any: [planIs('pro'), { is: { field: 'gone', operator: 'IS_EMPTY' } }] } },
  ];

  test('is skipped as a whole and reported, and the others go on', () => {
    const rulebook = buildRulebook([...broken, { id: 'sound', condition: planIs('pro') }], context);
    expect(rulebook.match(pro, NOW)).toEqual(['sound']);
    expect([...rulebook.broken.keys()]).toEqual(broken.map(({ id }) => id));
    expect(rulebook.broken.get('partly')).toMatchObject([
      { path: ['any', '1', 'is', 'field'], code: 'UNKNOWN_FIELD' },
    ]);
    expect(rulebook.size).toBe(1);
  });

  test('is reported when it comes with an edit, and no longer when it is mended or taken out', () => {
    const [first, second] = broken;
    if (!first || !second) throw new Error('two broken rules are needed');
    const edited = buildRulebook([{ id: 'no such field', condition: planIs('pro') }], context)
      .withRule(first)
      .withRule(second);
    expect([edited.match(pro, NOW), [...edited.broken.keys()]]).toEqual([
      [],
      ['no such field', 'no such operator'],
    ]);
    const mended = edited
      .withRule({ id: 'no such field', condition: planIs('pro') })
      .withoutRule('no such operator');
    expect([mended.match(pro, NOW), mended.broken.size]).toEqual([['no such field'], 0]);
  });
});

describe('a rulebook', () => {
  test('without rules matches nobody', () => {
    expect(buildRulebook([], context).match(pro, NOW)).toEqual([]);
    expect(buildRulebook([], context).withoutRule('none').size).toBe(0);
  });

  test('does not let a rule without a condition match anybody', () => {
    const rulebook = buildRulebook([{ id: 'none', condition: null }], context).withRule({
      id: 'other',
      condition: null,
    });
    expect([rulebook.match(pro, NOW), rulebook.size, rulebook.broken.size]).toEqual([[], 0, 0]);
  });

  test('forgets a rule whose condition is taken away', () => {
    const rulebook = buildRulebook([{ id: 'a', condition: planIs('pro') }], context).withRule({
      id: 'a',
      condition: null,
    });
    expect([rulebook.match(pro, NOW), rulebook.size]).toEqual([[], 0]);
  });

  test('counts the later of two rules with one id', () => {
    const rules = [
      { id: 'a', condition: planIs('free') },
      { id: 'a', condition: planIs('pro') },
    ];
    expect(buildRulebook(rules, context).match(pro, NOW)).toEqual(['a']);
  });

  test('finds a rule once, however many of its alternatives hold', () => {
    const either: Condition = {
      any: [
        planIs('pro'),
        { is: { field: 'plan', operator: 'STARTS_WITH', value: 'pr' } },
        { all: [planIs('pro')] },
      ],
    };
    expect(buildRulebook([{ id: 'a', condition: either }], context).match(pro, NOW)).toEqual(['a']);
  });

  test('knows conditions that always or never hold', () => {
    const rules = [
      { id: 'always', condition: { all: [] } },
      { id: 'never', condition: { any: [] } },
      { id: 'in no list', condition: { is: { field: 'plan', operator: 'IN', value: [] } } },
      { id: 'not in no list', condition: { is: { field: 'plan', operator: 'NOT_IN', value: [] } } },
      { id: 'excluded middle', condition: { any: [planIs('x'), { not: planIs('x') }] } },
    ];
    expect(buildRulebook(rules, context).match(new Map(), NOW).sort()).toEqual([
      'always',
      'excluded middle',
      'not in no list',
    ]);
  });

  test('follows the clock from one match to the next', () => {
    const rule = {
      id: 'recent',
      condition: { is: { field: 'seen', operator: 'WITHIN_LAST_DAYS', value: 7 } },
    };
    const rulebook = buildRulebook([rule], context);
    const facts: Facts = new Map([['seen', [NOW, NOW] as const]]);
    const days = [-1, 0, 7, 7.001];
    expect(days.map((day) => rulebook.match(facts, NOW + day * 86_400_000).length)).toEqual([0, 1, 1, 0]);
  });

  test('stays as it is when another is made from it', () => {
    const first = buildRulebook([{ id: 'a', condition: planIs('pro') }], context);
    const second = first.withRule({ id: 'b', condition: planIs('pro') }).withoutRule('a');
    expect([first.match(pro, NOW), second.match(pro, NOW)]).toEqual([['a'], ['b']]);
  });

  test('gives the same answer after hundreds of edits as before, one after another', () => {
    let rulebook = buildRulebook(
      Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, condition: planIs(`p${i}`) })),
      context,
    );
    for (let i = 0; i < 900; i++)
      rulebook = rulebook.withRule({ id: `${i % 450}`, condition: planIs(`p${i % 450}`) });
    for (let i = 0; i < 440; i++) rulebook = rulebook.withoutRule(`${i}`);
    expect(rulebook.size).toBe(10);
    expect(
      Array.from({ length: 450 }, (_, i) => rulebook.match(new Map([['plan', `p${i}`]]), NOW)).flat(),
    ).toEqual(Array.from({ length: 10 }, (_, i) => `${440 + i}`));
  });
});

describe('rules that ask nearly the same', () => {
  test('about lists whose values run together', () => {
    const lists = [['a', 'b'], ['ab'], ['b', 'a', 'ab'], ['a', 'bc'], ['ab', 'c']];
    const rules = lists.map((value) => ({
      id: value.join(' '),
      condition: { is: { field: 'plan', operator: 'IN', value } },
    }));
    const rulebook = buildRulebook(rules, context);
    const matching = (plan: string) => rulebook.match(new Map([['plan', plan]]), NOW).sort();
    expect(matching('a')).toEqual(['a b', 'a bc', 'b a ab']);
    expect(matching('ab')).toEqual(['ab', 'ab c', 'b a ab']);
    expect(matching('bc')).toEqual(['a bc']);
  });

  test('about hundreds of limits of one number', () => {
    const limits = Array.from({ length: 300 }, (_, limit) => limit);
    const rules = (['GREATER_THAN', 'AT_LEAST', 'LESS_THAN', 'AT_MOST'] as const).flatMap((operator) =>
      limits.map((value) => ({
        id: `${operator} ${value}`,
        condition: { all: [{ is: { field: 'seats', operator, value } }, { not: planIs('free') }] },
      })),
    );
    const rulebook = buildRulebook(rules, context);
    for (const seats of [-1, 0, 0.5, 149, 298.5, 299, 1e300]) {
      const expected = limits.flatMap((limit) => [
        ...(seats > limit ? [`GREATER_THAN ${limit}`] : []),
        ...(seats >= limit ? [`AT_LEAST ${limit}`] : []),
        ...(seats < limit ? [`LESS_THAN ${limit}`] : []),
        ...(seats <= limit ? [`AT_MOST ${limit}`] : []),
      ]);
      expect(rulebook.match(new Map([['seats', seats]]), NOW).sort()).toEqual(expected.sort());
    }
  });
});

describe('no rule is too much for it', () => {
  test('a list of a thousand values in every rule', () => {
    const rules = Array.from({ length: 100 }, (_, rule) => ({
      id: `${rule}`,
      condition: {
        is: { field: 'plan', operator: 'IN', value: Array.from({ length: 1_000 }, (_, i) => `v${rule + i}`) },
      },
    }));
    expect(buildRulebook(rules, context).match(new Map([['plan', 'v50']]), NOW)).toHaveLength(51);
  });

  test('a hundred alternatives, each of several parts', () => {
    const part = (i: number): Condition => ({
      all: [
        { any: [planIs(`p${i}`), planIs('pro')] },
        { is: { field: 'seats', operator: 'AT_LEAST', value: i } },
      ],
    });
    const rulebook = buildRulebook(
      [{ id: 'a', condition: { any: Array.from({ length: 50 }, (_, i) => part(i)) } }],
      context,
    );
    expect(
      rulebook.match(
        new Map<string, string | number>([
          ['plan', 'p7'],
          ['seats', 6],
        ]),
        NOW,
      ),
    ).toEqual([]);
    expect(
      rulebook.match(
        new Map<string, string | number>([
          ['plan', 'p7'],
          ['seats', 7],
        ]),
        NOW,
      ),
    ).toEqual(['a']);
  });

  test('groups sixty deep, by turns all and any', () => {
    let condition: Condition = planIs('pro');
    for (let depth = 0; depth < 30; depth++)
      condition = { all: [{ any: [condition, planIs(`${depth}`)] }, { not: planIs('x') }] };
    expect(buildRulebook([{ id: 'a', condition }], context).match(pro, NOW)).toEqual(['a']);
  });

  test('texts of a thousand characters, sought in longer ones', () => {
    const long = 'ab'.repeat(512);
    const contains = (value: string): Condition => ({ is: { field: 'note', operator: 'CONTAINS', value } });
    const rules = Array.from({ length: 200 }, (_, i) => ({
      id: `${i}`,
      condition: contains(long.slice(0, 1_024 - i)),
    }));
    const rulebook = buildRulebook(rules, context);
    expect(rulebook.match(new Map([['note', `${'x'.repeat(5_000)}${long}`]]), NOW)).toHaveLength(200);
    expect(rulebook.match(new Map([['note', 'ab'.repeat(450)]]), NOW)).toHaveLength(200 - 124);
  });
});
