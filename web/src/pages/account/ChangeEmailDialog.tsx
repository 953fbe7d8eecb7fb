import { useLingui } from '@lingui/react/macro';
import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { toastDone } from '../../ui/toast';

const ChangeEmailDocument = graphql(`
  mutation ChangeEmail($input: EmailChangeInput!) {
    emailChange(input: $input) {
      needsConfirmation
      teammate {
        id
        email
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Another email for the signed-in person; where the server sends email, the new address has to confirm it. */
export function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: '', currentPassword: '' },
    validate: {
      email: (email) => (email.includes('@') ? null : t`Enter the new email address`),
      currentPassword: (password) => (password === '' ? t`Enter your password` : null),
    },
  });
  const { run, busy, refusals } = useAction(ChangeEmailDocument, { quiet: true });
  const submit = form.onSubmit(async ({ email, currentPassword }) => {
    const outcome = await run({ input: { email: email.trim(), currentPassword } });
    if (!outcome.ok) return;
    if (outcome.data.emailChange.needsConfirmation) return setSentTo(email.trim());
    toastDone(t`Email changed`);
    onClose();
  });
  if (sentTo) {
    return (
      <Dialog title={t`Confirm your email`} onClose={onClose}>
        <Text size="sm">
          {t`We sent a link to ${sentTo}. Your email changes when you open it, within 24 hours.`}
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{t`Done`}</Button>
        </Group>
      </Dialog>
    );
  }
  const general = refusals.find(({ path }) => !((path.at(-1) ?? '') in form.values));
  return (
    <Dialog title={t`Change email`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          <TextInput
            label={t`New email`}
            type="email"
            autoComplete="email"
            data-autofocus
            {...form.getInputProps('email')}
            error={form.errors.email ?? messageFor(refusals, 'email')}
          />
          <PasswordInput
            label={t`Password`}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password`, tabIndex: 0 }}
            {...form.getInputProps('currentPassword')}
            error={form.errors.currentPassword ?? messageFor(refusals, 'currentPassword')}
          />
        </Stack>
        <DialogButtons busy={busy} label={t`Change email`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
