import { useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { paths } from '../../paths';
import { RefusalNote } from '../../ui/Failure';
import { DoorPage } from './DoorPage';

const ConfirmEmailDocument = graphql(`
  mutation ConfirmEmail($input: EmailChangeConfirmInput!) {
    emailChangeConfirm(input: $input) {
      email
      userErrors {
        ...Refusal
      }
    }
  }
`);

const route = getRouteApi('/confirm-email');

/** Where the link to a new address leads. It takes a click, because mail programs open links to look at them. */
export function ConfirmEmailPage() {
  const { t } = useLingui();
  const { token = '' } = route.useSearch();
  const [email, setEmail] = useState<string | null>(null);
  const { run, busy, refusals } = useAction(ConfirmEmailDocument, { quiet: true });
  const confirm = async () => {
    const outcome = await run({ input: { token } });
    if (outcome.ok) setEmail(outcome.data.emailChangeConfirm.email ?? '');
  };
  if (email !== null) {
    return (
      <DoorPage title={t`Email changed`} note={t`Sign in with ${email} from now on.`}>
        <Button component={Link} {...paths.home()} fullWidth>{t`Open Cadre`}</Button>
      </DoorPage>
    );
  }
  return (
    <DoorPage
      title={t`Confirm your email`}
      note={t`Your account will use the address that this link was sent to.`}
    >
      <Stack>
        {!token && <RefusalNote message={t`This link is incomplete. Copy all of it.`} />}
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
        <Button loading={busy} disabled={!token} onClick={confirm} fullWidth>
          {t`Confirm email`}
        </Button>
      </Stack>
    </DoorPage>
  );
}
