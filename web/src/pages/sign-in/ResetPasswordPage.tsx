import { passwordRules } from '@cadre/shared/passwords';
import { useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { startAfresh } from '../../apollo/start-afresh';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { NewPasswordInput } from '../../parts/NewPasswordInput';
import { paths } from '../../paths';
import { RefusalNote } from '../../ui/Failure';
import { DoorPage } from './DoorPage';

const ResetPasswordDocument = graphql(`
  mutation ResetPassword($input: PasswordResetInput!) {
    passwordReset(input: $input) {
      userErrors {
        ...Refusal
      }
    }
  }
`);

const route = getRouteApi('/reset-password');

/** Where the link of a reset leads: a new password, which signs the person out everywhere. */
export function ResetPasswordPage() {
  const { t } = useLingui();
  const { token = '' } = route.useSearch();
  const [isDone, setDone] = useState(false);
  const { minLength } = passwordRules;
  const form = useForm({
    initialValues: { newPassword: '' },
    validate: {
      newPassword: (password) => (password.length < minLength ? t`At least ${minLength} characters` : null),
    },
  });
  const { run, busy, refusals } = useAction(ResetPasswordDocument, { quiet: true });
  const submit = form.onSubmit(async ({ newPassword }) => {
    if (!(await run({ input: { token, newPassword } })).ok) return;
    await startAfresh();
    setDone(true);
  });
  if (isDone) {
    return (
      <DoorPage
        title={t`Password changed`}
        note={t`You are signed out everywhere. Sign in with the new password.`}
      >
        <Button component={Link} {...paths.home()} fullWidth>{t`Go to sign-in`}</Button>
      </DoorPage>
    );
  }
  const beside = messageFor(refusals, 'newPassword');
  return (
    <DoorPage title={t`Choose a new password`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {!token && <RefusalNote message={t`This link is incomplete. Copy all of it.`} />}
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <NewPasswordInput
            label={t`New password`}
            autoFocus
            owner={{}}
            value={form.values.newPassword}
            onChange={(event) => form.setFieldValue('newPassword', event.currentTarget.value)}
            error={form.errors.newPassword ?? beside}
          />
          <Button type="submit" loading={busy} disabled={!token} fullWidth mt="xs">
            {t`Change password`}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  );
}
