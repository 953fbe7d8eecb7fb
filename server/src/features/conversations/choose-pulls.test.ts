import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePulls, type Head, type Heads, type Pull, type Puller } from './choose-pulls.js';

const queueIds = ['q1', 'q2', 'q3'];
const puller = fc.record({
  teammateId: fc.constantFrom('ada', 'ben', 'cyn'),
  capacity: fc.constant(2),
  queueIds: fc.uniqueArray(fc.constantFrom(...queueIds)),
});
const heads = fc
  .array(fc.constantFrom(...queueIds), { maxLength: 8 })
  .map((ids): Head[] => ids.map((queueId, index) => ({ conversationId: `c${index}`, queueId })));
const openCounts = fc.dictionary(fc.constantFrom('ada', 'ben', 'cyn'), fc.integer({ min: 0, max: 3 }));
const given = fc.record({
  pullers: fc.array(puller, { maxLength: 8 }),
  heads: fc.record({ heads, openCounts: openCounts.map((counts) => new Map(Object.entries(counts))) }),
  held: fc.uniqueArray(fc.constantFrom('c0', 'c1', 'c2')).map((ids) => new Set(ids)),
});

describe('who asks at one moment', () => {
  it('is given what they would be given one after the other', () => {
    fc.assert(
      fc.property(given, ({ pullers, heads: all, held }) => {
        expect(choosePulls(pullers, all, held)).toEqual(oneByOne(pullers, all, held));
      }),
    );
  });

  it('never gets what another gets, what others hold, or more than there is room for', () => {
    fc.assert(
      fc.property(given, ({ pullers, heads: all, held }) => {
        const pulls = choosePulls(pullers, all, held);
        const ids = pulls.flatMap((pull) => (typeof pull === 'string' ? [] : [pull.conversationId]));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => held.has(id))).toEqual([]);
        for (const { teammateId, capacity } of pullers) {
          const got = pulls.filter(
            (pull, index) => typeof pull !== 'string' && pullers[index]?.teammateId === teammateId,
          );
          if (got.length > 0)
            expect(got.length + (all.openCounts.get(teammateId) ?? 0)).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });
});

/** The slow reading: each alone, with what is left. */
function oneByOne(
  pullers: readonly Puller[],
  { heads: all, openCounts: open }: Heads,
  held: ReadonlySet<string>,
) {
  let left = [...all];
  const counts = new Map(open);
  return pullers.map(({ teammateId, capacity, queueIds: theirs }): Pull => {
    const count = counts.get(teammateId) ?? 0;
    if (count >= capacity) return 'NO_CAPACITY';
    const inQueues = left.filter(({ queueId }) => theirs.includes(queueId));
    const free = inQueues.filter(({ conversationId }) => !held.has(conversationId));
    const [first] = free;
    if (!first) return inQueues.length > 0 ? 'HELD' : 'NOTHING_WAITS';
    left = left.filter((head) => head !== first);
    counts.set(teammateId, count + 1);
    return first;
  });
}
