import { useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { SignInMutation } from '../../gql/graphql';
import { RefusalNote } from '../../ui/Failure';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      viewer {
        workspace {
          id
        }
        workspaces {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export type Entered = SignInMutation['signIn']['viewer'];

interface SignInFormProps {
  /** Who is expected; anybody when left out. */
  email?: string;
  onEntered: (viewer: Entered, email: string) => void;
}

// A dialog below listens for Escape too and must not close for a key that was meant for this form.
const ownEscape = { 'data-mantine-stop-propagation': 'true' };

export function SignInForm({ email = '', onEntered }: SignInFormProps) {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { email, password: '' },
    validate: schemaResolver(
      z.object({
        email: z.string().check(z.minLength(3, t`Give your e-mail address`)),
        password: z.string().check(z.minLength(1, t`Give your password`)),
      }),
      { sync: true },
    ),
  });
  // What is on the screen may belong to a session that goes on: only the caller knows what to read anew.
  const { run, busy, refusals } = useAction(SignInDocument, { quiet: true, uncached: true });
  const submit = form.onSubmit(async (input) => {
    const outcome = await run({ input });
    if (outcome.ok) onEntered(outcome.data.signIn.viewer, input.email);
  });
  const general = refusals.find((refusal) => !messageFor([refusal], 'email'));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {general && <RefusalNote message={general.message} />}
        <TextInput
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          autoFocus={email === ''}
          {...ownEscape}
          {...form.getInputProps('email')}
          error={form.errors.email ?? messageFor(refusals, 'email')}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          data-autofocus={email !== '' || undefined}
          visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password`, tabIndex: 0 }}
          {...ownEscape}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={busy} fullWidth mt="xs" {...ownEscape}>
          {t`Sign in`}
        </Button>
      </Stack>
    </form>
  );
}
