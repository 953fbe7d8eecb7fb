import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../gql';

const ContactChoicesDocument = graphql(`
  query ContactChoices($search: String!) {
    contacts(first: 20, search: $search) {
      nodes {
        id
        displayName
        email
      }
    }
  }
`);

interface ContactPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'label'> {
  label: string;
  value: string | null;
  onChange: (contactId: string | null) => void;
}

/** One contact, found by searching on the server as the person types. */
export function ContactPicker({ label, value, onChange, ...rest }: ContactPickerProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [search] = useDebouncedValue(chosen && typed === chosen.label ? '' : typed, 150);
  const { data, previousData, loading } = useQuery(ContactChoicesDocument, { variables: { search } });
  const found = (data ?? previousData)?.contacts.nodes.map(({ id, displayName, email }) => ({
    value: id,
    label: email && email !== displayName ? `${displayName} · ${email}` : displayName,
  }));
  const options = found ?? [];
  const choices =
    chosen && !options.some((one) => one.value === chosen.value) ? [chosen, ...options] : options;
  return (
    <Select
      label={label}
      placeholder={t`Search by name, e-mail or company`}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear` }}
      data={choices}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={loading ? t`Searching…` : t`Nobody found`}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={(id) => {
        setChosen(choices.find((one) => one.value === id) ?? null);
        onChange(id);
      }}
      {...rest}
    />
  );
}
