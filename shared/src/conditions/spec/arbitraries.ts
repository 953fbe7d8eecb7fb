import fc from 'fast-check';
import type { Condition, FieldType, FieldTypes, Predicate } from '../ast.js';
import { DAY_MS } from '../dates.js';
import type { Facts, FactValue } from '../facts.js';
import { type OperandKind, type OperatorChoice, operatorsOf } from '../operators.js';
import { canonicalText, parseValue } from '../values.js';

/**
 * Conditions and records for property tests. Both draw from few values, many of them awkward, so that they meet each
 * other often: conditions over random texts would never be true.
 */

export const ANY_NOW = Date.parse('2026-11-23T09:00:00Z');

/** Pieces of texts: letters whose cases or normal forms surprise, white space, and what SQL and regexes read otherwise. */
const PIECES = [
  ...[
    'a',
    'A',
    'b',
    'ab',
    'B',
    'e',
    '1',
    '10',
    'i',
    'I',
    '\u0130',
    '\u0131',
    '\u00df',
    '\u1e9e',
    'ss',
    '\ufb01',
    'fi',
  ],
  ...[
    '\u03a3',
    '\u03c3',
    '\u03c2',
    '\u00e9',
    'e\u0301',
    '\u0301',
    'J\u030c',
    '\u01f0',
    '\u212a',
    'k',
    '\u2126',
    '\ud801\udc00',
  ],
  ...[
    ' ',
    '\t',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\ufeff',
    '%',
    '_',
    '\\',
    '*',
    '.',
    ',',
    '"',
    "'",
    '{',
    '}',
    '[',
    '$1',
    '|',
  ],
  ...['\ud83d\udc4d', '\ud83d\udc69\u200d\ud83d\udcbb', 'null', 'true', '@acme.com', '-', '\n'],
];

/** What may come from outside: also U+0000 and halves of characters. */
const HOSTILE_PIECES = [...PIECES, '\u0000', '\ud83d', '\udc4d'];

/** Whole texts, few enough to come up again and again, on both sides of a comparison. */
const TEXTS = [
  ...[
    '\u0130stanbul',
    'STRA\u1e9eE ss',
    '\u039f\u0394\u039f\u03a3 \u03a3',
    'Cafe\u0301 \ufb01',
    'a_b%c\\',
    '*.[x]{1,2}',
  ],
  ...[
    'Ann@Acme.com',
    'aabaaabaab',
    '\ud83d\udc69\u200d\ud83d\udcbb\ud83d\udc4d',
    'J\u030c\u212a',
    '10',
    'null',
  ],
];
const wholeText = fc.constantFrom(...TEXTS);

/** The start, the end or the middle of one of the whole texts, in some letter case. */
const partOfText = fc
  .record({
    text: wholeText,
    length: fc.integer({ min: 1, max: 9 }),
    place: fc.constantFrom('start', 'end', 'middle'),
    large: fc.boolean(),
  })
  .map(({ text, length, place, large }) => {
    const from = { start: 0, end: Math.max(0, [...text].length - length), middle: 2 }[place];
    const part = [...text].slice(from, from + length).join('');
    return large ? part.toUpperCase() : part;
  });

const rawText = fc.oneof(
  { weight: 4, arbitrary: wholeText },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('', ' ', '\u00a0', 'x'), partOfText).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: joined(HOSTILE_PIECES) },
);

/** A text that a condition may hold. */
const operandText = fc
  .oneof({ weight: 2, arbitrary: wholeText }, { weight: 3, arbitrary: partOfText }, joined(PIECES))
  .filter((text) => canonicalText(text) !== '');

function joined(pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join(''));
}

const number = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, -0, 0.1, 0.2, 0.30000000000000004, 1, 2, 10, -1.5, 1e21, 123456789.125),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(1e308, -1e308, 5e-324, Number.MAX_VALUE, 2 ** 53, 2 ** 53 + 2),
  },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 5 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);

/** Around now, around the days on which Berlin and New York change their clocks, and far away. */
const date = fc.oneof(
  fc.constantFrom(
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-10-25',
    '2026-11-01',
    '2026-11-23',
    '1970-01-01',
  ),
  fc.constantFrom('2026-03-29T00:30', '2026-03-29T02:30', '2026-10-25T02:30:00', '0001-01-02', '9999-12-30'),
  fc.constantFrom('2026-11-23T09:00:00Z', '2026-11-16T09:00:00.000Z', '2026-11-16T08:59:59.999Z'),
  fc
    .record({ days: fc.integer({ min: -40, max: 5 }), milliseconds: fc.constantFrom(0, 1, -1, 3_600_000) })
    .map(({ days, milliseconds }) => new Date(ANY_NOW + days * DAY_MS + milliseconds).toISOString()),
);

