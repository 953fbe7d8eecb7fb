import type { Condition } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { type Refusal, refusalsOfFailure } from '../apollo/errors';
import type { ConditionContext } from '../gql/graphql';
import { LoadingRows } from '../ui/Delayed';
import { LoadFailure } from '../ui/Failure';
import type { FieldList } from './field-list';
import { LazyBuilder } from './LazyBuilder';
import { type Draft, refusalsByNode } from './query';
import { Sentence } from './Sentence';
import { useFields } from './use-fields';

interface ConditionInputProps {
  context: ConditionContext;
  label: string;
  lead: string;
  draft: Draft;
  onChange: (draft: Draft, condition: Condition | null) => void;
  /** Those whose path leads into the condition are shown where they belong. */
  refusals: readonly Refusal[];
}

/** The builder as a field of a form, with the sentence above it. */
export function ConditionInput({ context, label, ...rest }: ConditionInputProps) {
  const { t } = useLingui();
  const { list, error } = useFields(context);
  // A list that is being read again stays in use, whatever becomes of the second reading.
  if (!list && error) return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} />;
  if (!list) return <LoadingRows rows={3} label={t`Loading the fields`} />;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Filled label={label} list={list} {...rest} />
    </Stack>
  );
}

type FilledProps = Omit<ConditionInputProps, 'context'> & { list: FieldList };

function Filled({ label, lead, draft, onChange, refusals, list }: FilledProps) {
  const inside = refusals.filter(({ path }) => path.includes('condition'));
  return (
    <>
      <Sentence list={list} draft={draft} lead={lead} />
      <LazyBuilder
        label={label}
        list={list}
        draft={draft}
        onChange={(next) => onChange(next, list.write(next).condition)}
        problems={refusalsByNode(inside, list.write(draft).owners)}
      />
    </>
  );
}
