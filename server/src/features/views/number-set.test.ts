import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberSet } from './number-set.js';

test('it is a set of numbers, few or many', () => {
  const acts = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 4_000 })), { maxLength: 6_000, size: 'max' });
  fc.assert(
    fc.property(acts, acts, (some, others) => {
      const fill = (list: [boolean, number][]) => {
        const ours = new NumberSet();
        const plain = new Set<number>();
        for (const [adds, number] of list) {
          if (adds) ours.add(number);
          else ours.delete(number);
          if (adds) plain.add(number);
          else plain.delete(number);
        }
        return { ours, plain };
      };
      const [one, other] = [fill(some), fill(others)];
      expect(one.ours.size).toBe(one.plain.size);
      for (const [, number] of some) expect(one.ours.has(number)).toBe(one.plain.has(number));
      const without = [...one.ours.without(other.ours)].toSorted((a, b) => a - b);
      expect(without).toEqual([...one.plain.difference(other.plain)].toSorted((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});
