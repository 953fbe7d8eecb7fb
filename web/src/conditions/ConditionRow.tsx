import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Rule, type RuleProps } from 'react-querybuilder';
import classes from './builder.module.css';
import { useBuilder } from './builder-context';
import { hasRequiredValue, requireValue } from './query';

/** A predicate with what is wrong with it, and what its operator silently includes. */
export function ConditionRow(props: RuleProps) {
  const { rule } = props;
  const id = rule.id ?? '';
  const { list, draft, change, problems, takesFocus, disabled } = useBuilder();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the row's first drawing may move the focus.
  useEffect(() => {
    if (takesFocus()) box.current?.querySelector('input')?.focus();
  }, []);
  const problem = problems.get(id);
  const operator = list.operator(rule.field, rule.operator);
  const negative = operator?.negative ?? false;
  // Beside a value, the value's own input says what is wrong.
  const takesValue = operator !== undefined && operator.operand !== 'NONE';
  return (
    <div className={classes.row} ref={box} data-wrong={problem ? true : undefined}>
      <Rule {...props} />
      {problem && !takesValue && (
        <p className={classes.problem} role="alert">
          <IconAlertCircle size={14} aria-hidden />
          {problem}
        </p>
      )}
      {negative && !hasRequiredValue(draft, id) && (
        <EmptyNote field={rule.field} disabled={disabled} onRequire={() => change(requireValue(draft, id))} />
      )}
    </div>
  );
}

interface EmptyNoteProps {
  field: string;
  disabled: boolean;
  onRequire: () => void;
}

function EmptyNote({ field, disabled, onRequire }: EmptyNoteProps) {
  const { t } = useLingui();
  const { list } = useBuilder();
  const name = list.byPath.get(field)?.phrase ?? field;
  return (
    <p className={classes.note}>
      <IconInfoCircle size={14} aria-hidden />
      <span>
        <Trans>Also matches when {name} is empty.</Trans>{' '}
        {!disabled && (
          <Anchor component="button" type="button" size="xs" onClick={onRequire} underline="always">
            {t`Add “and is not empty”`}
          </Anchor>
        )}
      </span>
    </p>
  );
}
