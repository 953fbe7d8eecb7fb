import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import * as z from 'zod/mini';
import { messageFor, refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { paths } from '../../paths';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import { DoorPage } from './DoorPage';

const InstallationDocument = graphql(`
  query Installation {
    installation {
      sendsEmail
    }
  }
`);

const RequestResetDocument = graphql(`
  mutation RequestPasswordReset($input: PasswordResetRequestInput!) {
    passwordResetRequest(input: $input) {
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** By email where the server sends it; elsewhere by somebody who may make a link. */
export function ForgotPasswordPage() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(InstallationDocument);
  return (
    <DoorPage title={t`Reset your password`}>
      <Stack>
        {error && (
          <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
        )}
        {data && (data.installation.sendsEmail ? <RequestForm /> : <AskAdmin />)}
        <Anchor component={Link} {...paths.home()} size="sm" ta="center">
          {t`Back to sign-in`}
        </Anchor>
      </Stack>
    </DoorPage>
  );
}

function AskAdmin() {
  const { t } = useLingui();
  return (
    <Text size="sm">
      {t`This server sends no email. Ask an admin of your workspace for a reset link: they make it under Team. If you are the only admin, run “npx cadre reset-password” with your email address on the server.`}
    </Text>
  );
}

function RequestForm() {
  const { t } = useLingui();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: '' },
    validate: schemaResolver(
      z.object({ email: z.string().check(z.includes('@', t`Enter your email address`)) }),
      { sync: true },
    ),
  });
  const { run, busy, refusals } = useAction(RequestResetDocument, { quiet: true });
  const submit = form.onSubmit(async ({ email }) => {
    if ((await run({ input: { email } })).ok) setSentTo(email);
  });
  if (sentTo) {
    return (
      <Text size="sm" role="status">
        {t`If ${sentTo} has an account, a link is on its way there. It works once, within 24 hours.`}
      </Text>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
        <TextInput
          label={t`Email`}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps('email')}
          error={form.errors.email ?? messageFor(refusals, 'email')}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t`Send reset link`}
        </Button>
      </Stack>
    </form>
  );
}
