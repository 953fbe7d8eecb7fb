import { useLingui } from '@lingui/react/macro';
import { Combobox, ScrollArea, Text, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import classes from './choice-dialog.module.css';
import { Dialog } from './Dialog';

export interface Choice {
  value: string;
  label: string;
  /** What stands before and behind its name. */
  icon?: ReactNode;
  aside?: ReactNode;
}

interface ChoiceDialogProps {
  title: string;
  /** What the field says while nothing is typed. */
  placeholder: string;
  choices: readonly Choice[];
  /** When given, the choices are found elsewhere by what is typed; otherwise they are sifted here. */
  onSearch?: (text: string) => void;
  onChoose: (value: string) => void;
  onClose: () => void;
}

/** One of several, by a few letters and Enter: the hands stay on the keys. */
export function ChoiceDialog({
  title,
  placeholder,
  choices,
  onSearch,
  onChoose,
  onClose,
}: ChoiceDialogProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const store = useCombobox({ opened: true });
  const sought = text.trim().toLowerCase();
  const shown = onSearch ? choices : choices.filter(({ label }) => label.toLowerCase().includes(sought));
  const ids = shown.map(({ value }) => value).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter takes the first of what is listed now.
  useEffect(() => {
    // After the options are drawn and the dialog has got the focus.
    const timer = setTimeout(() => store.selectFirstOption());
    return () => clearTimeout(timer);
  }, [ids]);
  return (
    <Dialog title={title} onClose={onClose} size={440}>
      <Combobox
        store={store}
        onOptionSubmit={(value) => {
          onClose();
          onChoose(value);
        }}
      >
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            role="combobox"
            data-autofocus
            aria-label={title}
            placeholder={placeholder}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              onSearch?.(event.currentTarget.value.trim());
            }}
          />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah={320} mt={8} type="auto" viewportProps={{ tabIndex: -1 }}>
          <Combobox.Options aria-label={title}>
            {shown.map(({ value, label, icon, aside }) => (
              <Combobox.Option key={value} value={value} className={classes.choice}>
                {icon}
                <span className={classes.label}>{label}</span>
                {aside && <span className={classes.aside}>{aside}</span>}
              </Combobox.Option>
            ))}
          </Combobox.Options>
          {shown.length === 0 && (
            <Text size="sm" c="dimmed" p={8} role="status">
              {t`Nothing found`}
            </Text>
          )}
        </ScrollArea.Autosize>
      </Combobox>
    </Dialog>
  );
}
