import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrivals,
  hasLeft,
  hasOwnArrival,
  NO_NEWS,
  type ViewChange,
  type ViewNews,
  withChanges,
  withoutRead,
} from './view-news';

const change = (kind: ViewChange['kind'], conversationId: string): ViewChange => ({ kind, conversationId });
const newsOf = (...changes: ViewChange[]) => withChanges(NO_NEWS, changes);
const listed = new Set(['ada', 'ben']);

describe('news of a view', () => {
  test('a conversation that enters waits to be listed', () => {
    expect(arrivals(newsOf(change('ENTERED', 'cy')), listed)).toEqual(['cy']);
  });

  test('a conversation that is listed already is no arrival', () => {
    expect(arrivals(newsOf(change('ENTERED', 'ada')), listed)).toEqual([]);
  });

  test('a change to a conversation that nobody lists yet brings it neither in nor out', () => {
    expect(newsOf(change('CHANGED', 'cy'))).toBe(NO_NEWS);
    const entered = newsOf(change('ENTERED', 'cy'));
    expect(withChanges(entered, [change('CHANGED', 'cy')])).toBe(entered);
  });

  test('a conversation that leaves before it is listed no longer arrives', () => {
    const news = withChanges(newsOf(change('ENTERED', 'cy')), [change('LEFT', 'cy')]);
    expect(arrivals(news, listed)).toEqual([]);
  });

  test('a listed conversation has left until it enters or changes again', () => {
    const left = newsOf(change('LEFT', 'ada'));
    expect(hasLeft(left, 'ada')).toBe(true);
    expect(hasLeft(withChanges(left, [change('ENTERED', 'ada')]), 'ada')).toBe(false);
    expect(hasLeft(withChanges(left, [change('CHANGED', 'ada')]), 'ada')).toBe(false);
  });

  test('of several changes to one conversation the last counts', () => {
    const news = newsOf(change('LEFT', 'ada'), change('ENTERED', 'ada'), change('LEFT', 'ada'));
    expect(hasLeft(news, 'ada')).toBe(true);
  });

  test('what the person brings back need not wait, unless it is listed already', () => {
    const news = newsOf(change('ENTERED', 'cy'), change('ENTERED', 'ada'), change('LEFT', 'ben'));
    expect(hasOwnArrival(news, listed, new Set(['cy']))).toBe(true);
    expect(hasOwnArrival(news, listed, new Set(['ada', 'ben']))).toBe(false);
  });

  test('an update that moves nothing leaves the news as they are', () => {
    const news = newsOf(change('LEFT', 'ada'), change('ENTERED', 'cy'));
    expect(withChanges(news, [change('LEFT', 'ada'), change('CHANGED', 'cy')])).toBe(news);
    expect(withChanges(news, [])).toBe(news);
  });
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const subset = fc.subarray(ids);

/** What the server says when the view holds `after` instead of `before`; what stays may have changed. */
function changesBetween(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  touched: readonly string[],
): ViewChange[] {
  return ids.flatMap((id) => {
    if (after.has(id) && !before.has(id)) return change('ENTERED', id);
    if (before.has(id) && !after.has(id)) return change('LEFT', id);
    return after.has(id) && touched.includes(id) ? change('CHANGED', id) : [];
  });
}

const shownOf = (nodes: ReadonlySet<string>, news: ViewNews) =>
  [...[...nodes].filter((id) => !hasLeft(news, id)), ...arrivals(news, nodes)].sort();

test('rows and arrivals are together what the server would list, however the view changes', () => {
  const step = fc.record({ view: subset, touched: subset, inOneUpdate: fc.boolean() });
  fc.assert(
    fc.property(subset, fc.array(step, { maxLength: 12 }), (first, steps) => {
      const nodes = new Set(first);
      let view: ReadonlySet<string> = nodes;
      let news = NO_NEWS;
      let waiting: ViewChange[] = [];
      for (const { view: next, touched, inOneUpdate } of steps) {
        waiting = [...waiting, ...changesBetween(view, new Set(next), touched)];
        view = new Set(next);
        if (inOneUpdate) continue;
        news = withChanges(news, waiting);
        waiting = [];
        expect(shownOf(nodes, news)).toEqual([...view].sort());
      }
      expect(shownOf(nodes, withChanges(news, waiting))).toEqual([...view].sort());
    }),
  );
});

describe('rows that are read again', () => {
  test('make old what happened before, whether the server said that it was undone or not', () => {
    const news = newsOf(change('LEFT', 'ada'), change('ENTERED', 'cy'));
    expect(withoutRead(news, news)).toEqual(NO_NEWS);
  });

  test('leave the news that came while they were on their way', () => {
    const before = newsOf(change('LEFT', 'ada'));
    const news = withChanges(before, [change('ENTERED', 'cy')]);
    expect(arrivals(withoutRead(news, before), listed)).toEqual(['cy']);
  });

  test('leave what happened to one conversation a second time', () => {
    const before = newsOf(change('ENTERED', 'cy'));
    const news = withChanges(before, [change('LEFT', 'cy'), change('ENTERED', 'cy')]);
    expect(withoutRead(news, before)).toBe(news);
  });

  test('show what the server lists, also when changes were missed while the line was down', () => {
    fc.assert(
      fc.property(subset, subset, subset, (first, heard, missed) => {
        const before = withChanges(NO_NEWS, changesBetween(new Set(first), new Set(heard), ids));
        // The line was down from `heard` to `missed`; then the rows were read.
        expect(shownOf(new Set(missed), withoutRead(before, before))).toEqual([...missed].sort());
      }),
    );
  });
});
