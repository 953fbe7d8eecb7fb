import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { NewPasswordInput } from '../../parts/NewPasswordInput';
import { RefusalNote } from '../../ui/Failure';
import { DoorPage } from './DoorPage';

const SetUpDocument = graphql(`
  mutation SetUp($input: InstallationSetUpInput!) {
    installationSetUp(input: $input) {
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

const SetupNeedsDocument = graphql(`
  query SetupNeeds {
    installation {
      needsSetupCode
    }
  }
`);

/** The first person of a new installation makes the first workspace. */
export function SetUpPage({ onEntered }: { onEntered: () => void }) {
  const { t } = useLingui();
  const filled = (message: string) => z.string().check(z.trim(), z.minLength(1, message));
  const form = useForm({
    initialValues: { workspaceName: '', name: '', email: '', password: '', setupCode: '' },
    validate: schemaResolver(
      z.object({
        workspaceName: filled(t`Give the workspace a name`),
        name: filled(t`Say how your teammates call you`),
        email: filled(t`Give your e-mail address`),
        password: z.string().check(z.minLength(10, t`At least 10 characters`)),
      }),
      { sync: true },
    ),
  });
  const { data } = useQuery(SetupNeedsDocument);
  const { run, busy, refusals } = useAction(SetUpDocument, { quiet: true });
  const submit = form.onSubmit(async (values) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if ((await run({ input: { ...values, timeZone } })).ok) onEntered();
  });
  const field = (name: keyof typeof form.values) => ({
    ...form.getInputProps(name),
    error: form.errors[name] ?? messageFor(refusals, name),
  });
  const general = refusals.find(({ path }) => !((path.at(-1) ?? '') in form.values));
  return (
    <DoorPage title={t`Welcome to Cadre`} note={t`Make the first workspace, and yourself its admin.`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {data?.installation.needsSetupCode && (
            <TextInput
              label={t`Setup code`}
              description={t`The server printed it in its log when it started.`}
              autoComplete="off"
              {...field('setupCode')}
            />
          )}
          <TextInput
            label={t`Workspace`}
            placeholder={t`Your company`}
            autoFocus
            {...field('workspaceName')}
          />
          <TextInput label={t`Your name`} autoComplete="name" {...field('name')} />
          <TextInput label={t`E-mail`} type="email" autoComplete="username" {...field('email')} />
          <NewPasswordInput
            value={form.values.password}
            owner={form.values}
            onChange={(event) => form.setFieldValue('password', event.currentTarget.value)}
            error={field('password').error}
          />
          <Button type="submit" loading={busy} fullWidth mt="xs">
            {t`Create workspace`}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  );
}
