import { describe, expect, test } from 'vitest';
import { nextCursor, PageAsker } from './next-page';

const listOf = (hasNextPage: boolean, endCursor: string | null) => ({
  nodes: [],
  pageInfo: { hasNextPage, endCursor },
});

test('a list has a next page while the server says so and says where', () => {
  expect(nextCursor(listOf(true, 'c1'))).toBe('c1');
  expect(nextCursor(listOf(false, 'c1'))).toBeUndefined();
  expect(nextCursor(listOf(true, null))).toBeUndefined();
  expect(nextCursor(undefined)).toBeUndefined();
});

describe('the next page', () => {
  function begin() {
    const asked: string[] = [];
    const asker = new PageAsker();
    let isUp = true;
    const ask = (cursor: string) =>
      asker.ask(cursor, async (after) => {
        asked.push(after);
        if (!isUp) throw new Error('no line');
      });
    const setUp = (up: boolean) => {
      isUp = up;
    };
    return { asked, asker, ask, setUp };
  }

  test('is asked for once, however often the end comes near', () => {
    const { asked, ask } = begin();
    for (const cursor of ['c1', 'c1', 'c2', 'c2']) ask(cursor);
    expect(asked).toEqual(['c1', 'c2']);
  });

  test('is asked for again after it failed', async () => {
    const { asked, ask, setUp } = begin();
    setUp(false);
    ask('c1');
    await Promise.resolve();
    await Promise.resolve();
    setUp(true);
    ask('c1');
    expect(asked).toEqual(['c1', 'c1']);
  });

  test('is asked for again when the list was read anew and ends at the same place', () => {
    const { asked, asker, ask } = begin();
    ask('c1');
    asker.reset();
    ask('c1');
    expect(asked).toEqual(['c1', 'c1']);
  });
});
