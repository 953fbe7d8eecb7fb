import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { costOf } from './cost.js';

const schema = buildSchema(`
  type Query { me: Person people(first: Int, last: Int, search: String): PersonConnection tags: [Tag!]! latest(first: Int! = 20): [Person!]! node: Node }
  type Mutation { rename: Person }
  interface Node { id: ID! }
  type Person implements Node { id: ID! name: String friends(first: Int, last: Int): PersonConnection tags: [Tag!]! }
  type Tag implements Node { id: ID! people(first: Int): PersonConnection }
  type PersonConnection { nodes: [Person!]! edges: [Edge!]! totalCount: Int }
  type Edge { node: Person }
`);
const cost = (query: string, variables: Record<string, unknown> | null = null, name: string | null = null) =>
  costOf(schema, parse(query), name, variables);

test.each([
  ['a thing', '{ me { name } }', 1],
  ['a change', 'mutation { rename { name } }', 1],
  ['a page without a size', '{ people { nodes { name } } }', 51],
  [
    'a page from the start',
    '{ people(first: 10) { nodes { name } edges { node { name } } totalCount } }',
    11,
  ],
  ['a page from the end', '{ people(last: 7) { nodes { name } } }', 8],
  ['a list with a size of its own', '{ latest { name } }', 21],
  ['a list without a size', '{ tags { id } }', 1],
  ['a page in a page', '{ people(first: 10) { nodes { friends(first: 5) { nodes { name } } } } }', 61],
  [
    'two pages in a page, by another name',
    '{ people(first: 10) { nodes { a: friends(first: 5) { nodes { name } } b: friends(first: 1) { nodes { name } } } } }',
    71,
  ],
  [
    'a page in the edges of a page',
    '{ people(first: 10) { edges { node { friends(last: 5) { nodes { name } } } } } }',
    61,
  ],
  ['a page in a list without a size', '{ tags { people(first: 3) { nodes { name } } } }', 31],
  [
    'three levels',
    '{ people(first: 10) { nodes { friends(first: 10) { nodes { friends(first: 10) { nodes { id } } } } } } }',
    1_111,
  ],
  ['more than any page holds', '{ people(first: 2000000000) { nodes { name } } }', 1_001],
  ['less than nothing', '{ people(first: -5) { nodes { name } } }', 1],
  ['null', '{ people(first: null) { nodes { name } } }', 51],
  [
    'a page in fragments of types',
    '{ node { ... on Person { friends(first: 4) { totalCount } } ... on Tag { people(first: 5) { totalCount } } } }',
    10,
  ],
  [
    'the same page twice, in a fragment',
    '{ people(first: 9) { totalCount } ...A } fragment A on Query { people(first: 9) { nodes { name } } }',
    10,
  ],
])('%s costs what it may bring', (_, query, points) => {
  expect(cost(query)).toBe(points);
});

test('variables count, those with defaults too', () => {
  const query =
    'query ($n: Int, $m: Int = 3) { people(first: $n) { nodes { friends(first: $m) { nodes { id } } } } }';
  expect(cost(query, { n: 2 })).toBe(1 + 2 + 2 * 3);
  expect(cost(query, { n: 2, m: 10 })).toBe(1 + 2 + 2 * 10);
  expect(cost(query)).toBe(1 + 50 + 50 * 3);
  expect(cost(query, { n: 'many' })).toBe(1 + 50 + 50 * 3);
});

test('only the operation that is asked for counts', () => {
  const query = 'query A { me { name } } query B { people(first: 5) { nodes { id } } }';
  expect(cost(query, null, 'A')).toBe(1);
  expect(cost(query, null, 'B')).toBe(6);
  expect(cost(query, null, 'C')).toBeNull();
  expect(cost(query)).toBeNull();
});
