import { CONDITION_LIMITS, type Condition } from '@cadre/shared/conditions/ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editNode, limitPassed, type NodeAction } from './node-edit';
import { toDraft } from './query';
import { conditions, idOf, is, nodesOf, valuesOf, written } from './test/drafts';
import { isGroup } from './tree';

const draft = toDraft({ all: [is('ada'), { any: [is('ben'), is('cy')] }] });
const group = draft.rules[1]?.id ?? '';

describe('an action on a node', () => {
  test('moves it, and the focus with it', () => {
    const { next, focus } = editNode(draft, idOf(draft, 'ada'), 'down');
    expect(written(next)).toEqual({ all: [{ any: [is('ada'), is('ben'), is('cy')] }] });
    expect(focus).toBe(idOf(draft, 'ada'));
  });

  test('changes nothing at the end of the way', () => {
    expect(editNode(draft, idOf(draft, 'ada'), 'up').next).toBeNull();
  });

  test('duplicates it, and the focus goes to the copy', () => {
    const { next, focus } = editNode(draft, group, 'duplicate');
    expect(next?.rules[2]?.id).toBe(focus);
    expect(focus).not.toBe(group);
  });

  test('takes a group apart, and the focus goes to its first child', () => {
    const { next, focus } = editNode(draft, group, 'unwrap');
    expect(written(next)).toEqual({ all: [is('ada'), is('ben'), is('cy')] });
    expect(focus).toBe(idOf(draft, 'ben'));
  });

  test('keeps every predicate once, whatever the actions', () => {
    const steps = fc.array(fc.tuple(fc.nat(), fc.constantFrom<NodeAction>('up', 'down', 'wrap', 'unwrap')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(conditions, steps, (condition, actions) => {
        let now = toDraft(condition);
        const before = valuesOf(now);
        for (const [pick, action] of actions) {
          const all = nodesOf(now);
          const { next, focus } = editNode(now, all[pick % all.length]?.id ?? '', action);
          now = next ?? now;
          expect(nodesOf(now).some(({ id }) => id === focus)).toBe(true);
        }
        expect(valuesOf(now)).toEqual(before);
        expect(nodesOf(now).every((node) => !isGroup(node) || node.rules.length > 0)).toBe(true);
      }),
    );
  });

  test('duplicates every predicate of a node once', () => {
    fc.assert(
      fc.property(conditions, fc.nat(), (condition, pick) => {
        const before = toDraft(condition);
        const all = nodesOf(before);
        const node = all[pick % all.length];
        const { next } = editNode(before, node?.id ?? '', 'duplicate');
        const copied = node && isGroup(node) ? valuesOf(node) : [String(node?.value)];
        expect(next && valuesOf(next)).toEqual([...valuesOf(before), ...copied].sort());
        expect(new Set(next && nodesOf(next).map(({ id }) => id)).size).toBe(next && nodesOf(next).length);
      }),
    );
  });
});

describe('the limits of a rule', () => {
  const nested = (depth: number): Condition => (depth === 0 ? is('ada') : { all: [nested(depth - 1)] });

  test('are passed by one group too many inside another', () => {
    expect(limitPassed(toDraft(nested(CONDITION_LIMITS.groups)))).toBeNull();
    expect(limitPassed(toDraft(nested(CONDITION_LIMITS.groups + 1)))).toBe('groups');
    expect(limitPassed(toDraft({ not: nested(CONDITION_LIMITS.groups) }))).toBe('groups');
  });

  test('are passed by one predicate too many', () => {
    const many = (length: number) => toDraft({ any: Array.from({ length }, () => is('ada')) });
    expect(limitPassed(many(CONDITION_LIMITS.predicates))).toBeNull();
    expect(limitPassed(many(CONDITION_LIMITS.predicates + 1))).toBe('predicates');
  });
});
