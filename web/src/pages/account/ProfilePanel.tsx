import { useLingui } from '@lingui/react/macro';
import { Avatar, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useViewer } from '../../parts/viewer';
import { RefusalNote } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';

import { ChangeEmailDialog } from './ChangeEmailDialog';

const ChangeAccountDocument = graphql(`
  mutation ChangeAccount($input: AccountChangeInput!) {
    accountChange(input: $input) {
      teammate {
        id
        name
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function ProfilePanel() {
  const { t } = useLingui();
  const { teammate } = useViewer();
  const form = useForm({
    initialValues: { name: teammate?.name ?? '' },
    validate: { name: (name) => (name.trim() === '' ? t`Enter your name` : null) },
  });
  const { run, busy, refusals } = useAction(ChangeAccountDocument, { quiet: true, done: t`Name saved` });
  const [changing, { open, close }] = useDisclosure(false);
  const guard = useUnsavedGuard(form.isDirty(), () => {});
  const submit = form.onSubmit(async ({ name }) => {
    const outcome = await run({ input: { name: name.trim() } });
    const saved = outcome.ok ? outcome.data.accountChange.teammate?.name : null;
    if (!saved) return;
    form.setInitialValues({ name: saved });
    form.setValues({ name: saved });
  });
  const beside = messageFor(refusals, 'name');
  return (
    <Panel title={t`Profile`}>
      <form onSubmit={submit} noValidate>
        <Stack maw={420}>
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <Group wrap="nowrap">
            <Avatar size={48} name={form.values.name} color="indigo" aria-hidden />
            <div style={{ minWidth: 0, flex: 1 }}>
              <Text fw={500} truncate>
                {teammate?.name}
              </Text>
              <Text size="sm" c="dimmed" truncate>
                {teammate?.email}
              </Text>
            </div>
            <Button variant="default" size="xs" onClick={open}>{t`Change email`}</Button>
          </Group>
          <TextInput
            label={t`Name`}
            description={t`What your teammates call you. Your picture shows its initials.`}
            autoComplete="name"
            {...form.getInputProps('name')}
            error={form.errors.name ?? beside}
          />
          <Group>
            <Button type="submit" loading={busy} disabled={!form.isDirty()}>{t`Save name`}</Button>
          </Group>
        </Stack>
      </form>
      {guard.question}
      {changing && <ChangeEmailDialog onClose={close} />}
    </Panel>
  );
}
