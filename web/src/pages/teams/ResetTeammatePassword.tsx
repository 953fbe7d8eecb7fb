import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { CopyOnce } from '../../ui/CopyOnce';
import { Dialog } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const CreateResetDocument = graphql(`
  mutation CreateTeammateReset($input: IdInput!) {
    teammatePasswordReset(input: $input) {
      token
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** A link with which a teammate chooses a new password, for an admin to hand over. */
export function ResetTeammatePassword({ teammate }: { teammate: { id: string; name: string } }) {
  const { t } = useLingui();
  const { id, name } = teammate;
  const [token, setToken] = useState<string | null>(null);
  const { run, busy, refusals } = useAction(CreateResetDocument, { quiet: true });
  const create = async () => {
    const outcome = await run({ input: { id } });
    if (outcome.ok) setToken(outcome.data.teammatePasswordReset.token ?? null);
  };
  const close = () => setToken(null);
  return (
    <>
      {refusals[0] && <RefusalNote message={refusals[0].message} />}
      <Button variant="default" style={{ alignSelf: 'flex-start' }} loading={busy} onClick={create}>
        {t`Create password reset link`}
      </Button>
      {token && (
        <Dialog title={t`Password reset for ${name}`} onClose={close}>
          <CopyOnce
            label={t`Link`}
            text={`${window.location.origin}/reset-password?token=${encodeURIComponent(token)}`}
            note={t`Send it to ${name} only: whoever opens it chooses their password. It works once, within 24 hours.`}
          />
          <Group justify="flex-end" mt="lg">
            <Button onClick={close}>{t`Done`}</Button>
          </Group>
        </Dialog>
      )}
    </>
  );
}
