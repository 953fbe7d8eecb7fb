import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropAt, dropNode } from './node-drop';
import { toDraft } from './query';
import { conditions, idOf, is, nodesOf, valuesOf, written } from './test/drafts';

describe('a node is dropped', () => {
  const at = (kind: 'predicate' | 'group' | 'root', y: number) =>
    dropAt({ id: 'x', top: 100, bottom: 200, kind }, y).where;

  test('before or behind a predicate, by the half that the pointer is over', () => {
    expect([110, 149, 150, 190].map((y) => at('predicate', y))).toEqual([
      'before',
      'before',
      'after',
      'after',
    ]);
  });

  test('into a group, or past it at its edges', () => {
    expect([105, 115, 155, 185, 195].map((y) => at('group', y))).toEqual([
      'before',
      'first',
      'last',
      'last',
      'after',
    ]);
  });

  test('into the outermost group wherever it is, for nothing stands beside it', () => {
    expect([101, 199].map((y) => at('root', y))).toEqual(['first', 'last']);
  });
});

describe('the draft after a drop', () => {
  const draft = toDraft({ all: [is('ada'), { any: [is('ben'), is('cy')] }, is('dan')] });
  const group = draft.rules[1]?.id ?? '';
  const ada = idOf(draft, 'ada');

  test('has the node beside its target', () => {
    expect(written(dropNode(draft, ada, { id: idOf(draft, 'cy'), where: 'before' }))).toEqual({
      all: [{ any: [is('ben'), is('ada'), is('cy')] }, is('dan')],
    });
    expect(written(dropNode(draft, ada, { id: group, where: 'after' }))).toEqual({
      all: [{ any: [is('ben'), is('cy')] }, is('ada'), is('dan')],
    });
  });

  test('has the node at an end of its target', () => {
    expect(written(dropNode(draft, ada, { id: group, where: 'last' }))).toEqual({
      all: [{ any: [is('ben'), is('cy'), is('ada')] }, is('dan')],
    });
    expect(written(dropNode(draft, idOf(draft, 'dan'), { id: draft.id ?? '', where: 'first' }))).toEqual({
      all: [is('dan'), is('ada'), { any: [is('ben'), is('cy')] }],
    });
  });

  test('is none where the node is there already, inside itself, or the target was removed', () => {
    expect(dropNode(draft, ada, { id: group, where: 'before' })).toBeNull();
    expect(dropNode(draft, group, { id: idOf(draft, 'ben'), where: 'before' })).toBeNull();
    expect(dropNode(draft, ada, { id: 'removed', where: 'after' })).toBeNull();
  });

  test('has every predicate once, wherever it was dropped', () => {
    const where = fc.constantFrom('before', 'after', 'first', 'last');
    fc.assert(
      fc.property(conditions, fc.nat(), fc.nat(), where, (condition, from, to, place) => {
        const before = toDraft(condition);
        const all = nodesOf(before);
        const target = all[to % all.length];
        const isGroup = target && 'rules' in target;
        fc.pre(Boolean(isGroup) || place === 'before' || place === 'after');
        const after = dropNode(before, all[from % all.length]?.id ?? '', {
          id: target?.id ?? '',
          where: place,
        });
        if (after) expect(valuesOf(after)).toEqual(valuesOf(before));
      }),
    );
  });
});
