import type { Condition } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import classes from './condition-diff.module.css';
import { conditionLines, diffLines } from './diff-conditions';
import type { FieldList } from './field-list';
import { toDraft } from './query';

interface ConditionDiffProps {
  list: FieldList;
  before: Condition | null;
  after: Condition | null;
}

/** What a version of a condition changed: marked by sign, strike and colour. */
export function ConditionDiff({ list, before, after }: ConditionDiffProps) {
  const { t } = useLingui();
  const lines = useMemo(() => {
    const words = {
      all: t`All of these`,
      any: t`At least one of these`,
      not: t`Not this`,
      predicate: (condition: Condition) => list.sentence(toDraft(condition)),
    };
    const diff = diffLines(conditionLines(before, words), conditionLines(after, words));
    return diff.map((line, place) => ({ ...line, place }));
  }, [t, list, before, after]);
  const marks = { same: '', added: t`added:`, removed: t`removed:` };
  return (
    <ul className={classes.diff} aria-label={t`What changed`}>
      {lines.map(({ place, depth, text, change }) => (
        <li
          key={place}
          className={classes.line}
          data-change={change}
          style={{ paddingInlineStart: 26 + depth * 18 }}
        >
          {change !== 'same' && <span className={classes.unseen}>{marks[change]} </span>}
          {text}
        </li>
      ))}
    </ul>
  );
}
