import { useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { Role } from '../../gql/graphql';
import { CopyOnce } from '../../ui/CopyOnce';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const InviteDocument = graphql(`
  mutation Invite($input: InvitationCreateInput!) {
    invitationCreate(input: $input) {
      invitation {
        id
        email
      }
      token
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'AGENT' },
    validate: schemaResolver(
      z.object({ email: z.string().check(z.includes('@', t`Give their e-mail address`)), role: z.string() }),
      { sync: true },
    ),
  });
  const { run, busy, refusals } = useAction(InviteDocument, { quiet: true, refetch: ['People'] });
  const [link, setLink] = useState<string | null>(null);
  const submit = form.onSubmit(async (input) => {
    const outcome = await run({ input });
    if (outcome.ok) setLink(joinLink(outcome.data.invitationCreate.token));
  });
  if (link) {
    return (
      <Dialog title={t`Invitation for ${form.values.email}`} onClose={onClose}>
        <CopyOnce
          label={t`Link`}
          text={link}
          note={t`Send it to them; it opens the page where they choose a password.`}
        />
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{t`Done`}</Button>
        </Group>
      </Dialog>
    );
  }
  const beside = messageFor(refusals, 'email');
  return (
    <Dialog title={t`Invite a teammate`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <TextInput
            label={t`E-mail`}
            type="email"
            data-autofocus
            {...form.getInputProps('email')}
            error={form.errors.email ?? beside}
          />
          <RoleSelect value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
        </Stack>
        <DialogButtons busy={busy} label={t`Create invitation`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function joinLink(token: string | null | undefined): string | null {
  return token ? `${window.location.origin}/join?token=${encodeURIComponent(token)}` : null;
}

export function RoleSelect({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { t } = useLingui();
  return (
    <Select
      label={t`Role`}
      description={t`Admins change rules, routing and the team; agents work conversations.`}
      allowDeselect={false}
      data={[
        { value: 'AGENT', label: t`Agent` },
        { value: 'ADMIN', label: t`Admin` },
      ]}
      value={value}
      onChange={(role) => onChange(role === 'ADMIN' ? 'ADMIN' : 'AGENT')}
    />
  );
}
