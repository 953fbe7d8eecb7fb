import { useLingui } from '@lingui/react/macro';
import { Select, TagsInput, TextInput } from '@mantine/core';
import type { ContactFactsPropertyFragment } from '../gql/graphql';
import type { EditorProps } from '../ui/InlineEdit';

type PropertyShape = Pick<ContactFactsPropertyFragment, 'type' | 'choices'>;

/** The input that fits the type of a property. What it gives is checked by the server alone. */
export function PropertyInput({
  property: { type, choices },
  value,
  onChange,
  ...rest
}: EditorProps<unknown> & { property: PropertyShape }) {
  const { t } = useLingui();
  switch (type) {
    case 'BOOLEAN':
      return (
        <Select
          {...rest}
          defaultDropdownOpened
          data={[
            { value: 'true', label: t`yes` },
            { value: 'false', label: t`no` },
          ]}
          clearable
          clearButtonProps={{ 'aria-label': t`Clear` }}
          value={value === null || value === undefined ? null : String(value)}
          onChange={(next) => onChange(next === null ? null : next === 'true')}
        />
      );
    case 'MULTI_CHOICE':
      return (
        <TagsInput
          {...rest}
          data={[...choices]}
          acceptValueOnBlur
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(next) => onChange(next.length === 0 ? null : next)}
        />
      );
    case 'CHOICE':
      if (choices.length > 0) {
        return (
          <Select
            {...rest}
            searchable
            defaultDropdownOpened
            data={[...choices]}
            clearable
            clearButtonProps={{ 'aria-label': t`Clear` }}
            value={typeof value === 'string' ? value : null}
            onChange={onChange}
          />
        );
      }
  }
  const text = value === null || value === undefined ? '' : String(value);
  return (
    <TextInput
      {...rest}
      // An instant does not fit the browser's input of days.
      type={type === 'DATE' && !text.includes('T') ? 'date' : 'text'}
      inputMode={type === 'NUMBER' ? 'decimal' : 'text'}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}
