import { useLingui } from '@lingui/react/macro';
import { Select, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { Role } from '../../gql/graphql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import { InvitationLinkDialog } from './InvitationLinkDialog';

const InviteDocument = graphql(`
  mutation Invite($input: InvitationCreateInput!) {
    invitationCreate(input: $input) {
      invitation {
        id
        email
      }
      token
      isEmailed
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
  const { run, busy, refusals } = useAction(InviteDocument, { quiet: true, refetch: ['Invitations'] });
  const [sent, setSent] = useState<{ token: string; isEmailed: boolean } | null>(null);
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const submit = form.onSubmit(async (input) => {
    const outcome = await run({ input });
    if (!outcome.ok) return;
    const { token, isEmailed } = outcome.data.invitationCreate;
    if (token) setSent({ token, isEmailed: isEmailed ?? false });
  });
  if (sent) return <InvitationLinkDialog email={form.values.email} {...sent} onClose={guard.done} />;
  const beside = messageFor(refusals, 'email');
  return (
    <Dialog title={t`Invite a teammate`} onClose={guard.close}>
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
        <DialogButtons busy={busy} label={t`Create invitation`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
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
