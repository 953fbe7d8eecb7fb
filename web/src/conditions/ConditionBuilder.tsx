import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { QueryBuilder } from 'react-querybuilder';
import { QueryBuilderHistory } from 'react-querybuilder/history';
import './builder.css';
import classes from './builder.module.css';
import { BuilderProvider } from './builder-context';
import { ConditionRow } from './ConditionRow';
import {
  AddGroupAction,
  AddRuleAction,
  CombinatorSelector,
  FieldSelector,
  NotToggle,
  OperatorSelector,
  RemoveGroupAction,
  RemoveRuleAction,
  UndoRedoActions,
} from './controls';
import type { Draft } from './query';
import type { FieldList } from './use-fields';
import { ValueEditor } from './ValueEditor';

const controls = {
  rule: ConditionRow,
  fieldSelector: FieldSelector,
  operatorSelector: OperatorSelector,
  valueEditor: ValueEditor,
  combinatorSelector: CombinatorSelector,
  notToggle: NotToggle,
  addRuleAction: AddRuleAction,
  addGroupAction: AddGroupAction,
  removeRuleAction: RemoveRuleAction,
  removeGroupAction: RemoveGroupAction,
  undoRedoActions: UndoRedoActions,
};

export interface ConditionBuilderProps {
  label: string;
  list: FieldList;
  draft: Draft;
  onChange: (draft: Draft) => void;
  problems: ReadonlyMap<string, string>;
  disabled?: boolean;
}

export function ConditionBuilder({
  label,
  list,
  draft,
  onChange,
  problems,
  disabled = false,
}: ConditionBuilderProps) {
  const { t } = useLingui();
  const drawn = useRef(false);
  useEffect(() => {
    drawn.current = true;
  }, []);
  const takesFocus = useCallback(() => drawn.current, []);
  const state = useMemo(
    () => ({ list, draft, change: onChange, problems, takesFocus, disabled }),
    [list, draft, onChange, problems, takesFocus, disabled],
  );
  const fields = useMemo(
    () => list.fields.map(({ path, label: name }) => ({ name: path, value: path, label: name })),
    [list],
  );
  const groupName = (path: number[]) =>
    path.length === 0 ? label : t`Group ${path.map((index) => index + 1).join('.')}`;
  return (
    <BuilderProvider value={state}>
      <fieldset
        className={classes.builder}
        data-builder
        tabIndex={-1}
        aria-label={label}
        disabled={disabled}
        onKeyDown={undoByKey}
      >
        <QueryBuilderHistory maxHistory={200}>
          <QueryBuilder
            query={draft}
            onQueryChange={onChange}
            fields={fields}
            getOperators={(field) => operatorOptions(list, field)}
            controlElements={controls}
            showNotToggle
            addRuleToNewGroups
            resetOnOperatorChange={false}
            suppressStandardClassnames={false}
            maxLevels={5}
            disabled={disabled}
            accessibleDescriptionGenerator={({ path }) => groupName(path)}
          />
        </QueryBuilderHistory>
        {draft.rules.length === 0 && (
          <p className={classes.empty}>{t`No condition yet. Add one to say who belongs.`}</p>
        )}
        {problems.has('') && (
          <p className={classes.problem} role="alert">
            {problems.get('')}
          </p>
        )}
      </fieldset>
    </BuilderProvider>
  );
}

function operatorOptions(list: FieldList, field: string) {
  return (list.byPath.get(field)?.operators ?? []).map(({ operator, label, operand }) => ({
    name: operator,
    value: operator,
    label,
    ...(operand === 'NONE' && { arity: 'unary' as const }),
  }));
}

/** Ctrl or Cmd with Z and Shift-Z press the builder's own buttons. */
function undoByKey(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
  const name = event.shiftKey ? 'redo' : 'undo';
  event.preventDefault();
  event.currentTarget.querySelector<HTMLButtonElement>(`[data-${name}]`)?.click();
}
