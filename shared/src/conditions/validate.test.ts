import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CatalogueContext, CONDITION_CONTEXTS, fieldCatalogue } from './catalogue.js';
import { anyCondition } from './spec/arbitraries.js';
import { parseCondition } from './validate.js';

const sources = {
  properties: [
    { key: 'plan_tier', label: 'Plan tier', type: 'CHOICE', choices: ['free', 'enterprise'] },
    { key: 'seats', label: 'Seats', type: 'NUMBER' },
    { key: 'trial', label: 'On trial', type: 'BOOLEAN' },
    { key: 'renewal', label: 'Renewal', type: 'DATE' },
    { key: 'interests', label: 'Interests', type: 'MULTI_CHOICE' },
  ],
  segments: [
    { id: 'seg_A', key: 'vip', name: 'VIP' },
    { id: 'seg_B', key: 'seg_A', name: 'Impostor' },
  ],
  queues: [{ id: 'que_1', key: 'billing', name: 'Billing' }],
} as const;

function parse(raw: unknown, context: CatalogueContext = 'VIEW') {
  return parseCondition(raw, fieldCatalogue(context, sources), { timeZone: 'Europe/Berlin' });
}

function is(field: string, operator: string, value?: unknown) {
  return { is: { field, operator, value } };
}

function issuesOf(raw: unknown, context?: CatalogueContext): string[] {
  const parsed = parse(raw, context);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
}

/** The predicate inside so many groups. */
function nested(depth: number, wrap: (inner: unknown) => unknown = (inner) => ({ all: [inner] })): unknown {
  let condition: unknown = is('contact.email', 'IS_EMPTY');
  for (let level = 0; level < depth; level++) condition = wrap(condition);
  return condition;
}

const email = is('contact.email', 'ENDS_WITH', '@acme.com');

