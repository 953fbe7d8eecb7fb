import { useLingui } from '@lingui/react/macro';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { QueryBuilder } from 'react-querybuilder';
import { QueryBuilderHistory } from 'react-querybuilder/history';
import { useViewer } from '../parts/viewer';
import './builder.css';
import classes from './builder.module.css';
import { BuilderProvider, LiveProvider } from './builder-context';
import { ConditionGroup } from './ConditionGroup';
import { ConditionRow, Problem } from './ConditionRow';
import { looksLikeCondition } from './condition-text';
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
import type { FieldList } from './field-list';
import type { NodeAction } from './node-edit';
import type { Draft } from './query';
import { useKeptFocus } from './use-kept-focus';
import { useLiveProblems } from './use-live-problems';
import { useNodeActions } from './use-node-actions';
import { useNodeDrag } from './use-node-drag';
import { usePaste } from './use-paste';
import { ValueEditor } from './ValueEditor';

const controls = {
  rule: ConditionRow,
  ruleGroup: ConditionGroup,
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

export function ConditionBuilder(props: ConditionBuilderProps) {
  const { label, list, draft, problems: refused, disabled = false } = props;
  const { t } = useLingui();
  const { workspace } = useViewer();
  const box = useRef<HTMLFieldSetElement>(null);
  const [said, say] = useState('');
  const { timeZone } = workspace;
  const change = useStable(props.onChange);
  const { problems, left } = useLiveProblems({ list, draft, timeZone, refused });
  const focus = useKeptFocus(box, draft);
  const { act, apply } = useNodeActions({ draft, change, say, keepFocus: focus.keep });
  const drag = useNodeDrag({ box, draft, apply });
  const { paste, refusal, clear } = usePaste({ list, timeZone, change, say });
  const { expectRow, takesFocus } = useExpectedRow();
  const state = useMemo(
    () => ({ list, change, act, drag, paste, expectRow, takesFocus, disabled }),
    [list, change, act, drag, paste, expectRow, takesFocus, disabled],
  );
  const live = useMemo(() => ({ draft, problems }), [draft, problems]);
  const edit = useCallback(
    (next: Draft) => {
      clear();
      change(next);
    },
    [change, clear],
  );
  const fields = useMemo(
    () => list.fields.map(({ path, label: name }) => ({ name: path, value: path, label: name })),
    [list],
  );
  const getOperators = useCallback((field: string) => operatorOptions(list, field), [list]);
  const groupName = (path: number[]) =>
    path.length === 0 ? label : t`Group ${path.map((index) => index + 1).join('.')}`;
  return (
    <BuilderProvider value={state}>
      <LiveProvider value={live}>
        <fieldset
          ref={box}
          className={classes.builder}
          data-builder
          tabIndex={-1}
          aria-label={label}
          disabled={disabled}
          onKeyDownCapture={(event) => moveByKey(event, act)}
          onKeyDown={undoByKey}
          onPasteCapture={(event) => pasteByKey(event, paste)}
          onFocus={focus.onFocus}
          onBlur={({ target, relatedTarget }) => {
            focus.onBlur(relatedTarget);
            const row = target.closest<HTMLElement>('[data-node]');
            if (row && !row.contains(relatedTarget)) left(row.dataset.node ?? '');
          }}
        >
          <QueryBuilderHistory maxHistory={200}>
            <QueryBuilder
              query={draft}
              onQueryChange={edit}
              fields={fields}
              getOperators={getOperators}
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
          {problems.has('') && <Problem>{problems.get('') ?? ''}</Problem>}
          {refusal && <Problem>{refusal}</Problem>}
          <p className={classes.said} aria-live="polite">
            {said}
          </p>
        </fieldset>
      </LiveProvider>
    </BuilderProvider>
  );
}

/** The same function for ever, that does what the latest one does. */
function useStable<Args extends unknown[]>(latest: (...args: Args) => void): (...args: Args) => void {
  const current = useRef(latest);
  current.current = latest;
  return useCallback((...args: Args) => current.current(...args), []);
}

/** Only a row that the person has just asked for takes the focus, not one that comes by pasting or undoing. */
function useExpectedRow() {
  const expected = useRef(false);
  const expectRow = useCallback(() => {
    expected.current = true;
  }, []);
  const takesFocus = useCallback(() => {
    const takes = expected.current;
    expected.current = false;
    return takes;
  }, []);
  return { expectRow, takesFocus };
}

function operatorOptions(list: FieldList, field: string) {
  return (list.byPath.get(field)?.operators ?? []).map(({ operator, label, operand }) => ({
    name: operator,
    value: operator,
    label,
    ...(operand === 'NONE' && { arity: 'unary' as const }),
  }));
}

/** Alt with an arrow moves the row or group that has the focus; the lists of its inputs must not hear it. */
function moveByKey(event: KeyboardEvent<HTMLElement>, act: (id: string, action: NodeAction) => void): void {
  const step = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
  if (!step || !event.altKey || !(event.target instanceof HTMLElement)) return;
  const node = event.target.closest<HTMLElement>('[data-node]');
  if (!node || node.hasAttribute('data-root')) return;
  event.preventDefault();
  event.stopPropagation();
  act(node.dataset.node ?? '', step);
}

/** Ctrl or Cmd with Z and Shift-Z press the builder's own buttons. */
function undoByKey(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
  const name = event.shiftKey ? 'redo' : 'undo';
  event.preventDefault();
  event.currentTarget.querySelector<HTMLButtonElement>(`[data-${name}]`)?.click();
}

/** A condition on the clipboard goes into the builder, whatever has the focus; any other text into its input. */
function pasteByKey(event: ClipboardEvent<HTMLElement>, paste: (text: string) => void): void {
  const text = event.clipboardData.getData('text');
  const isInput = event.target instanceof HTMLElement && event.target.closest('input, textarea');
  if (text === '' || (isInput && !looksLikeCondition(text))) return;
  event.preventDefault();
  event.stopPropagation();
  paste(text);
}
