import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

interface NumberFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  value: number | string;
  /** A number, or what was typed as long as it is none: the server says what is wrong with it. */
  onChange: (value: number | string) => void;
}

/** A plain input for numbers; the kit's own weighs more than the rest of a dialog. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  // "1." and "1.0" are being typed on: the text stays as it is while it says the same number.
  const shown = toNumber(typed) === value ? typed : String(value);
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(toNumber(event.currentTarget.value));
      }}
      {...rest}
    />
  );
}

export function toNumber(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
