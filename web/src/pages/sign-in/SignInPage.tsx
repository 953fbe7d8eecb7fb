import { useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { RefusalNote } from '../../ui/Failure';
import { DoorPage } from './DoorPage';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      viewer {
        workspace {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function SignInPage({ onEntered }: { onEntered: () => void }) {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(
      z.object({
        email: z.string().check(z.minLength(3, t`Give your e-mail address`)),
        password: z.string().check(z.minLength(1, t`Give your password`)),
      }),
      { sync: true },
    ),
  });
  const { run, busy, refusals } = useAction(SignInDocument, { quiet: true });
  const submit = form.onSubmit(async (input) => {
    const outcome = await run({ input });
    if (outcome.ok) onEntered();
  });
  const general = refusals.find((refusal) => !messageFor([refusal], 'email'));
  return (
    <DoorPage title={t`Sign in to Cadre`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          <TextInput
            label={t`E-mail`}
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
            error={form.errors.email ?? messageFor(refusals, 'email')}
          />
          <PasswordInput
            label={t`Password`}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password`, tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={busy} fullWidth mt="xs">
            {t`Sign in`}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  );
}
