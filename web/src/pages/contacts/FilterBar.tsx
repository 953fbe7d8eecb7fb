import type { Condition } from '@cadre/shared/conditions/ast';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { type Refusal, refusalsOfFailure } from '../../apollo/errors';
import type { FieldList } from '../../conditions/field-list';
import { LazyBuilder } from '../../conditions/LazyBuilder';
import { refusalsByNode, toDraft } from '../../conditions/query';
import { Sentence } from '../../conditions/Sentence';
import { useFields } from '../../conditions/use-fields';
import { useConditionCheck } from '../../conditions/use-preview';
import { LoadFailure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';

interface FilterBarProps {
  condition: Condition | null;
  onApply: (condition: Condition | null) => void;
}

/** The condition that the list is filtered by: as a sentence, and as a builder while it is edited. */
export function FilterBar({ condition, onApply }: FilterBarProps) {
  const { list, error } = useFields('CONTACTS');
  const [editing, { open, close }] = useDisclosure(condition === null);
  if (error) return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} />;
  if (!list) return null;
  if (!editing && condition) {
    return (
      <Group gap="sm">
        <Shown list={list} condition={condition} />
        <Button size="xs" variant="default" onClick={open}>
          <Trans>Edit filter</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={() => onApply(null)}>
          <Trans>Clear filter</Trans>
        </Button>
      </Group>
    );
  }
  return (
    <FilterEditor
      list={list}
      condition={condition}
      onApply={(next) => {
        close();
        onApply(next);
      }}
    />
  );
}

function Shown({ list, condition }: { list: FieldList; condition: Condition }) {
  const { t } = useLingui();
  return <Sentence list={list} draft={toDraft(condition)} lead={t`Where`} />;
}

function FilterEditor({ list, condition, onApply }: FilterBarProps & { list: FieldList }) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(() => toDraft(condition));
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const check = useConditionCheck('CONTACTS');
  const written = list.write(draft);
  const apply = async () => {
    const found = written.condition ? await check(written.condition) : [];
    setRefusals(found);
    if (found.length === 0) onApply(written.condition);
  };
  return (
    <Panel title={t`Filter contacts`}>
      <Stack>
        <Sentence list={list} draft={draft} lead={t`Where`} />
        <LazyBuilder
          label={t`Filter`}
          list={list}
          draft={draft}
          onChange={(next) => {
            setDraft(next);
            setRefusals([]);
          }}
          problems={refusalsByNode(refusals, written.owners)}
        />
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={() => onApply(condition)}>
            <Trans>Cancel</Trans>
          </Button>
          <Button size="xs" onClick={apply}>
            <Trans>Apply filter</Trans>
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
