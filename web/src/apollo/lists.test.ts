import { gql, InMemoryCache } from '@apollo/client';
import { describe, expect, test } from 'vitest';
import { growingList } from './lists';

const people = gql`
  query People($search: String, $after: String) {
    people(search: $search, after: $after) {
      nodes
      endCursor
    }
  }
`;
const count = gql`
  query Count($search: String) {
    people(search: $search) {
      totalCount
    }
  }
`;

function begin() {
  const cache = new InMemoryCache({
    typePolicies: { Query: { fields: { people: growingList(['search']) } } },
  });
  const write = (nodes: string[], endCursor: string, variables = {}) =>
    cache.writeQuery({ query: people, variables, data: { people: { nodes, endCursor } } });
  const shown = (variables = {}) =>
    cache.readQuery<{ people: unknown }>({ query: people, variables })?.people;
  return { cache, write, shown };
}

describe('a list that grows', () => {
  test('has the next page behind what is there, and ends where that ends', () => {
    const { write, shown } = begin();
    write(['ada', 'ben'], 'c1');
    write(['cy'], 'c2', { after: 'c1' });
    expect(shown()).toEqual({ nodes: ['ada', 'ben', 'cy'], endCursor: 'c2' });
  });

  test('begins anew when its first page is read again', () => {
    const { write, shown } = begin();
    write(['ada'], 'c1');
    write(['ben'], 'c2', { after: 'c1' });
    write(['cy'], 'c3');
    expect(shown()).toEqual({ nodes: ['cy'], endCursor: 'c3' });
  });

  test('is another list for another search', () => {
    const { write, shown } = begin();
    write(['ada'], 'c1');
    write(['ben'], 'c2', { search: 'b' });
    expect(shown()).toEqual({ nodes: ['ada'], endCursor: 'c1' });
  });

  test('keeps its rows when only its count is read, and its count when rows are', () => {
    const { cache, write, shown } = begin();
    write(['ada'], 'c1');
    cache.writeQuery({ query: count, data: { people: { totalCount: 7 } } });
    expect(shown()).toEqual({ nodes: ['ada'], endCursor: 'c1' });
    write(['ben'], 'c2', { after: 'c1' });
    expect(cache.readQuery({ query: count })).toEqual({ people: { totalCount: 7 } });
  });
});
