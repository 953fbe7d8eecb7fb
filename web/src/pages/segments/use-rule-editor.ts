import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { useAction } from '../../apollo/use-action';
import type { FieldList } from '../../conditions/field-list';
import { type Draft, sameDraft, toDraft } from '../../conditions/query';
import { toInput } from '../../conditions/to-input';
import { usePreview } from '../../conditions/use-preview';
import { readFragment } from '../../gql';
import type { SegmentRuleStateFragment } from '../../gql/graphql';
import { refusalsOfRule } from './rule-refusals';
import { SegmentRuleState, SetRuleDocument } from './set-rule';

/** The rule as it is edited, beside the version that the editing began with. */
export function useRuleEditor(segment: SegmentRuleStateFragment, list: FieldList) {
  const { t } = useLingui();
  const [base, setBase] = useState(segment.rule);
  const [draft, setDraftState] = useState(() => toDraft(base.condition));
  const [enabled, setEnabled] = useState(base.enabled);
  const { run, busy, refusals, clear } = useAction(SetRuleDocument, {
    quiet: true,
    done: t`The rule of ${segment.name} is saved`,
    refetch: ['RuleVersions'],
  });
  const original = useMemo(() => toDraft(base.condition), [base]);
  const { condition, owners } = useMemo(() => list.write(draft), [list, draft]);
  const preview = usePreview(condition);
  const setDraft = useCallback(
    (next: Draft) => {
      setDraftState(next);
      clear();
    },
    [clear],
  );
  const startFrom = (rule: SegmentRuleStateFragment['rule']) => {
    setBase(rule);
    setDraft(toDraft(rule.condition));
    setEnabled(rule.enabled);
  };
  const save = async (expectedVersion = base.version) => {
    const outcome = await run({
      input: { segment: segment.id, condition: condition && toInput(condition), enabled, expectedVersion },
    });
    if (!outcome.ok) return;
    const saved = readFragment(SegmentRuleState, outcome.data.segmentRuleSet.segment)?.rule;
    if (!saved) return;
    setBase(saved);
    // The server trims texts and lists; only then does the builder begin anew, and forget what can be undone.
    const stored = toDraft(saved.condition);
    if (!sameDraft(draft, stored)) setDraftState(stored);
  };
  return {
    draft,
    setDraft,
    enabled,
    setEnabled: (on: boolean) => {
      setEnabled(on);
      clear();
    },
    changed: enabled !== base.enabled || !sameDraft(draft, original),
    condition,
    preview,
    busy,
    ...refusalsOfRule(refusals, owners),
    save,
    reset: () => startFrom(base),
    startFrom,
  };
}

export type RuleEditorState = ReturnType<typeof useRuleEditor>;
