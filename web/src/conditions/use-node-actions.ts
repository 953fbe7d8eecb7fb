import { CONDITION_LIMITS } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useRef } from 'react';
import type { Draft } from './query';
import { countPredicates, depthOf, duplicate, moveStep, placeOf, unwrap, wrap } from './tree';

export type NodeAction = 'up' | 'down' | 'duplicate' | 'wrap' | 'unwrap';

interface NodeActionsInput {
  draft: Draft;
  change: (draft: Draft) => void;
  /** Tells what was done, or why it was not, and is read aloud. */
  say: (words: string) => void;
  /** The node to which the focus belongs when the next draft is drawn. */
  keepFocus: (id: string) => void;
}

interface NodeActions {
  act: (id: string, action: NodeAction) => void;
  /** Puts in a draft in which a node moved; the focus goes with it. */
  apply: (next: Draft | null, id: string) => void;
}

/** Moving, copying and grouping: each is one step that can be undone, says what came of it, and keeps the focus. */
export function useNodeActions({ draft, change, say, keepFocus }: NodeActionsInput): NodeActions {
  const { t } = useLingui();
  const latest = useRef(draft);
  latest.current = draft;
  const apply = useCallback(
    (next: Draft | null, id: string) => {
      if (!next) return say(t`It cannot move further.`);
      if (depthOf(next) > CONDITION_LIMITS.groups) {
        return say(
          t`Groups stand at most ${CONDITION_LIMITS.groups} deep inside each other, a NOT counted as one.`,
        );
      }
      if (countPredicates(next) > CONDITION_LIMITS.predicates) {
        return say(t`A rule has at most ${CONDITION_LIMITS.predicates} conditions.`);
      }
      keepFocus(id);
      change(next);
      const place = placeOf(next, id);
      if (place) say(t`Now at place ${place.index + 1} of ${place.parent.rules.length} in its group.`);
    },
    [change, keepFocus, say, t],
  );
  const act = useCallback(
    (id: string, action: NodeAction) => {
      const now = latest.current;
      if (action === 'up' || action === 'down') return apply(moveStep(now, id, action), id);
      if (action === 'wrap') return apply(wrap(now, id), id);
      if (action === 'unwrap') {
        const first = firstChild(now, id);
        return apply(unwrap(now, id), first);
      }
      const copied = duplicate(now, id);
      return apply(copied?.draft ?? null, copied?.id ?? id);
    },
    [apply],
  );
  return { act, apply };
}

function firstChild(draft: Draft, id: string): string {
  const place = placeOf(draft, id);
  const node = place?.parent.rules[place.index];
  return (node && 'rules' in node && node.rules[0]?.id) || id;
}
