import { useQuery } from '@apollo/client/react';
import type { Condition } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor, type Refusal } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { ConditionInput } from '../../conditions/ConditionInput';
import { toDraft } from '../../conditions/query';
import { toInput } from '../../conditions/to-input';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { QueueEditFragment, QueueMode } from '../../gql/graphql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const QueueEdit = graphql(`
  fragment QueueEdit on Queue {
    id
    name
    fallback
    condition
    mode
    version
    team {
      id
    }
  }
`);

const TeamChoicesDocument = graphql(`
  query TeamChoices {
    teamGroups {
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
  onClose: () => void;
}

export function QueueDialog({ queue: masked, onClose }: QueueDialogProps) {
  const { t } = useLingui();
  const queue = readFragment(QueueEdit, masked);
  const [draft, setDraft] = useState(() => toDraft(queue?.condition));
  const [condition, setCondition] = useState<Condition | null>(queue?.condition ?? null);
  const form = useForm({
    initialValues: initialValues(queue),
    validate: { name: (name) => (name.trim() === '' ? t`Give the queue a name` : null) },
  });
  const { save, busy, refusals } = useSaveQueue(queue);
  const submit = form.onSubmit(async (values) => {
    if (await save({ ...values, name: values.name.trim() }, condition)) onClose();
  });
  return (
    <Dialog title={queue ? t`Edit ${queue.name}` : t`Create queue`} size="xl" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <General refusals={refusals} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t`Name`}
              data-autofocus
              {...form.getInputProps('name')}
              error={form.errors.name ?? messageFor(refusals, 'name')}
            />
            <TeamSelect {...form.getInputProps('team')} error={messageFor(refusals, 'team')} />
          </SimpleGrid>
          {queue?.fallback ? (
            <Text
              size="sm"
              c="dimmed"
            >{t`This queue takes whatever no other takes, so it has no condition.`}</Text>
          ) : (
            <ConditionInput
              context="ROUTING"
              label={t`Which conversations it takes`}
              lead={t`Takes conversations where`}
              draft={draft}
              refusals={refusals}
              onChange={(nextDraft, nextCondition) => {
                setDraft(nextDraft);
                setCondition(nextCondition);
              }}
            />
          )}
          <ModeSelect {...form.getInputProps('mode')} />
        </Stack>
        <DialogButtons busy={busy} label={queue ? t`Save queue` : t`Create queue`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** What belongs to no single field stands on top, a conflict with another person's change among it. */
function General({ refusals }: { refusals: readonly Refusal[] }) {
  const { t } = useLingui();
  const beside = ['name', 'team'];
  const general = refusals.find(
    ({ path }) => !path.includes('condition') && !beside.includes(path.at(-1) ?? ''),
  );
  if (!general) return null;
  const conflict = general.code === 'CONFLICT';
  return (
    <RefusalNote
      message={
        conflict
          ? t`Somebody else changed this meanwhile. Close and open it again to see theirs.`
          : general.message
      }
    />
  );
}

interface QueueValues {
  name: string;
  team: string | null;
  mode: QueueMode;
}

function initialValues(queue: QueueEditFragment | null | undefined): QueueValues {
  return { name: queue?.name ?? '', team: queue?.team?.id ?? null, mode: queue?.mode ?? 'AGENTS_TAKE' };
}

function useSaveQueue(queue: { id: string; version: number; fallback: boolean } | null | undefined) {
  const { t } = useLingui();
  const [missing, setMissing] = useState(false);
  const options = { quiet: true, refetch: ['Queues'], done: t`The queue is saved` };
  const create = useAction(CreateQueueDocument, options);
  const change = useAction(ChangeQueueDocument, options);
  const save = async (values: QueueValues, condition: Condition | null): Promise<boolean> => {
    if (queue) {
      const edited = queue.fallback || !condition ? values : { ...values, condition: toInput(condition) };
      setMissing(!queue.fallback && !condition);
      if (!queue.fallback && !condition) return false;
      return (await change.run({ input: { id: queue.id, expectedVersion: queue.version, ...edited } })).ok;
    }
    setMissing(!condition);
    if (!condition) return false;
    return (await create.run({ input: { ...values, condition: toInput(condition) } })).ok;
  };
  const incomplete: Refusal = {
    code: 'INVALID',
    message: t`Add at least one condition.`,
    path: ['input', 'condition'],
    uses: [],
    currentVersion: undefined,
  };
  const refusals = missing ? [incomplete] : (queue ? change : create).refusals;
  return { save, busy: create.busy || change.busy, refusals };
}

interface TeamSelectProps {
  value?: string | null;
  onChange?: (team: string | null) => void;
  error?: string | undefined;
}

function TeamSelect(props: TeamSelectProps) {
  const { t } = useLingui();
  const { data } = useQuery(TeamChoicesDocument);
  return (
    <Select
      label={t`Team group`}
      placeholder={t`Nobody in particular`}
      clearable
      clearButtonProps={{ 'aria-label': t`Clear` }}
      searchable
      data={(data?.teamGroups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      {...props}
    />
  );
}

function ModeSelect(props: { value?: QueueMode; onChange?: (mode: QueueMode) => void }) {
  const { t } = useLingui();
  const { value, onChange } = props;
  return (
    <Select
      label={t`How teammates get its conversations`}
      allowDeselect={false}
      data={[
        { value: 'AGENTS_TAKE', label: t`They take the next one` },
        { value: 'ASSIGN_AUTOMATICALLY', label: t`Assigned automatically to whoever has room` },
      ]}
      value={value ?? 'AGENTS_TAKE'}
      onChange={(mode) => onChange?.(mode === 'ASSIGN_AUTOMATICALLY' ? mode : 'AGENTS_TAKE')}
    />
  );
}
