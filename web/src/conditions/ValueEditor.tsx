import { useQuery } from '@apollo/client/react';
import type { PredicateValue, Scalar } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { Autocomplete, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ValueEditorProps } from 'react-querybuilder';
import { graphql } from '../gql';
import { NumberField, toNumber } from '../ui/NumberField';
import { useBuilder, useRowProblem } from './builder-context';
import type { Field, FieldOperator } from './field-list';
import { predicateValue } from './query';

const SuggestionsDocument = graphql(`
  query ValueSuggestions($field: String!, $prefix: String!) {
    conditionValueSuggestions(field: $field, prefix: $prefix, first: 10) {
      value
      label
    }
  }
`);

interface EditorProps {
  field: Field;
  value: PredicateValue;
  onChange: (value: PredicateValue) => void;
  common: {
    'aria-label': string;
    className: string;
    size: 'sm';
    error: string | undefined;
    errorProps: { role: 'alert' };
    disabled: boolean;
  };
}

/** Which input a predicate gets follows from what its operator takes and from the type of its field. */
export function ValueEditor({ rule, value, handleOnChange, disabled }: ValueEditorProps) {
  const { t } = useLingui();
  const { list } = useBuilder();
  const problem = useRowProblem();
  const field = list.byPath.get(rule.field);
  const operator = list.operator(rule.field, rule.operator);
  if (!field || !operator || operator.operand === 'NONE') return null;
  const editor: EditorProps = {
    field,
    value: predicateValue({ value }),
    onChange: handleOnChange,
    common: {
      'aria-label': t`Value`,
      className: 'condition-value',
      size: 'sm',
      error: problem,
      errorProps: { role: 'alert' },
      disabled: disabled ?? false,
    },
  };
  return <EditorFor {...editor} operator={operator} />;
}

function EditorFor({ operator, ...props }: EditorProps & { operator: FieldOperator }) {
  const named = props.field.type === 'SEGMENTS' || props.field.type === 'REFERENCE';
  if (operator.operand === 'DAYS') return <DaysEditor {...props} />;
  if (operator.operand === 'LIST') return named ? <NamedListEditor {...props} /> : <ListEditor {...props} />;
  if (named) return <NamedEditor {...props} />;
  switch (props.field.type) {
    case 'NUMBER':
      return <NumberEditor {...props} />;
    case 'BOOLEAN':
      return <BooleanEditor {...props} />;
    case 'DATE':
      return <DateEditor {...props} />;
    default:
      return <TextEditor {...props} />;
  }
}

function asOne(value: PredicateValue): Scalar {
  return typeof value === 'object' ? (value[0] ?? '') : value;
}

function asList(value: PredicateValue): string[] {
  const values = typeof value === 'object' ? value : [value];
  return values.map(String).filter((one) => one !== '');
}

function useSuggestions(field: Field, typed: string, wanted: boolean): { value: string; label: string }[] {
  const [prefix] = useDebouncedValue(typed, 150);
  const offered = field.choices ?? [];
  const { data } = useQuery(SuggestionsDocument, {
    variables: { field: field.path, prefix },
    // A rule of a hundred predicates must not ask a hundred questions before anybody types.
    skip:
      !wanted ||
      offered.length > 0 ||
      (field.type !== 'TEXT' && field.type !== 'CHOICE' && field.type !== 'MULTI_CHOICE'),
  });
  const found = offered.length > 0 ? offered : (data?.conditionValueSuggestions ?? []);
  // The inputs of the kit refuse a value that comes twice.
  return [...new Map(found.map(({ value, label }) => [value, { value, label }])).values()];
}

function TextEditor({ field, value, onChange, common }: EditorProps) {
  const text = String(asOne(value));
  const [wanted, setWanted] = useState(false);
  const suggestions = useSuggestions(field, text, wanted);
  return (
    <Autocomplete
      {...common}
      data={suggestions.map((one) => one.value)}
      limit={50}
      value={text}
      onFocus={() => setWanted(true)}
      onChange={onChange}
    />
  );
}

function NumberEditor({ value, onChange, common }: EditorProps) {
  return <NumberField {...common} value={numberOrText(asOne(value))} onChange={onChange} />;
}

function DaysEditor({ value, onChange, common }: EditorProps) {
  const { t } = useLingui();
  return (
    <NumberField
      {...common}
      aria-label={t`Number of days`}
      rightSection={t`days`}
      rightSectionWidth={48}
      value={numberOrText(asOne(value))}
      onChange={onChange}
    />
  );
}

function numberOrText(value: Scalar): number | string {
  return typeof value === 'boolean' ? '' : value;
}

function BooleanEditor({ value, onChange, common }: EditorProps) {
  const { t } = useLingui();
  const data = [
    { value: 'true', label: t`yes` },
    { value: 'false', label: t`no` },
  ];
  const chosen = asOne(value);
  return (
    <Select
      {...common}
      data={data}
      allowDeselect={false}
      value={chosen === '' ? null : String(chosen)}
      onChange={(next) => onChange(next === 'true')}
    />
  );
}

function DateEditor({ value, onChange, common }: EditorProps) {
  const text = String(asOne(value));
  // A rule written over GraphQL may name an instant; only calendar days fit the browser's date input.
  const type = text.includes('T') ? 'text' : 'date';
  return (
    <TextInput
      {...common}
      type={type}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function ListEditor({ field, value, onChange, common }: EditorProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(false);
  const suggestions = useSuggestions(field, typed, wanted);
  const shown = asList(value);
  const change = (texts: string[]) => onChange(field.type === 'NUMBER' ? texts.map(toNumber) : texts);
  return (
    <TagsInput
      {...common}
      aria-label={t`Values`}
      placeholder={shown.length === 0 ? t`Type a value, then Enter` : ''}
      data={suggestions.map((one) => one.value)}
      acceptValueOnBlur
      limit={50}
      onFocus={() => setWanted(true)}
      splitChars={SPLITS}
      searchValue={typed}
      onSearchChange={setTyped}
      value={shown}
      onChange={change}
    />
  );
}

/** A column of a sheet or a list with commas is many values. */
const SPLITS = [',', ';', '\n', '\r', '\t'];

function NamedEditor({ field, value, onChange, common }: EditorProps) {
  const { t } = useLingui();
  return (
    <Select
      {...common}
      searchable
      allowDeselect={false}
      placeholder={t`Choose one`}
      data={field.choices ?? []}
      value={String(asOne(value)) || null}
      onChange={(next) => next && onChange(next)}
    />
  );
}

function NamedListEditor({ field, value, onChange, common }: EditorProps) {
  const { t } = useLingui();
  const shown = asList(value);
  return (
    <MultiSelect
      {...common}
      searchable
      placeholder={shown.length === 0 ? t`Choose some` : ''}
      data={field.choices ?? []}
      value={shown}
      onChange={onChange}
    />
  );
}
