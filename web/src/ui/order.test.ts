import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, moved } from './order';

const lists = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 10 });

test('a moved entry stands where it was put, and the others in their order', () => {
  fc.assert(
    fc.property(lists, fc.nat(), fc.nat(), (list, one, other) => {
      const [from, to] = [one % list.length, other % list.length];
      const next = moved(list, from, to);
      expect(next[to]).toBe(list[from]);
      expect(next.filter((entry) => entry !== list[from])).toEqual(list.filter((_, index) => index !== from));
      expect(moved(next, to, from)).toEqual(list);
    }),
  );
});

test('entries in another order are the same entries', () => {
  fc.assert(
    fc.property(
      lists.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, order]) => {
        const entries = list.map((id) => ({ id: String(id) }));
        expect(inOrder(entries, order.map(String)).map(({ id }) => id)).toEqual(order.map(String));
      },
    ),
  );
});

test('an entry that came since the order was made stands before it, and is not lost', () => {
  const entries = ['a', 'b', 'new'].map((id) => ({ id }));
  expect(inOrder(entries, ['b', 'a']).map(({ id }) => id)).toEqual(['new', 'b', 'a']);
});
