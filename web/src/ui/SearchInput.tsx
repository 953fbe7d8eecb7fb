import { useLingui } from '@lingui/react/macro';
import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

interface SearchInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'label'> {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** Reports 200 ms after the last key, so that every letter is not a question to the server. */
export function SearchInput({ label, value, onChange, ...rest }: SearchInputProps) {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const report = useDebouncedCallback(onChange, 200);
  useEffect(() => setText(value), [value]);
  const change = (next: string) => {
    setText(next);
    report(next);
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size={24} aria-label={t`Clear search`} onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      {...rest}
    />
  );
}
