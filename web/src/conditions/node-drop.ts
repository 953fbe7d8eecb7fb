import type { Draft } from './query';
import { isGroup, moveTo, nodeOf, placeOf } from './tree';

/** Where a node would be dropped: beside another, or at an end of a group. */
export interface Drop {
  id: string;
  where: 'before' | 'after' | 'first' | 'last';
}

/** A node on the screen. */
interface Target {
  id: string;
  top: number;
  bottom: number;
  kind: 'predicate' | 'group' | 'root';
}

/** So near to its upper or lower edge, a group is passed rather than entered. */
const EDGE = 10;

/** Where a pointer at a height drops what it holds over a target. Nothing stands beside the outermost group. */
export function dropAt({ id, top, bottom, kind }: Target, y: number): Drop {
  const isUpper = y < (top + bottom) / 2;
  if (kind === 'predicate') return { id, where: isUpper ? 'before' : 'after' };
  if (kind === 'group' && y < top + EDGE) return { id, where: 'before' };
  if (kind === 'group' && y > bottom - EDGE) return { id, where: 'after' };
  return { id, where: isUpper ? 'first' : 'last' };
}

/** The draft with a node dropped there; null where that changes nothing. */
export function dropNode(draft: Draft, id: string, { id: target, where }: Drop): Draft | null {
  const node = nodeOf(draft, target);
  if (where === 'first' || where === 'last') {
    const length = node && isGroup(node) ? node.rules.length : draft.rules.length;
    return moveTo(draft, id, target, where === 'first' ? 0 : length);
  }
  const place = placeOf(draft, target);
  return place && moveTo(draft, id, place.parent.id ?? '', place.index + (where === 'after' ? 1 : 0));
}
