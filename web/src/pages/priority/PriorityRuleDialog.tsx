import type { Condition } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor, type Refusal } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { ConditionInput } from '../../conditions/ConditionInput';
import { toDraft } from '../../conditions/query';
import { toInput } from '../../conditions/to-input';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { Priority } from '../../gql/graphql';
import { PRIORITIES, usePriorityWords } from '../../parts/priority-words';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const PriorityRuleEdit = graphql(`
  fragment PriorityRuleEdit on PriorityRule {
    id
    name
    condition
    priority
    version
  }
`);

const CreatePriorityRuleDocument = graphql(`
  mutation CreatePriorityRule($input: PriorityRuleCreateInput!) {
    priorityRuleCreate(input: $input) {
      priorityRule {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ChangePriorityRuleDocument = graphql(`
  mutation ChangePriorityRule($input: PriorityRuleChangeInput!) {
    priorityRuleChange(input: $input) {
      priorityRule {
        ...PriorityRuleEdit
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface PriorityRuleDialogProps {
  /** Null to create one. */
  rule: FragmentType<typeof PriorityRuleEdit> | null;
  onClose: () => void;
}

export function PriorityRuleDialog({ rule: masked, onClose }: PriorityRuleDialogProps) {
  const { t } = useLingui();
  const rule = readFragment(PriorityRuleEdit, masked);
  const priorityWords = usePriorityWords();
  const [draft, setDraft] = useState(() => toDraft(rule?.condition));
  const [condition, setCondition] = useState<Condition | null>(rule?.condition ?? null);
  const [priority, setPriority] = useState<Priority>(rule?.priority ?? 'HIGH');
  const form = useForm({
    initialValues: { name: rule?.name ?? '' },
    validate: { name: (name) => (name.trim() === '' ? t`Give the rule a name` : null) },
  });
  const { save, busy, refusals } = useSavePriorityRule(rule);
  const submit = form.onSubmit(async ({ name }) => {
    if (await save({ name: name.trim(), priority }, condition)) onClose();
  });
  const general = refusals.find(({ path }) => !path.includes('condition') && path.at(-1) !== 'name');
  return (
    <Dialog title={rule ? t`Edit ${rule.name}` : t`Create priority rule`} size="xl" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t`Name`}
              data-autofocus
              {...form.getInputProps('name')}
              error={form.errors.name ?? messageFor(refusals, 'name')}
            />
            <Select
              label={t`Priority`}
              allowDeselect={false}
              data={PRIORITIES.map((value) => ({ value, label: priorityWords[value] }))}
              value={priority}
              onChange={(next) => setPriority(PRIORITIES.find((one) => one === next) ?? priority)}
            />
          </SimpleGrid>
          <ConditionInput
            context="ROUTING"
            label={t`Which conversations it ranks`}
            lead={t`Ranks conversations where`}
            draft={draft}
            refusals={refusals}
            onChange={(nextDraft, nextCondition) => {
              setDraft(nextDraft);
              setCondition(nextCondition);
            }}
          />
        </Stack>
        <DialogButtons busy={busy} label={rule ? t`Save rule` : t`Create rule`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function useSavePriorityRule(rule: { id: string; version: number } | null | undefined) {
  const { t } = useLingui();
  const [missing, setMissing] = useState(false);
  const options = { quiet: true, refetch: ['PriorityRules'], done: t`The rule is saved` };
  const create = useAction(CreatePriorityRuleDocument, options);
  const change = useAction(ChangePriorityRuleDocument, options);
  const save = async (values: { name: string; priority: Priority }, condition: Condition | null) => {
    setMissing(!condition);
    if (!condition) return false;
    const input = { ...values, condition: toInput(condition) };
    if (!rule) return (await create.run({ input })).ok;
    return (await change.run({ input: { id: rule.id, expectedVersion: rule.version, ...input } })).ok;
  };
  const incomplete: Refusal = {
    code: 'INVALID',
    message: t`Add at least one condition.`,
    path: ['input', 'condition'],
    uses: [],
    currentVersion: undefined,
  };
  const refusals = missing ? [incomplete] : (rule ? change : create).refusals;
  return { save, busy: create.busy || change.busy, refusals };
}
