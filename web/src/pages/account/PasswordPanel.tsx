import { passwordRules } from '@cadre/shared/passwords';
import { useLingui } from '@lingui/react/macro';
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { NewPasswordInput } from '../../parts/NewPasswordInput';
import { useViewer } from '../../parts/viewer';
import { RefusalNote } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';

const ChangePasswordDocument = graphql(`
  mutation ChangePassword($input: PasswordChangeInput!) {
    passwordChange(input: $input) {
      endedSessionCount
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function PasswordPanel() {
  const { t } = useLingui();
  const { teammate, workspace } = useViewer();
  const { minLength } = passwordRules;
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password === '' ? t`Enter your current password` : null),
      newPassword: (password) => (password.length < minLength ? t`At least ${minLength} characters` : null),
    },
  });
  const { run, busy, refusals } = useAction(ChangePasswordDocument, {
    quiet: true,
    refetch: ['Sessions'],
    done: t`Password changed. Your other sessions are signed out.`,
  });
  const submit = form.onSubmit(async (input) => {
    if ((await run({ input })).ok) form.reset();
  });
  const field = (name: keyof typeof form.values) => ({
    value: form.values[name],
    error: form.errors[name] ?? messageFor(refusals, name),
  });
  const general = refusals.find(({ path }) => !((path.at(-1) ?? '') in form.values));
  return (
    <Panel title={t`Password`}>
      <form onSubmit={submit} noValidate>
        <Stack maw={420}>
          {general && <RefusalNote message={general.message} />}
          <PasswordInput
            label={t`Current password`}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the current password`, tabIndex: 0 }}
            onChange={(event) => form.setFieldValue('currentPassword', event.currentTarget.value)}
            {...field('currentPassword')}
          />
          <NewPasswordInput
            label={t`New password`}
            owner={{ name: teammate?.name, email: teammate?.email, workspaceName: workspace.name }}
            onChange={(event) => form.setFieldValue('newPassword', event.currentTarget.value)}
            {...field('newPassword')}
          />
          <Group>
            <Button type="submit" loading={busy}>{t`Change password`}</Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