const IDS = ['seg_A', 'seg_a', 'seg_B', 'seg_C', 'seg_D', 'que_1'];
const id = fc.constantFrom(...IDS);

/** A raw value for a field of the type: now and then empty, of another type, or nothing that parses. */
function rawValue(type: FieldType): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: rawOfType(type) },
    { weight: 2, arbitrary: fc.constantFrom(undefined, null, '', ' \u00a0', []) },
    { weight: 1, arbitrary: fc.constantFrom('abc', true, 7, ['a', 'b'], {}) },
  );
}

function rawOfType(type: FieldType): fc.Arbitrary<unknown> {
  switch (type) {
    case 'TEXT':
    case 'CHOICE':
      return rawText;
    case 'NUMBER':
      return number;
    case 'BOOLEAN':
      return fc.boolean();
    case 'DATE':
      return date;
    case 'MULTI_CHOICE':
      return fc.array(rawText, { maxLength: 4 });
    case 'REFERENCE':
      return id;
    case 'SEGMENTS':
      return fc.array(id, { maxLength: 4 });
  }
}

/** Facts as they are stored, made from raw values. */
export function anyFacts(types: FieldTypes, timeZone: string): fc.Arbitrary<Facts> {
  const fields = [...types].map(([field, type]) =>
    rawValue(type).map((raw): readonly [string, FactValue | undefined] => {
      const parsed = parseValue(type, raw, timeZone);
      return [field, parsed.ok ? parsed.value : undefined];
    }),
  );
  return fc
    .tuple(...fields)
    .map((values) => new Map(values.filter((pair): pair is [string, FactValue] => pair[1] !== undefined)));
}

/** Facts that no normaliser made: values of the wrong shape for their fields. */
export function damagedFacts(types: FieldTypes): fc.Arbitrary<Facts> {
  const value: fc.Arbitrary<FactValue> = fc.oneof(
    fc.constantFrom<FactValue>('a', 'ab', 0, 10, true, false),
    fc.constantFrom<FactValue>(['a'], ['seg_A', 'b'], [], [0, 1], [ANY_NOW, ANY_NOW]),
  );
  return fc
    .tuple(...[...types.keys()].map((field) => value.map((one) => [field, one] as const)))
    .map((all) => new Map(all));
}

export interface ConditionShape {
  /** Whether `all: []`, `any: []` and `IN []` may come up, which only evaluation takes. */
  readonly emptyLists: boolean;
}

/** A condition within the limits over any of the fields. */
export function anyCondition(types: FieldTypes, shape: ConditionShape): fc.Arbitrary<Condition> {
  const predicate = anyPredicate(types, shape);
  const least = shape.emptyLists ? 0 : 1;
  const conditions = fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 2, arbitrary: predicate.map((is): Condition => ({ is })) },
      {
        weight: 2,
        arbitrary: fc.array(tie('node'), { minLength: least, maxLength: 4 }).map((all) => ({ all })),
      },
      {
        weight: 2,
        arbitrary: fc.array(tie('node'), { minLength: least, maxLength: 4 }).map((any) => ({ any })),
      },
      { weight: 1, arbitrary: tie('node').map((not) => ({ not })) },
    ),
  }));
  return conditions.node;
}

function anyPredicate(types: FieldTypes, shape: ConditionShape): fc.Arbitrary<Predicate> {
  return fc.constantFrom(...types).chain(([field, type]) =>
    fc.constantFrom(...operatorsOf(type)).chain((choice): fc.Arbitrary<Predicate> => {
      const { operator } = choice;
      const value = operandFor(choice, shape);
      return value === undefined
        ? fc.constant({ field, operator })
        : value.map((one) => ({ field, operator, value: one }));
    }),
  );
}

function operandFor({ operand, list }: OperatorChoice, shape: ConditionShape) {
  if (operand === undefined) return undefined;
  const one = oneOperand(operand);
  return list ? fc.array(one, { minLength: shape.emptyLists ? 0 : 1, maxLength: 6 }) : one;
}

function oneOperand(kind: OperandKind): fc.Arbitrary<string | number | boolean> {
  switch (kind) {
    case 'TEXT':
      return operandText;
    case 'NUMBER':
      return number;
    case 'BOOLEAN':
      return fc.boolean();
    case 'DATE':
      return date;
    case 'DAYS':
      return fc.constantFrom(0.5, 1, 7, 30, 365);
    case 'ID':
      return id;
  }
}
