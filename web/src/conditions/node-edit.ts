import { CONDITION_LIMITS } from '@cadre/shared/conditions/ast';
import type { Draft } from './query';
import { countPredicates, depthOf, duplicate, isGroup, moveStep, nodeOf, unwrap, wrap } from './tree';

export type NodeAction = 'up' | 'down' | 'duplicate' | 'wrap' | 'unwrap';

interface NodeEdit {
  /** Null where the action changes nothing. */
  next: Draft | null;
  /** The node to which the focus belongs then. */
  focus: string;
}

/** The draft after an action on one of its nodes. */
export function editNode(draft: Draft, id: string, action: NodeAction): NodeEdit {
  switch (action) {
    case 'up':
    case 'down':
      return { next: moveStep(draft, id, action), focus: id };
    case 'wrap':
      return { next: wrap(draft, id), focus: id };
    case 'unwrap': {
      const node = nodeOf(draft, id);
      const first = node && isGroup(node) ? node.rules[0]?.id : undefined;
      return { next: unwrap(draft, id), focus: first ?? id };
    }
    case 'duplicate': {
      const copied = duplicate(draft, id);
      return { next: copied?.draft ?? null, focus: copied?.id ?? id };
    }
  }
}

/** Which limit of the language a draft passes. */
export function limitPassed(draft: Draft): 'groups' | 'predicates' | null {
  if (depthOf(draft) > CONDITION_LIMITS.groups) return 'groups';
  return countPredicates(draft) > CONDITION_LIMITS.predicates ? 'predicates' : null;
}
