import { useLingui } from '@lingui/react/macro';
import { Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCallback, useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { isConflict } from '../../parts/conflict';
import { NamedConflict } from '../../parts/NamedConflict';
import { useConflict } from '../../parts/use-conflict';
import { ColourPicker } from '../../ui/ColourPicker';
import type { ColourName } from '../../ui/colour';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import { GroupMembers } from './GroupMembers';
import type { TeamGroup } from './GroupsTab';
import { TeammatePicker } from './TeammatePicker';

const CreateGroupDocument = graphql(`
  mutation CreateTeamGroup($input: TeamGroupCreateInput!) {
    teamGroupCreate(input: $input) {
      teamGroup {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ChangeGroupDocument = graphql(`
  mutation ChangeTeamGroup($input: TeamGroupChangeInput!) {
    teamGroupChange(input: $input) {
      teamGroup {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface GroupDialogProps {
  /** Null to create one. */
  group: TeamGroup | null;
  onClose: () => void;
}

interface GroupValues {
  name: string;
  colour: ColourName;
  description: string;
  added: string[];
  removed: string[];
}

function valuesOf(group: TeamGroup | null): GroupValues {
  return {
    name: group?.name ?? '',
    colour: group?.colour ?? 'BLUE',
    description: group?.description ?? '',
    added: [],
    removed: [],
  };
}

/** Stands for a group that is not there yet: nobody else can have changed it. */
const NEW = { version: 0 };

export function GroupDialog({ group: latest, onClose }: GroupDialogProps) {
  const { t } = useLingui();
  const [base, setBase] = useState(latest);
  const form = useForm<GroupValues>({
    initialValues: valuesOf(latest),
    validate: { name: (name) => (name.trim() === '' ? t`Give the group a name` : null) },
  });
  const { save, busy, refusals } = useSaveGroup(base);
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const theirs = useConflict({ refusals, base: base ?? NEW, latest: latest ?? NEW, query: 'Groups' });
  const send = async (values: GroupValues, version?: number) => {
    if (await save(values, version)) guard.done();
  };
  const startFrom = (group: TeamGroup) => {
    setBase(group);
    form.setInitialValues(valuesOf(group));
    form.setValues(valuesOf(group));
  };
  const { setFieldValue } = form;
  const onRemoved = useCallback((removed: string[]) => setFieldValue('removed', removed), [setFieldValue]);
  const beside = messageFor(refusals, 'name');
  const general = refusals.find((refusal) => !isConflict(refusal) && !beside);
  return (
    <Dialog title={base ? t`Edit ${base.name}` : t`Create team group`} onClose={guard.close}>
      <form onSubmit={form.onSubmit((values) => send(values))} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {latest && theirs && (
            <NamedConflict
              theirs={valuesOf(latest)}
              mine={form.values}
              busy={busy}
              onTakeTheirs={() => startFrom(latest)}
              onSaveMine={() => send(form.values, latest.version)}
            />
          )}
          <TextInput
            label={t`Name`}
            data-autofocus
            {...form.getInputProps('name')}
            error={form.errors.name ?? beside}
          />
          <TeammatePicker
            label={base ? t`Add teammates` : t`Teammates`}
            picked={form.values.added}
            onChange={(added) => setFieldValue('added', added)}
          />
          {base && <GroupMembers groupId={base.id} removed={form.values.removed} onChange={onRemoved} />}
          <ColourPicker
            value={form.values.colour}
            onChange={(colour) => form.setFieldValue('colour', colour)}
          />
          <Textarea label={t`Description`} autosize minRows={2} {...form.getInputProps('description')} />
        </Stack>
        <DialogButtons busy={busy} label={base ? t`Save` : t`Create team group`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
}

function useSaveGroup(group: TeamGroup | null) {
  const { t } = useLingui();
  const options = { quiet: true, refetch: ['Groups'], done: t`The group is saved` };
  const create = useAction(CreateGroupDocument, options);
  const change = useAction(ChangeGroupDocument, options);
  const save = async (values: GroupValues, expectedVersion = group?.version): Promise<boolean> => {
    const { added, removed, colour } = values;
    const said = { name: values.name.trim(), colour, description: values.description.trim() || null };
    if (!group) return (await create.run({ input: { ...said, teammates: added } })).ok;
    const members = { addTeammates: added, removeTeammates: removed };
    return (await change.run({ input: { id: group.id, expectedVersion, ...said, ...members } })).ok;
  };
  const { refusals } = group ? change : create;
  return { save, busy: create.busy || change.busy, refusals };
}