describe('the stored form', () => {
  test('has texts trimmed and lists trimmed and without repetitions', () => {
    const parsed = parse({
      all: [
        is('contact.email', 'CONTAINS', ' Acme\u00a0'),
        is('contact.properties.plan_tier', 'IN', [' Enterprise', 'free', 'ENTERPRISE ', 'free']),
        is('contact.properties.seats', 'IN', [10, 10.0, -0, 0]),
        is('contact.properties.renewal', 'BEFORE', ' 2026-03-29 '),
      ],
    });
    expect(parsed).toEqual({
      ok: true,
      condition: {
        all: [
          is('contact.email', 'CONTAINS', 'Acme'),
          is('contact.properties.plan_tier', 'IN', ['Enterprise', 'free']),
          is('contact.properties.seats', 'IN', [10, 0]),
          is('contact.properties.renewal', 'BEFORE', '2026-03-29'),
        ],
      },
    });
  });

  test('names segments and queues by id, whether they were named by id or by key; an id comes first', () => {
    const parsed = parse({
      any: [is('segment', 'IN', ['vip', 'seg_A', 'seg_B']), is('conversation.queue', 'EQUALS', 'billing')],
    });
    expect(parsed).toEqual({
      ok: true,
      condition: {
        any: [is('segment', 'IN', ['seg_A', 'seg_B']), is('conversation.queue', 'EQUALS', 'que_1')],
      },
    });
  });

  test('has no value for the operators that take none', () => {
    expect(parse(is('contact.email', 'IS_EMPTY', null))).toEqual({
      ok: true,
      condition: { is: { field: 'contact.email', operator: 'IS_EMPTY' } },
    });
  });

  test('cannot be changed', () => {
    const parsed = parse({ all: [is('contact.properties.plan_tier', 'IN', ['free'])] });
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || (Object.isFrozen(value) && Object.values(value ?? {}).every(frozen));
    expect(parsed.ok && frozen(parsed.condition)).toBe(true);
  });

  test('is the same when it is read again', () => {
    const catalogue = fieldCatalogue('VIEW', {
      ...sources,
      segments: ['seg_A', 'seg_a', 'seg_B', 'seg_C', 'seg_D', 'que_1'].map((id) => ({ id, name: id })),
    });
    const types = new Map(
      [...catalogue].filter(([, { type }]) => type !== 'REFERENCE').map(([path, { type }]) => [path, type]),
    );
    fc.assert(
      fc.property(anyCondition(types, { emptyLists: false }), (written) => {
        const once = parseCondition(written, catalogue, { timeZone: 'Europe/Berlin' });
        if (!once.ok) return expect(once.issues.every(({ code }) => code === 'TOO_DEEP')).toBe(true);
        const stored: unknown = JSON.parse(JSON.stringify(once.condition));
        expect(parseCondition(stored, catalogue, { timeZone: 'Europe/Berlin' })).toEqual({
          ok: true,
          condition: stored,
        });
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['nothing', undefined, ' NOT_A_CONDITION'],
    ['null', null, ' NOT_A_CONDITION'],
    ['a text', 'contact.email', ' NOT_A_CONDITION'],
    ['a list', [email], ' NOT_A_CONDITION'],
    ['an empty object', {}, ' NOT_A_CONDITION'],
    ['an unknown key', { none: [email] }, ' NOT_A_CONDITION'],
    ['two keys', { all: [email], any: [email] }, ' NOT_A_CONDITION'],
    ['two keys, one of them null', { all: [email], any: null }, ' NOT_A_CONDITION'],
    ['a key of every object', JSON.parse('{"__proto__": {"all": []}}'), ' NOT_A_CONDITION'],
    [
      'such a key beside a good one',
      JSON.parse('{"not": {"all": [], "__proto__": []}}'),
      'not NOT_A_CONDITION',
    ],
    ['a group that is no list', { all: { 0: email } }, 'all NOT_A_CONDITION'],
    ['a list for not', { not: [email] }, 'not NOT_A_CONDITION'],
    ['a group with no child', { all: [email, { any: [] }] }, 'all.1.any EMPTY_GROUP'],
    ['a gap in a group', { all: [email, null] }, 'all.1 NOT_A_CONDITION'],
    ['a predicate that is a list', { is: ['contact.email', 'IS_EMPTY'] }, 'is NOT_A_CONDITION'],
    ['a predicate with more in it', { is: { ...email.is, negate: true } }, 'is.negate NOT_A_CONDITION'],
    [
      'a predicate with a key of every object',
      { is: JSON.parse('{"__proto__": 1}') },
      'is.__proto__ NOT_A_CONDITION',
    ],
    ['no field', { is: { operator: 'IS_EMPTY' } }, 'is.field UNKNOWN_FIELD'],
    ['a field that is no text', is(7 as unknown as string, 'IS_EMPTY'), 'is.field UNKNOWN_FIELD'],
    ['a field of every object', is('__proto__', 'IS_EMPTY'), 'is.field UNKNOWN_FIELD'],
    [
      'a property of every object',
      is('contact.properties.constructor', 'IS_EMPTY'),
      'is.field UNKNOWN_FIELD',
    ],
    ['a property there is not', is('contact.properties.plan', 'IS_EMPTY'), 'is.field UNKNOWN_FIELD'],
    ['no operator', { is: { field: 'contact.email' } }, 'is.operator UNKNOWN_OPERATOR'],
    ['an operator in small letters', is('contact.email', 'equals', 'a'), 'is.operator UNKNOWN_OPERATOR'],
    ['an operator of another type', is('contact.email', 'GREATER_THAN', 1), 'is.operator UNKNOWN_OPERATOR'],
    ['a text operator for segments', is('segment', 'CONTAINS', 'vip'), 'is.operator UNKNOWN_OPERATOR'],
    ['no value', is('contact.email', 'EQUALS'), 'is.value MISSING_VALUE'],
    ['null for a value', is('contact.email', 'EQUALS', null), 'is.value MISSING_VALUE'],
    ['a value where none belongs', is('contact.email', 'IS_EMPTY', 'a'), 'is.value UNEXPECTED_VALUE'],
    ['false where no value belongs', is('contact.email', 'IS_EMPTY', false), 'is.value UNEXPECTED_VALUE'],
    ['a number for a text', is('contact.email', 'EQUALS', 7), 'is.value WRONG_TYPE'],
    ['a list for a text', is('contact.email', 'EQUALS', ['a']), 'is.value WRONG_TYPE'],
    ['a text for a number', is('contact.properties.seats', 'EQUALS', '7'), 'is.value WRONG_TYPE'],
    ['no number', is('contact.properties.seats', 'EQUALS', Number.NaN), 'is.value WRONG_TYPE'],
    [
      'a number without end',
      is('contact.properties.seats', 'EQUALS', Number.POSITIVE_INFINITY),
      'is.value WRONG_TYPE',
    ],
    ['a text for a flag', is('contact.properties.trial', 'EQUALS', 'true'), 'is.value WRONG_TYPE'],
    ['a text for a list', is('contact.email', 'IN', 'a'), 'is.value WRONG_TYPE'],
    ['an object for a list', is('contact.email', 'IN', { 0: 'a', length: 1 }), 'is.value WRONG_TYPE'],
    ['a number in a list of texts', is('contact.email', 'IN', ['a', 7]), 'is.value.1 WRONG_TYPE'],
    ['a blank value', is('contact.email', 'CONTAINS', ' \u00a0\t'), 'is.value BLANK_VALUE'],
    ['a blank value in a list', is('contact.email', 'IN', ['a', '']), 'is.value.1 BLANK_VALUE'],
    ['an empty list', is('contact.email', 'NOT_IN', []), 'is.value EMPTY_LIST'],
    ['U+0000', is('contact.email', 'EQUALS', 'a\u0000b'), 'is.value BAD_TEXT'],
    ['half a character', is('contact.email', 'EQUALS', 'a\ud83d'), 'is.value BAD_TEXT'],
    ['no date', is('contact.createdAt', 'BEFORE', 'yesterday'), 'is.value BAD_DATE'],
    ['a day that no calendar has', is('contact.createdAt', 'BEFORE', '2026-02-29'), 'is.value BAD_DATE'],
    ['a number for a date', is('contact.createdAt', 'BEFORE', 1_774_785_600_000), 'is.value WRONG_TYPE'],
    ['no days', is('contact.createdAt', 'WITHIN_LAST_DAYS', 0), 'is.value OUT_OF_RANGE'],
    ['days to come', is('contact.createdAt', 'WITHIN_LAST_DAYS', -1), 'is.value OUT_OF_RANGE'],
    [
      'more than a hundred years',
      is('contact.createdAt', 'WITHIN_LAST_DAYS', 36_526),
      'is.value OUT_OF_RANGE',
    ],
    ['a text for days', is('contact.createdAt', 'WITHIN_LAST_DAYS', '7'), 'is.value WRONG_TYPE'],
    ['a segment there is not', is('segment', 'EQUALS', 'nobody'), 'is.value UNKNOWN_REFERENCE'],
    ['a segment by its name', is('segment', 'EQUALS', 'VIP'), 'is.value UNKNOWN_REFERENCE'],
    ['a segment in other letters', is('segment', 'IN', ['seg_A', 'SEG_A']), 'is.value.1 UNKNOWN_REFERENCE'],
    [
      'a teammate where there are none',
      is('conversation.assignee', 'EQUALS', 'tea_1'),
      'is.value UNKNOWN_REFERENCE',
    ],
    [
      'a wrong value deep inside',
      { all: [email, email, { any: [is('contact.properties.seats', 'EQUALS', 'x')] }] },
      'all.2.any.0.is.value WRONG_TYPE',
    ],
  ])('%s', (_, raw, expected) => {
    expect(issuesOf(raw)).toEqual([expected]);
  });

  test('everything that is wrong is told at once', () => {
    expect(issuesOf({ all: [is('nothing', 'IS_EMPTY'), email, { not: { any: [] } }] })).toEqual([
      'all.0.is.field UNKNOWN_FIELD',
      'all.2.not.any EMPTY_GROUP',
    ]);
  });

  test('a key whose value is undefined is as good as absent', () => {
    expect(parse({ all: [email], any: undefined, not: undefined }).ok).toBe(true);
  });
});

describe('the limits', () => {
  test('five groups inside each other, of any kind', () => {
    expect(issuesOf(nested(5))).toEqual([]);
    expect(issuesOf(nested(6))).toEqual(['all.0.all.0.all.0.all.0.all.0 TOO_DEEP']);
    expect(issuesOf(nested(5, (not) => ({ not })))).toEqual([]);
    expect(issuesOf(nested(6, (not) => ({ not })))).toEqual(['not.not.not.not.not TOO_DEEP']);
  });

  test('a condition a hundred thousand deep is refused like one of six', () => {
    expect(issuesOf(nested(100_000, (not) => ({ not })))).toEqual(['not.not.not.not.not TOO_DEEP']);
    expect(issuesOf(nested(100_000, (one) => ({ any: [one] })))).toHaveLength(1);
  });

  test('a hundred predicates', () => {
    expect(issuesOf({ any: Array(100).fill(email) })).toEqual([]);
    expect(issuesOf({ any: Array(101).fill(email) })).toEqual(['any.100.is TOO_MANY_PREDICATES']);
    expect(issuesOf({ any: [{ all: Array(60).fill(email) }, { all: Array(60).fill(email) }] })).toEqual([
      'any.1.all.40.is TOO_MANY_PREDICATES',
    ]);
  });

  test('a thousand values in a list, as written', () => {
    const values = Array.from({ length: 1_001 }, (_, index) => `v${index}`);
    expect(issuesOf(is('contact.email', 'IN', values.slice(1)))).toEqual([]);
    expect(issuesOf(is('contact.email', 'IN', values))).toEqual(['is.value TOO_MANY_VALUES']);
    expect(issuesOf(is('contact.email', 'IN', Array(1_001).fill('a')))).toEqual(['is.value TOO_MANY_VALUES']);
  });

  test('1,024 characters a text, whatever they take in memory, not counting outer white space', () => {
    expect(issuesOf(is('contact.email', 'EQUALS', ` ${'a'.repeat(1_024)} `))).toEqual([]);
    expect(issuesOf(is('contact.email', 'EQUALS', '\ud83d\udc4d'.repeat(1_024)))).toEqual([]);
    expect(issuesOf(is('contact.email', 'EQUALS', 'a'.repeat(1_025)))).toEqual(['is.value TOO_LONG']);
    expect(issuesOf(is('contact.email', 'EQUALS', '\ud83d\udc4d'.repeat(1_025)))).toEqual([
      'is.value TOO_LONG',
    ]);
    expect(issuesOf(is('contact.email', 'IN', ['a', 'a'.repeat(1_000_000)]))).toEqual([
      'is.value.1 TOO_LONG',
    ]);
  });

  test('a flood of mistakes is answered with some of them, briefly', () => {
    const parsed = parse({ all: Array(100_000).fill({ ['x'.repeat(100_000)]: 1 }) });
    expect(parsed.ok ? 0 : parsed.issues.length).toBe(50);
    const long = parse(is('x'.repeat(1_000_000), 'IS_EMPTY'));
    expect(JSON.stringify(long).length).toBeLessThan(1_000);
    expect(
      JSON.stringify(parse({ is: { field: 'contact.email', operator: 'IS_EMPTY', ['y'.repeat(9_999)]: 1 } }))
        .length,
    ).toBeLessThan(1_000);
  });
});

describe('what each context allows', () => {
  const allowed: Record<string, readonly CatalogueContext[]> = {
    'contact.email': CONDITION_CONTEXTS,
    'contact.createdAt': CONDITION_CONTEXTS,
    'contact.properties.plan_tier': CONDITION_CONTEXTS,
    segment: ['CONTACTS', 'ROUTING', 'VIEW'],
    'conversation.channel': ['ROUTING', 'VIEW'],
    'conversation.pageUrl': ['ROUTING', 'VIEW'],
    'conversation.status': ['VIEW'],
    'conversation.waitingMinutes': ['VIEW'],
  };
  test.each(Object.entries(allowed))('%s', (field, contexts) => {
    const accepting = CONDITION_CONTEXTS.filter(
      (context) => issuesOf(is(field, 'IS_EMPTY'), context).length === 0,
    );
    expect(accepting).toEqual(contexts);
  });
});

test('anything at all is either a condition or has issues at paths that lead somewhere', () => {
  const junk = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      fc.anything({ withNullPrototype: true }),
      fc.constantFrom(email, is('contact.properties.seats', 'IN', [1]), is('segment', 'EQUALS', 'vip')),
      fc.record({
        is: fc.record({
          field: fc.constantFrom('contact.email', 'segment', 7),
          operator: fc.anything(),
          value: fc.anything(),
        }),
      }),
      fc.record({ all: fc.array(tie('node')) }),
      fc.record({ any: tie('node') }),
      fc.record({ not: tie('node') }),
    ),
  })).node;
  fc.assert(
    fc.property(junk, (raw) => {
      const parsed = parse(raw);
      if (parsed.ok) return;
      expect(parsed.issues.length).toBeGreaterThan(0);
      for (const { path } of parsed.issues) {
        if (path.length > 0) expect(path.slice(0, -1).reduce(stepInto, raw)).toBeDefined();
      }
    }),
    { numRuns: 10_000 },
  );
});

function stepInto(value: unknown, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
