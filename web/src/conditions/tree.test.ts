import type { Condition } from '@cadre/shared/conditions/ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, toDraft, writeDraft } from './query';
import {
  countPredicates,
  type DraftNode,
  duplicate,
  isGroup,
  moveStep,
  moveTo,
  placeOf,
  unwrap,
  wrap,
} from './tree';

const is = (value: string): Condition => ({ is: { field: 'contact.name', operator: 'EQUALS', value } });
const written = (draft: Draft | null) => draft && writeDraft(draft, () => true).condition;

/** The id of the predicate with this value. */
function idOf(draft: Draft, value: string): string {
  const found = nodes(draft).find((node) => !isGroup(node) && node.value === value);
  return found?.id ?? '';
}

function nodes(draft: Draft): DraftNode[] {
  return draft.rules.flatMap((node) => [node, ...(isGroup(node) ? nodes(node) : [])]);
}

const trees: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition; group: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ minLength: 1 }).map(is),
    tie('group'),
  ),
  group: fc.oneof(
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
  ),
})).group;

describe('a predicate moves', () => {
  const draft = toDraft({ all: [is('ada'), { any: [is('ben'), is('cy')] }, is('dan')] });

  test('past its neighbours, into a group that it meets, and out of it at the other end', () => {
    const steps = [
      { all: [{ any: [is('ada'), is('ben'), is('cy')] }, is('dan')] },
      { all: [{ any: [is('ben'), is('ada'), is('cy')] }, is('dan')] },
      { all: [{ any: [is('ben'), is('cy'), is('ada')] }, is('dan')] },
      { all: [{ any: [is('ben'), is('cy')] }, is('ada'), is('dan')] },
      { all: [{ any: [is('ben'), is('cy')] }, is('dan'), is('ada')] },
    ];
    let moved = draft;
    for (const expected of steps) {
      moved = moveStep(moved, idOf(moved, 'ada'), 'down') ?? moved;
      expect(written(moved)).toEqual(expected);
    }
    expect(moveStep(moved, idOf(moved, 'ada'), 'down')).toBeNull();
  });

  test('and a group that it leaves empty goes with it', () => {
    const lone = toDraft({ all: [is('ada'), { any: [is('ben')] }] });
    expect(written(moveStep(lone, idOf(lone, 'ben'), 'up'))).toEqual({ all: [is('ada'), is('ben')] });
  });

  test('a group does not go into itself', () => {
    const group = draft.rules[1];
    expect(moveTo(draft, group?.id ?? '', group?.id ?? '', 0)).toBeNull();
  });

  test('by any steps, every predicate stays there exactly once', () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.constantFrom('up' as const, 'down' as const)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(trees, moves, (condition, steps) => {
        let moved = toDraft(condition);
        const values = (one: Draft) =>
          nodes(one)
            .flatMap((node) => (isGroup(node) ? [] : [String(node.value)]))
            .sort();
        const before = values(moved);
        for (const [pick, step] of steps) {
          const all = nodes(moved);
          const id = all[pick % all.length]?.id ?? '';
          moved = moveStep(moved, id, step) ?? moved;
        }
        expect(values(moved)).toEqual(before);
        expect(new Set(nodes(moved).map(({ id }) => id)).size).toBe(nodes(moved).length);
        expect(nodes(moved).every((node) => !isGroup(node) || node.rules.length > 0)).toBe(true);
      }),
    );
  });

  test('a step down is undone by a step up, unless a group was left empty', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (condition, pick) => {
        const before = toDraft(condition);
        const all = nodes(before);
        const id = all[pick % all.length]?.id ?? '';
        const down = moveStep(before, id, 'down');
        fc.pre(down !== null && nodes(down).length === all.length);
        expect(written(moveStep(down ?? before, id, 'up'))).toEqual(written(before));
      }),
    );
  });
});

describe('a predicate or group', () => {
  test('is duplicated right behind itself, with ids of its own', () => {
    const draft = toDraft({ all: [is('ada'), { any: [is('ben'), is('cy')] }] });
    const copied = duplicate(draft, draft.rules[1]?.id ?? '');
    expect(written(copied?.draft ?? null)).toEqual({
      all: [is('ada'), { any: [is('ben'), is('cy')] }, { any: [is('ben'), is('cy')] }],
    });
    expect(copied && placeOf(copied.draft, copied.id)?.index).toBe(2);
    expect(copied && countPredicates(copied.draft)).toBe(5);
  });

  test('gets a group around it, and loses it again', () => {
    const draft = toDraft({ all: [is('ada'), is('ben')] });
    const wrapped = wrap(draft, draft.rules[0]?.id ?? '');
    expect(written(wrapped)).toEqual({ all: [{ all: [is('ada')] }, is('ben')] });
    expect(written(unwrap(wrapped, wrapped.rules[0]?.id ?? ''))).toEqual(written(draft));
  });
});
