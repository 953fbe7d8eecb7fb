import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canMove, movedBy, type PlacedView, pinToggled, placedAs, reordered } from './view-order';

const view = (id: string, isPinned = false): PlacedView => ({ id, isPinned });
const views = [view('a', true), view('b'), view('c', true), view('d')];
const idsOf = (list: readonly PlacedView[]) => list.map(({ id }) => id).join('');

describe('the views of a person', () => {
  test('are put into another order in their list, and the other list stays', () => {
    expect(idsOf(reordered(views, ['d', 'b']))).toBe('adcb');
    expect(idsOf(reordered(views, ['deleted', 'c', 'a']))).toBe('cbad');
  });

  test('move past their neighbour in the same list', () => {
    expect(idsOf(movedBy(views, 'a', 1))).toBe('cbad');
    expect(idsOf(movedBy(views, 'd', -1))).toBe('adcb');
  });

  test('move no further than the ends of their list', () => {
    expect(['a', 'b', 'c', 'd'].map((id) => [canMove(views, id, -1), canMove(views, id, 1)])).toEqual([
      [false, true],
      [false, true],
      [true, false],
      [true, false],
    ]);
  });

  test('change lists by being pinned, each at its place', () => {
    const pinned = pinToggled(views, 'b');
    expect(pinned[1]).toEqual(view('b', true));
    expect(idsOf(pinned)).toBe('abcd');
    expect(pinToggled(pinned, 'b')).toEqual(views);
  });

  test('are the same views after every move, and back after the opposite one', () => {
    const lists = fc
      .uniqueArray(fc.constantFrom(...'abcdefg'), { minLength: 1 })
      .chain((ids) => fc.tuple(...ids.map((id) => fc.boolean().map((isPinned) => view(id, isPinned)))));
    fc.assert(
      fc.property(lists, fc.nat(), fc.constantFrom(1 as const, -1 as const), (list, pick, by) => {
        const id = list[pick % list.length]?.id ?? '';
        fc.pre(canMove(list, id, by));
        const next = movedBy(list, id, by);
        expect([...next].sort((one, other) => one.id.localeCompare(other.id))).toEqual(
          [...list].sort((one, other) => one.id.localeCompare(other.id)),
        );
        expect(movedBy(next, id, by === 1 ? -1 : 1)).toEqual(list);
      }),
    );
  });
});

test('a list takes the order of an answer, and what the answer does not name stays behind', () => {
  const things = [{ key: 'new' }, { key: 'a' }, { key: 'b' }];
  expect(placedAs(things, ['b', 'a'], ({ key }) => key).map(({ key }) => key)).toEqual(['b', 'a', 'new']);
});
