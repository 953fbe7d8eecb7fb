import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { Rule, type RuleProps } from 'react-querybuilder';
import classes from './builder.module.css';
import { RowProblemProvider, useBuilder, useLive } from './builder-context';
import { DragHandle } from './DragHandle';
import { hasRequiredValue, requireValue } from './query';

/** A predicate with what is wrong with it, and what its operator silently includes. */
export function ConditionRow(props: RuleProps) {
  const { rule } = props;
  const id = rule.id ?? '';
  const { list, change, disabled } = useBuilder();
  const { draft, problems } = useLive();
  const negative = list.operator(rule.field, rule.operator)?.negative ?? false;
  return (
    <>
      <Row {...props} problem={problems.get(id)} />
      {negative && !hasRequiredValue(draft, id) && (
        <EmptyNote field={rule.field} disabled={disabled} onRequire={() => change(requireValue(draft, id))} />
      )}
    </>
  );
}

type RowProps = RuleProps & { problem: string | undefined };

/** Drawn anew only when something about this very row changed: a hundred of them would take too long at every key. */
const Row = memo(function Row({ problem, ...props }: RowProps) {
  const { rule } = props;
  const id = rule.id ?? '';
  const { list, takesFocus } = useBuilder();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the row's first drawing may move the focus.
  useEffect(() => {
    if (takesFocus()) box.current?.querySelector('input')?.focus();
  }, []);
  const operator = list.operator(rule.field, rule.operator);
  // Beside a value, the value's own input says what is wrong.
  const takesValue = operator !== undefined && operator.operand !== 'NONE';
  return (
    <div className={classes.row} ref={box} data-node={id} data-wrong={problem ? true : undefined}>
      <DragHandle id={id} />
      <div className={classes.fields}>
        <RowProblemProvider value={problem}>
          <Rule {...props} />
        </RowProblemProvider>
        {problem && !takesValue && <Problem>{problem}</Problem>}
      </div>
    </div>
  );
}, isSameRow);

function isSameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.rule === after.rule &&
    before.problem === after.problem &&
    before.disabled === after.disabled &&
    before.schema.fieldMap === after.schema.fieldMap &&
    before.path.join() === after.path.join()
  );
}

export function Problem({ children }: { children: string }) {
  return (
    <p className={classes.problem} role="alert">
      <IconAlertCircle size={14} aria-hidden />
      {children}
    </p>
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
