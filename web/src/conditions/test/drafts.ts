import { CONDITION_LIMITS, type Condition } from '@cadre/shared/conditions/ast';
import fc from 'fast-check';
import { type Draft, writeDraft } from '../query';
import { type DraftNode, isGroup } from '../tree';

export const is = (value: string): Condition => ({
  is: { field: 'contact.name', operator: 'EQUALS', value },
});

export const written = (draft: Draft | null): Condition | null =>
  draft && writeDraft(draft, () => true).condition;

/** Every node below the outermost group. */
export function nodesOf(draft: Draft): DraftNode[] {
  return draft.rules.flatMap((node) => [node, ...(isGroup(node) ? nodesOf(node) : [])]);
}

/** The id of the predicate with this value. */
export function idOf(draft: Draft, value: string): string {
  return nodesOf(draft).find((node) => !isGroup(node) && node.value === value)?.id ?? '';
}

export function valuesOf(draft: Draft): string[] {
  return nodesOf(draft)
    .flatMap((node) => (isGroup(node) ? [] : [String(node.value)]))
    .sort();
}

/** Groups of predicates, none of them empty, as deep as the language allows. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition; group: Condition }>(
  (tie) => ({
    node: fc.oneof(
      { depthSize: 'small', maxDepth: CONDITION_LIMITS.groups - 1, withCrossShrink: true },
      fc.string({ minLength: 1 }).map(is),
      tie('group'),
    ),
    group: fc.oneof(
      fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
      fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    ),
  }),
).group;
