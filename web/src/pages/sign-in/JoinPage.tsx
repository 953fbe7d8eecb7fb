import { useLingui } from '@lingui/react/macro';
import { Button, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { startAfresh } from '../../apollo/start-afresh';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { NewPasswordInput } from '../../parts/NewPasswordInput';
import { paths } from '../../paths';
import { RefusalNote } from '../../ui/Failure';
import { DoorPage } from './DoorPage';

const JoinDocument = graphql(`
  mutation Join($input: InvitationAcceptInput!) {
    invitationAccept(input: $input) {
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

const route = getRouteApi('/join');

export function JoinPage() {
  const { t } = useLingui();
  const { token } = route.useSearch();
  const navigate = route.useNavigate();
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: schemaResolver(
      z.object({
        name: z.string().check(z.trim(), z.minLength(1, t`Say how your teammates call you`)),
        password: z.string().check(z.minLength(10, t`At least 10 characters`)),
      }),
      { sync: true },
    ),
  });
  const { run, busy, refusals } = useAction(JoinDocument, { quiet: true });
  const submit = form.onSubmit(async ({ name, password }) => {
    const outcome = await run({ input: { token: token ?? '', name: name.trim(), password } });
    if (!outcome.ok) return;
    await startAfresh();
    navigate(paths.segments());
  });
  const beside = messageFor(refusals, 'name') ?? messageFor(refusals, 'password');
  return (
    <DoorPage title={t`Join your team`} note={t`Choose how you appear and a password.`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {!token && <RefusalNote message={t`This link is not whole. Copy all of it from the invitation.`} />}
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <TextInput
            label={t`Name`}
            autoComplete="name"
            autoFocus
            {...form.getInputProps('name')}
            error={form.errors.name ?? messageFor(refusals, 'name')}
          />
          <NewPasswordInput
            value={form.values.password}
            owner={{ name: form.values.name }}
            onChange={(event) => form.setFieldValue('password', event.currentTarget.value)}
            error={form.errors.password ?? messageFor(refusals, 'password')}
          />
          <Button type="submit" loading={busy} disabled={!token} fullWidth mt="xs">
            {t`Join`}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  );
}
