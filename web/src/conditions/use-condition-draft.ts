import type { Condition } from '@cadre/shared/conditions/ast';
import { useMemo, useState } from 'react';
import { type Draft, sameDraft, toDraft } from './query';

export interface ConditionDraft {
  draft: Draft;
  condition: Condition | null;
  change: (draft: Draft, condition: Condition | null) => void;
  /** Begins anew with a stored condition. */
  startFrom: (condition: Condition | null | undefined) => void;
  /** Whether it says something else than what it began with. */
  changed: boolean;
}

/** A condition as a field of a form, beside the one that the editing began with. */
export function useConditionDraft(stored: Condition | null | undefined): ConditionDraft {
  const [base, setBase] = useState(() => toDraft(stored));
  const [edited, setEdited] = useState({ draft: base, condition: stored ?? null });
  const changed = useMemo(() => !sameDraft(edited.draft, base), [edited.draft, base]);
  return {
    ...edited,
    changed,
    change: (draft, condition) => setEdited({ draft, condition }),
    startFrom: (condition) => {
      const draft = toDraft(condition);
      setBase(draft);
      setEdited({ draft, condition: condition ?? null });
    },
  };
}
