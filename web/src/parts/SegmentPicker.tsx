import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../gql';

const SegmentChoicesDocument = graphql(`
  query SegmentChoices($search: String!) {
    segments(first: 50, search: $search) {
      nodes {
        id
        name
      }
    }
  }
`);

interface SegmentPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'label'> {
  label: string;
  value: string | null;
  onChange: (segmentId: string | null) => void;
  /** Those that make no sense to choose. */
  except?: readonly string[];
}

/** One segment, found by searching on the server as the person types. */
export function SegmentPicker({ label, value, onChange, except = [], ...rest }: SegmentPickerProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [search] = useDebouncedValue(chosen && typed === chosen.label ? '' : typed, 150);
  const { data, previousData, loading } = useQuery(SegmentChoicesDocument, { variables: { search } });
  const found = (data ?? previousData)?.segments.nodes.filter(({ id }) => !except.includes(id)) ?? [];
  const options = found.map(({ id, name }) => ({ value: id, label: name }));
  const choices =
    chosen && !options.some((one) => one.value === chosen.value) ? [chosen, ...options] : options;
  return (
    <Select
      label={label}
      placeholder={t`Search by name`}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear` }}
      data={choices}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={loading ? t`Searching…` : t`No such segment`}
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
