import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { ColourPicker } from '../../ui/ColourPicker';
import type { ColourName } from '../../ui/colour';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import type { TeamGroup } from './GroupsTab';

const TeammateChoicesDocument = graphql(`
  query TeammateChoices {
    teammates {
      id
      name
    }
  }
`);

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
  teammates: string[];
}

function initialValues(group: TeamGroup | null): GroupValues {
  return {
    name: group?.name ?? '',
    colour: group?.colour ?? 'BLUE',
    description: group?.description ?? '',
    teammates: group?.teammates.map(({ id }) => id) ?? [],
  };
}

export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const { t } = useLingui();
  const { data } = useQuery(TeammateChoicesDocument, { fetchPolicy: 'cache-and-network' });
  const form = useForm<GroupValues>({
    initialValues: initialValues(group),
    validate: { name: (name) => (name.trim() === '' ? t`Give the group a name` : null) },
  });
  const options = { quiet: true, refetch: ['Groups'], done: t`The group is saved` };
  const create = useAction(CreateGroupDocument, options);
  const change = useAction(ChangeGroupDocument, options);
  const { refusals, busy } = group ? change : create;
  const submit = form.onSubmit(async (values) => {
    const input = { ...values, name: values.name.trim(), description: values.description.trim() || null };
    const outcome = group
      ? await change.run({ input: { id: group.id, expectedVersion: group.version, ...input } })
      : await create.run({ input });
    if (outcome.ok) onClose();
  });
  const beside = messageFor(refusals, 'name');
  return (
    <Dialog title={group ? t`Edit ${group.name}` : t`Create team group`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <TextInput
            label={t`Name`}
            data-autofocus
            {...form.getInputProps('name')}
            error={form.errors.name ?? beside}
          />
          <MultiSelect
            label={t`Teammates`}
            searchable
            hidePickedOptions
            data={(data?.teammates ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('teammates')}
          />
          <ColourPicker
            value={form.values.colour}
            onChange={(colour) => form.setFieldValue('colour', colour)}
          />
          <Textarea label={t`Description`} autosize minRows={2} {...form.getInputProps('description')} />
        </Stack>
        <DialogButtons busy={busy} label={group ? t`Save` : t`Create team group`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
