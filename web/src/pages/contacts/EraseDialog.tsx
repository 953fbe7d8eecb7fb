import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { paths } from '../../paths';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const EraseContactDocument = graphql(`
  mutation EraseContact($input: IdInput!) {
    contactDelete(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface EraseDialogProps {
  contact: { id: string; displayName: string };
  onClose: () => void;
}

/** Erasing cannot be undone, so it is asked for in a word that is typed. */
export function EraseDialog({ contact, onClose }: EraseDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const word = t`erase`;
  const [typed, setTyped] = useState('');
  const { run, busy, refusals } = useAction(EraseContactDocument, {
    quiet: true,
    done: t`${contact.displayName} is erased`,
  });
  const confirm = async () => {
    if (!(await run({ input: { id: contact.id } })).ok) return;
    onClose();
    navigate(paths.contacts());
  };
  return (
    <Dialog title={t`Erase ${contact.displayName}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">
          <Trans>
            The contact goes for good, with its conversations, messages and memberships. Reports lose them
            too. This cannot be undone.
          </Trans>
        </Text>
        <TextInput
          label={t`Type “${word}” to confirm`}
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons
        danger
        busy={busy}
        disabled={typed.trim().toLowerCase() !== word}
        label={t`Erase`}
        onCancel={onClose}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
