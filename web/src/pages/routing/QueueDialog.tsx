import { useLingui } from '@lingui/react/macro';
import { Box, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor, noCondition, type Refusal } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { ConditionInput } from '../../conditions/ConditionInput';
import { toInput } from '../../conditions/to-input';
import { type ConditionDraft, useConditionDraft } from '../../conditions/use-condition-draft';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { QueueEditFragment, RoutingDraftInput } from '../../gql/graphql';
import { isConflict } from '../../parts/conflict';
import { DraftReplay } from '../../parts/DraftReplay';
import { RoutingTest } from '../../parts/RoutingTest';
import { useConflict } from '../../parts/use-conflict';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import { QueueConflict } from './QueueConflict';
import { ModeSelect, OutsideHoursSelect, type QueueValues, TeamSelect, valuesOf } from './queue-fields';

const QueueEdit = graphql(`
  fragment QueueEdit on Queue {
    id
    name
    fallback
    condition
    summary
    mode
    outsideHours
    version
    team {
      id
      name
    }
  }
`);

const CreateQueueDocument = graphql(`
  mutation CreateQueue($input: QueueCreateInput!) {
    queueCreate(input: $input) {
      queue {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ChangeQueueDocument = graphql(`
  mutation ChangeQueue($input: QueueChangeInput!) {
    queueChange(input: $input) {
      queue {
        ...QueueEdit
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface QueueDialogProps {
  /** Null to create one. */
  queue: FragmentType<typeof QueueEdit> | null;
  onSaved: () => void;
  onClose: () => void;
}

/** Stands for a queue that is not there yet: nobody else can have changed it. */
const NEW = { version: 0 };

export function QueueDialog({ queue: masked, onSaved, onClose }: QueueDialogProps) {
  const { t } = useLingui();
  const latest = readFragment(QueueEdit, masked) ?? null;
  const [base, setBase] = useState(latest);
  const condition = useConditionDraft(base?.condition);
  const form = useForm({
    initialValues: valuesOf(base),
    validate: { name: (name) => (name.trim() === '' ? t`Give the queue a name` : null) },
  });
  const { save, busy, refusals } = useSaveQueue(base);
  const guard = useUnsavedGuard(form.isDirty() || condition.changed, onClose);
  const theirs = useConflict({ refusals, base: base ?? NEW, latest: latest ?? NEW, query: 'Queues' });
  const send = async (values: QueueValues, version?: number) => {
    if (!(await save({ ...values, name: values.name.trim() }, condition, version))) return;
    guard.done();
    onSaved();
  };
  const startFrom = (queue: QueueEditFragment) => {
    setBase(queue);
    condition.startFrom(queue.condition);
    form.setInitialValues(valuesOf(queue));
    form.setValues(valuesOf(queue));
  };
  const draft = draftOf(base, form.values, condition);
  return (
    <Dialog title={base ? t`Edit ${base.name}` : t`Create queue`} size="xl" onClose={guard.close}>
      <form onSubmit={form.onSubmit((values) => send(values))} noValidate>
        <Stack>
          <General refusals={refusals} />
          {latest && theirs && (
            <QueueConflict
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
            <TeamSelect {...form.getInputProps('team')} error={messageFor(refusals, 'team')} />
          </SimpleGrid>
          {base?.fallback ? (
            <Text
              size="sm"
              c="dimmed"
            >{t`This queue takes whatever no other takes, so it has no condition.`}</Text>
          ) : (
            <>
              <ConditionInput
                context="ROUTING"
                label={t`Which conversations it takes`}
                lead={t`Takes conversations where`}
                draft={condition.draft}
                refusals={refusals}
                onChange={condition.change}
              />
              <DraftReplay draft={draft} />
            </>
          )}
          <SimpleGrid cols={{ base: 1, xs: base?.fallback ? 1 : 2 }}>
            <ModeSelect {...form.getInputProps('mode')} />
            {!base?.fallback && <OutsideHoursSelect {...form.getInputProps('outsideHours')} />}
          </SimpleGrid>
        </Stack>
        <DialogButtons busy={busy} label={base ? t`Save queue` : t`Create queue`} onCancel={guard.close} />
      </form>
      <Box mt="lg">
        <RoutingTest draft={draft} />
      </Box>
      {guard.question}
    </Dialog>
  );
}

/** The queue as it stands in the dialog; null as long as it says nothing. */
function draftOf(
  queue: QueueEditFragment | null,
  { team, outsideHours }: QueueValues,
  { condition }: ConditionDraft,
): RoutingDraftInput | null {
  if (!queue?.fallback && !condition) return null;
  const said = queue?.fallback || !condition ? {} : { condition: toInput(condition) };
  return { queue: { ...(queue && { id: queue.id }), ...said, team, outsideHours } };
}

/** What belongs to no single field stands on top. */
function General({ refusals }: { refusals: readonly Refusal[] }) {
  const beside = ['name', 'team'];
  const general = refusals.find(
    (refusal) =>
      !isConflict(refusal) &&
      !refusal.path.includes('condition') &&
      !beside.includes(refusal.path.at(-1) ?? ''),
  );
  return general && <RefusalNote message={general.message} />;
}

function useSaveQueue(queue: { id: string; version: number; fallback: boolean } | null) {
  const { t } = useLingui();
  const [missing, setMissing] = useState(false);
  const options = { quiet: true, refetch: ['Queues'], done: t`The queue is saved` };
  const create = useAction(CreateQueueDocument, options);
  const change = useAction(ChangeQueueDocument, options);
  const save = async (
    { outsideHours, ...values }: QueueValues,
    { condition }: ConditionDraft,
    expectedVersion = queue?.version,
  ): Promise<boolean> => {
    if (queue?.fallback)
      return (await change.run({ input: { id: queue.id, expectedVersion, ...values } })).ok;
    setMissing(!condition);
    if (!condition) return false;
    const input = { ...values, outsideHours, condition: toInput(condition) };
    if (!queue) return (await create.run({ input })).ok;
    return (await change.run({ input: { id: queue.id, expectedVersion, ...input } })).ok;
  };
  const refusals = missing
    ? [noCondition(t`Add at least one condition.`)]
    : (queue ? change : create).refusals;
  return { save, busy: create.busy || change.busy, refusals };
}
