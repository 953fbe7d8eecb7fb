import type { RuleType } from 'react-querybuilder';
import { type Draft, newId } from './query';

/** A part of a draft: a predicate or a group. */
export type DraftNode = Draft | RuleType;

export function isGroup(node: DraftNode): node is Draft {
  return 'rules' in node;
}

/** Where a node stands: in which group, and in which place there, from 0. */
export interface Place {
  parent: Draft;
  index: number;
}

export function placeOf(draft: Draft, id: string): Place | null {
  for (const [index, node] of draft.rules.entries()) {
    if (node.id === id) return { parent: draft, index };
    const found = isGroup(node) ? placeOf(node, id) : null;
    if (found) return found;
  }
  return null;
}

export function nodeOf(draft: Draft, id: string): DraftNode | null {
  const place = placeOf(draft, id);
  return place ? (place.parent.rules[place.index] ?? null) : null;
}

/** How many groups stand inside each other, a NOT counted as one: what the language limits. */
export function depthOf(node: DraftNode): number {
  if (!isGroup(node)) return 0;
  return 1 + (node.not ? 1 : 0) + Math.max(0, ...node.rules.map(depthOf));
}

export function countPredicates(node: DraftNode): number {
  return isGroup(node) ? node.rules.reduce((sum, child) => sum + countPredicates(child), 0) : 1;
}

/** The draft with the children of one group put through `change`. */
function withRules(
  draft: Draft,
  groupId: string | undefined,
  change: (rules: DraftNode[]) => DraftNode[],
): Draft {
  if (draft.id === groupId) return { ...draft, rules: change([...draft.rules]) };
  return {
    ...draft,
    rules: draft.rules.map((node) => (isGroup(node) ? withRules(node, groupId, change) : node)),
  };
}

/** A group that lost its last child goes too: an empty one says nothing and would be refused. */
function without(draft: Draft, id: string): Draft {
  const rules = draft.rules.flatMap((node): DraftNode[] => {
    if (node.id === id) return [];
    if (!isGroup(node) || !placeOf(node, id)) return [node];
    const left = without(node, id);
    return left.rules.length === 0 ? [] : [left];
  });
  return { ...draft, rules };
}

/**
 * Puts a node before the child that now stands at `index` of a group, or behind its last. Null where that says
 * nothing: a group into itself, or a node to where it is.
 */
export function moveTo(draft: Draft, id: string, groupId: string, index: number): Draft | null {
  const from = placeOf(draft, id);
  const node = nodeOf(draft, id);
  if (!from || !node) return null;
  if (isGroup(node) && (node.id === groupId || placeOf(node, groupId))) return null;
  const isHere = from.parent.id === groupId;
  if (isHere && (index === from.index || index === from.index + 1)) return null;
  const mark = { id: newId(), field: '', operator: '', value: '' };
  // The place is marked first: taking the node out moves what stands behind it.
  const marked = withRules(draft, groupId, (rules) => rules.toSpliced(index, 0, mark));
  return replaced(without(marked, id), mark.id, [node]);
}

export function replaced(draft: Draft, id: string, nodes: DraftNode[]): Draft {
  return {
    ...draft,
    rules: draft.rules.flatMap((node) =>
      node.id === id ? nodes : [isGroup(node) ? replaced(node, id, nodes) : node],
    ),
  };
}

/** One step up or down: past a predicate, into a group that is met, out of the own group at its end. */
export function moveStep(draft: Draft, id: string, step: 'up' | 'down'): Draft | null {
  const from = placeOf(draft, id);
  if (!from) return null;
  const { parent, index } = from;
  const met = parent.rules[step === 'up' ? index - 1 : index + 1];
  if (met && isGroup(met)) return moveTo(draft, id, met.id ?? '', step === 'up' ? met.rules.length : 0);
  if (met) return moveTo(draft, id, parent.id ?? '', step === 'up' ? index - 1 : index + 2);
  const around = placeOf(draft, parent.id ?? '');
  if (!around) return null;
  return moveTo(draft, id, around.parent.id ?? '', step === 'up' ? around.index : around.index + 1);
}

/** The same once more, right behind it. @returns the draft, and the id of the copy. */
export function duplicate(draft: Draft, id: string): { draft: Draft; id: string } | null {
  const node = nodeOf(draft, id);
  if (!node) return null;
  const copy = withNewIds(node);
  return { draft: replaced(draft, id, [node, copy]), id: copy.id ?? '' };
}

function withNewIds(node: DraftNode): DraftNode {
  return isGroup(node)
    ? { ...node, id: newId(), rules: node.rules.map(withNewIds) }
    : { ...node, id: newId() };
}

/** A group around the node, so that others can join it. */
export function wrap(draft: Draft, id: string): Draft {
  const node = nodeOf(draft, id);
  return node ? replaced(draft, id, [{ id: newId(), combinator: 'and', rules: [node] }]) : draft;
}

/** What stands in the group stands where the group stood. */
export function unwrap(draft: Draft, id: string): Draft {
  const node = nodeOf(draft, id);
  return node && isGroup(node) ? replaced(draft, id, [...node.rules]) : draft;
}
