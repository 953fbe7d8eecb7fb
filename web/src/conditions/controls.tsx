import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, SegmentedControl, Select, Switch } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFolderPlus,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
  UndoRedoActionsProps,
} from 'react-querybuilder';
import { useQueryBuilderHistory } from 'react-querybuilder/history';
import { BuilderMenu } from './BuilderMenu';
import { useBuilder } from './builder-context';
import { NodeMenu } from './NodeMenu';

export function FieldSelector({ value, handleOnChange, disabled }: FieldSelectorProps) {
  const { t } = useLingui();
  const { list } = useBuilder();
  const groups: Record<string, string> = {
    CONTACT: t`Contact`,
    PROPERTIES: t`Contact properties`,
    SEGMENTS: t`Segments`,
    CONVERSATION: t`Conversation`,
  };
  const byGroup = Map.groupBy(list.fields, (field) => field.group);
  const data = [...byGroup].map(([group, fields]) => ({
    group: groups[group] ?? group,
    items: fields.map(({ path, label }) => ({ value: path, label })),
  }));
  return (
    <Select
      aria-label={t`Field`}
      className="condition-field"
      size="sm"
      searchable
      allowDeselect={false}
      nothingFoundMessage={t`No such field`}
      maxDropdownHeight={320}
      data={data}
      value={value ?? null}
      disabled={disabled ?? false}
      onChange={(next) => next && handleOnChange(next)}
    />
  );
}

export function OperatorSelector({ value, field, handleOnChange, disabled }: OperatorSelectorProps) {
  const { t } = useLingui();
  const { list } = useBuilder();
  const operators = list.byPath.get(field)?.operators ?? [];
  return (
    <Select
      aria-label={t`Operator`}
      className="condition-operator"
      size="sm"
      allowDeselect={false}
      maxDropdownHeight={320}
      data={operators.map(({ operator, label }) => ({ value: operator, label }))}
      value={value ?? null}
      disabled={disabled ?? false}
      onChange={(next) => next && handleOnChange(next)}
    />
  );
}

export function CombinatorSelector({ value, handleOnChange, disabled, level }: CombinatorSelectorProps) {
  const { t } = useLingui();
  return (
    <SegmentedControl
      size="xs"
      aria-label={level === 0 ? t`How the conditions combine` : t`How the conditions of this group combine`}
      data={[
        { value: 'and', label: t`All of (AND)` },
        { value: 'or', label: t`Any of (OR)` },
      ]}
      value={value ?? 'and'}
      disabled={disabled ?? false}
      onChange={handleOnChange}
    />
  );
}

export function NotToggle({ checked, handleOnChange, disabled }: NotToggleProps) {
  const { t } = useLingui();
  return (
    <Switch
      size="xs"
      label={t`NOT`}
      aria-label={t`NOT: whoever does not match this group`}
      checked={checked ?? false}
      disabled={disabled ?? false}
      onChange={(event) => handleOnChange(event.currentTarget.checked)}
    />
  );
}

export function AddRuleAction({ handleOnClick, disabled, level }: ActionProps) {
  const { t } = useLingui();
  const { expectRow } = useBuilder();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      aria-label={level === 0 ? t`Add condition` : t`Add condition to this group`}
      disabled={disabled ?? false}
      onClick={(event) => {
        expectRow();
        handleOnClick(event);
      }}
    >
      <Trans>Add condition</Trans>
    </Button>
  );
}

export function AddGroupAction({ handleOnClick, disabled, level }: ActionProps) {
  const { t } = useLingui();
  const { expectRow } = useBuilder();
  if (level >= 4) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      c="dimmed"
      leftSection={<IconFolderPlus size={14} aria-hidden />}
      aria-label={level === 0 ? t`Add group` : t`Add group to this group`}
      disabled={disabled ?? false}
      onClick={(event) => {
        expectRow();
        handleOnClick(event);
      }}
    >
      <Trans>Add group</Trans>
    </Button>
  );
}

export function RemoveRuleAction(props: ActionProps) {
  const { t } = useLingui();
  return <NodeActions {...props} name={t`Remove condition`} isGroup={false} />;
}

export function RemoveGroupAction(props: ActionProps) {
  const { t } = useLingui();
  return <NodeActions {...props} name={t`Remove group`} isGroup />;
}

function NodeActions({ isGroup, ...props }: ActionProps & { name: string; isGroup: boolean }) {
  return (
    <span className="condition-actions">
      {!props.disabled && <NodeMenu id={props.ruleOrGroup.id ?? ''} isGroup={isGroup} />}
      <RemoveAction {...props} />
    </span>
  );
}

function RemoveAction({ handleOnClick, disabled, name }: ActionProps & { name: string }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="dimmed"
      size="lg"
      className="condition-remove"
      aria-label={name}
      disabled={disabled ?? false}
      onClick={(event) => {
        // The button disappears with its row; the focus goes to the builder instead of getting lost.
        event.currentTarget.closest<HTMLElement>('[data-builder]')?.focus();
        handleOnClick(event);
      }}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

export function UndoRedoActions({ schema, disabled }: UndoRedoActionsProps) {
  const { t } = useLingui();
  const { undo, redo, canUndo, canRedo } = useQueryBuilderHistory(schema.qbId);
  return (
    <Group gap={6} ml="auto" wrap="nowrap">
      <BuilderMenu disabled={disabled ?? false} />
      <ActionIcon.Group>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={t`Undo`}
          data-undo
          disabled={disabled ?? false}
          // Not `disabled`: a button that has the focus would lose it with the last step.
          aria-disabled={!canUndo}
          {...(!canUndo && { 'data-disabled': true })}
          onClick={undo}
        >
          <IconArrowBackUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={t`Redo`}
          data-redo
          disabled={disabled ?? false}
          aria-disabled={!canRedo}
          {...(!canRedo && { 'data-disabled': true })}
          onClick={redo}
        >
          <IconArrowForwardUp size={16} aria-hidden />
        </ActionIcon>
      </ActionIcon.Group>
    </Group>
  );
}
