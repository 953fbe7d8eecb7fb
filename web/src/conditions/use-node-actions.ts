import { CONDITION_LIMITS } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useRef } from 'react';
import { editNode, limitPassed, type NodeAction } from './node-edit';
import type { Draft } from './query';
import { placeOf } from './tree';

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
      const limit = limitPassed(next);
      if (limit === 'groups') {
        return say(
          t`Groups stand at most ${CONDITION_LIMITS.groups} deep inside each other, a NOT counted as one.`,
        );
      }
      if (limit === 'predicates') {
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
      const { next, focus } = editNode(latest.current, id, action);
      apply(next, focus);
    },
    [apply],
  );
  return { act, apply };
}
