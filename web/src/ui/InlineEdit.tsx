import { useLingui } from '@lingui/react/macro';
import { Text, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import classes from './inline-edit.module.css';

/** What an editor of one value is given. */
export interface EditorProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
  'aria-label': string;
  error: string | undefined;
  autoFocus: true;
  size: 'xs';
}

interface InlineEditProps<Value> {
  label: string;
  value: Value;
  show: (value: Value) => string;
  editor: (props: EditorProps<Value>) => ReactNode;
  /** Answers what is wrong, or nothing when it is saved. */
  onSave: (value: Value) => Promise<string | undefined>;
}

interface Editing<Value> {
  value: Value;
  error: string | undefined;
}

/**
 * A value that is edited where it stands. Enter and leaving it save, Escape puts back. What was typed is shown at once;
 * when it is refused the editor opens again with it and with the reason.
 */
export function InlineEdit<Value>({ label, value, show, editor, onSave }: InlineEditProps<Value>) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<Editing<Value> | null>(null);
  const [sent, setSent] = useState<{ value: Value } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const current = sent ? sent.value : value;
  const close = (refocus: boolean) => {
    setEditing(null);
    if (refocus) setTimeout(() => button.current?.focus());
  };
  const save = async (refocus: boolean) => {
    if (!editing) return;
    close(refocus);
    if (JSON.stringify(editing.value) === JSON.stringify(value)) return;
    setSent({ value: editing.value });
    const error = await onSave(editing.value);
    setSent(null);
    if (error) setEditing({ value: editing.value, error });
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save(true);
    if (event.key === 'Escape') {
      event.stopPropagation();
      close(true);
    }
  };
  const shown = show(current);
  if (editing) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the input inside.
      <div
        onKeyDown={byKey}
        onBlur={(event) => {
          // Lists of an editor may lie elsewhere in the document, but they keep the focus in its input.
          if (!event.currentTarget.contains(event.relatedTarget)) save(false);
        }}
      >
        {editor({
          value: editing.value,
          onChange: (next) => setEditing({ value: next, error: undefined }),
          'aria-label': label,
          error: editing.error,
          autoFocus: true,
          size: 'xs',
        })}
      </div>
    );
  }
  return (
    <UnstyledButton
      ref={button}
      className={classes.value}
      aria-label={shown ? t`Edit ${label}: ${shown}` : t`Edit ${label}`}
      aria-busy={sent !== null}
      onClick={() => setEditing({ value: current, error: undefined })}
    >
      {shown || (
        <Text span inherit c="dimmed">
          –
        </Text>
      )}
    </UnstyledButton>
  );
}
