import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../../gql';

const TeammateChoicesDocument = graphql(`
  query TeammateChoices($search: String!) {
    teammateConnection(first: 20, search: $search) {
      nodes {
        id
        name
        email
      }
    }
  }
`);

interface TeammatePickerProps {
  label: string;
  picked: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Some teammates, found by searching on the server as the person types. */
export function TeammatePicker({ label, picked, onChange }: TeammatePickerProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const { data, previousData } = useQuery(TeammateChoicesDocument, { variables: { search } });
  const found = (data ?? previousData)?.teammateConnection.nodes ?? [];
  const offered = new Map([...picked.map((id) => [id, known.get(id) ?? id] as const)]);
  for (const { id, name, email } of found) offered.set(id, `${name} · ${email}`);
  return (
    <MultiSelect
      label={label}
      placeholder={picked.length === 0 ? t`Search by name or e-mail` : ''}
      searchable
      hidePickedOptions
      data={[...offered].map(([value, text]) => ({ value, label: text }))}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t`Nobody found`}
      searchValue={typed}
      onSearchChange={setTyped}
      value={[...picked]}
      onChange={(ids) => {
        setKnown(new Map(ids.map((id) => [id, offered.get(id) ?? id])));
        onChange(ids);
      }}
    />
  );
}
