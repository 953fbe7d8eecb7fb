import type { Condition } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { Box, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor, noCondition } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { ConditionInput } from '../../conditions/ConditionInput';
import { toInput } from '../../conditions/to-input';
import { type ConditionDraft, useConditionDraft } from '../../conditions/use-condition-draft';
import { useFields } from '../../conditions/use-fields';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { Priority, PriorityRuleEditFragment } from '../../gql/graphql';
import { ConflictNote, textLine } from '../../parts/ConflictNote';
import { isConflict } from '../../parts/conflict';
import { DraftReplay } from '../../parts/DraftReplay';
import { PRIORITIES, usePriorityWords } from '../../parts/priority-words';
import { RoutingTest } from '../../parts/RoutingTest';
import { useConflict } from '../../parts/use-conflict';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';

const PriorityRuleEdit = graphql(`
  fragment PriorityRuleEdit on PriorityRule {
    id
    name
    condition
    summary
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
  onSaved: () => void;
  onClose: () => void;
}

export function PriorityRuleDialog({ rule: masked, onSaved, onClose }: PriorityRuleDialogProps) {
  const { t } = useLingui();
  const latest = readFragment(PriorityRuleEdit, masked) ?? null;
  const [base, setBase] = useState(latest);
  const priorityWords = usePriorityWords();
  const condition = useConditionDraft(base?.condition);
  const form = useForm({
    initialValues: valuesOf(base),
    validate: { name: (name) => (name.trim() === '' ? t`Give the rule a name` : null) },
  });
  const { save, busy, refusals } = useSavePriorityRule(base);
  const guard = useUnsavedGuard(form.isDirty() || condition.changed, onClose);
  const theirs = useConflict({ refusals, base: base ?? NEW, latest: latest ?? NEW, query: 'PriorityRules' });
  const send = async (values: RuleValues, version?: number) => {
    if (!(await save({ ...values, name: values.name.trim() }, condition.condition, version))) return;
    guard.done();
    onSaved();
  };
  const startFrom = (rule: PriorityRuleEditFragment) => {
    setBase(rule);
    condition.startFrom(rule.condition);
    form.setInitialValues(valuesOf(rule));
    form.setValues(valuesOf(rule));
  };
  const draft = condition.condition && {
    priorityRule: {
      ...(base && { id: base.id }),
      condition: toInput(condition.condition),
      priority: form.values.priority,
    },
  };
  const general = refusals.find(
    (refusal) =>
      !isConflict(refusal) && !refusal.path.includes('condition') && refusal.path.at(-1) !== 'name',
  );
  return (
    <Dialog title={base ? t`Edit ${base.name}` : t`Create priority rule`} size="xl" onClose={guard.close}>
      <form onSubmit={form.onSubmit((values) => send(values))} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {latest && theirs && (
            <PriorityRuleConflict
              theirs={latest}
              mine={form.values}
              condition={condition}
              busy={busy}
              onTakeTheirs={() => startFrom(latest)}
              onSaveMine={() => send(form.values, latest.version)}
            />
          )}
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
              {...form.getInputProps('priority')}
            />
          </SimpleGrid>
          <ConditionInput
            context="ROUTING"
            label={t`Which conversations it ranks`}
            lead={t`Ranks conversations where`}
            draft={condition.draft}
            refusals={refusals}
            onChange={condition.change}
          />
          <DraftReplay draft={draft} />
        </Stack>
        <DialogButtons busy={busy} label={base ? t`Save rule` : t`Create rule`} onCancel={guard.close} />
      </form>
      <Box mt="lg">
        <RoutingTest draft={draft} />
      </Box>
      {guard.question}
    </Dialog>
  );
}

interface RuleValues {
  name: string;
  priority: Priority;
}

/** Stands for a rule that is not there yet: nobody else can have changed it. */
const NEW = { version: 0 };

function valuesOf(rule: PriorityRuleEditFragment | null): RuleValues {
  return { name: rule?.name ?? '', priority: rule?.priority ?? 'HIGH' };
}

interface PriorityRuleConflictProps {
  theirs: PriorityRuleEditFragment;
  mine: RuleValues;
  condition: ConditionDraft;
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

function PriorityRuleConflict({ theirs, mine, condition, ...rest }: PriorityRuleConflictProps) {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  const { list } = useFields('ROUTING');
  const sentence = list?.sentence(condition.draft) ?? '';
  return (
    <ConflictNote
      lines={[
        textLine(t`Name`, theirs.name, mine.name),
        textLine(t`Priority`, priorityWords[theirs.priority], priorityWords[mine.priority]),
        textLine(t`Condition`, theirs.summary, sentence),
      ]}
      {...rest}
    />
  );
}

function useSavePriorityRule(rule: { id: string; version: number } | null) {
  const { t } = useLingui();
  const [missing, setMissing] = useState(false);
  const options = { quiet: true, refetch: ['PriorityRules'], done: t`The rule is saved` };
  const create = useAction(CreatePriorityRuleDocument, options);
  const change = useAction(ChangePriorityRuleDocument, options);
  const save = async (values: RuleValues, condition: Condition | null, expectedVersion = rule?.version) => {
    setMissing(!condition);
    if (!condition) return false;
    const input = { ...values, condition: toInput(condition) };
    if (!rule) return (await create.run({ input })).ok;
    return (await change.run({ input: { id: rule.id, expectedVersion, ...input } })).ok;
  };
  const refusals = missing
    ? [noCondition(t`Add at least one condition.`)]
    : (rule ? change : create).refusals;
  return { save, busy: create.busy || change.busy, refusals };
}
