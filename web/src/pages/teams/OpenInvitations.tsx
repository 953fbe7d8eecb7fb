import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { InvitationsQuery } from '../../gql/graphql';
import { type Column, DataTable } from '../../table/DataTable';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { RelativeTime } from '../../ui/RelativeTime';
import { InvitationLinkDialog } from './InvitationLinkDialog';

const InvitationsDocument = graphql(`
  query Invitations {
    invitations {
      id
      email
      role
      expiresAt
    }
  }
`);

const RenewDocument = graphql(`
  mutation RenewInvitation($input: IdInput!) {
    invitationRenew(input: $input) {
      token
      isEmailed
      userErrors {
        ...Refusal
      }
    }
  }
`);

const RevokeDocument = graphql(`
  mutation RevokeInvitation($input: IdInput!) {
    invitationRevoke(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Invitation = InvitationsQuery['invitations'][number];

/** Seats that wait for a person; nothing is shown when there are none. */
export function OpenInvitations() {
  const { t } = useLingui();
  const { data } = useQuery(InvitationsDocument, { fetchPolicy: 'cache-and-network' });
  const [renewed, setRenewed] = useState<{ email: string; token: string; isEmailed: boolean } | null>(null);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const { run } = useAction(RenewDocument, { refetch: ['Invitations'] });
  const renew = async ({ id, email }: Invitation) => {
    const outcome = await run({ input: { id } });
    if (!outcome.ok) return;
    const { token, isEmailed } = outcome.data.invitationRenew;
    if (token) setRenewed({ email, token, isEmailed: isEmailed ?? false });
  };
  const columns = useInvitationColumns(renew, setRevoking);
  if (!data || data.invitations.length === 0) return null;
  return (
    <Panel title={t`Invited, not here yet`} flush>
      <DataTable
        label={t`Open invitations`}
        columns={columns}
        rows={data.invitations}
        rowId={({ id }) => id}
      />
      {renewed && <InvitationLinkDialog {...renewed} onClose={() => setRenewed(null)} />}
      {revoking && <RevokeDialog invitation={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}

function useInvitationColumns(
  onRenew: (invitation: Invitation) => void,
  onRevoke: (invitation: Invitation) => void,
): Column<Invitation>[] {
  const { t } = useLingui();
  return useMemo(
    () => [
      { id: 'email', header: t`E-mail`, cell: ({ email }) => email },
      {
        id: 'role',
        header: t`Role`,
        width: '90px',
        needs: 'sm',
        cell: ({ role }) => (role === 'ADMIN' ? t`Admin` : t`Agent`),
      },
      {
        id: 'expires',
        header: t`Ends`,
        width: '120px',
        needs: 'sm',
        cell: ({ expiresAt }) => <RelativeTime instant={expiresAt} />,
      },
      {
        id: 'actions',
        header: t`Actions`,
        quiet: true,
        width: '176px',
        align: 'right',
        cell: (invitation) => (
          <Group gap={6} justify="flex-end" wrap="nowrap">
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t`New link for ${invitation.email}`}
              onClick={() => onRenew(invitation)}
            >
              <Trans>New link</Trans>
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t`Revoke the invitation of ${invitation.email}`}
              onClick={() => onRevoke(invitation)}
            >
              <Trans>Revoke</Trans>
            </Button>
          </Group>
        ),
      },
    ],
    [t, onRenew, onRevoke],
  );
}

function RevokeDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(RevokeDocument, {
    quiet: true,
    refetch: ['Invitations'],
    done: t`The invitation of ${invitation.email} is revoked`,
  });
  const confirm = async () => {
    if ((await run({ input: { id: invitation.id } })).ok) onClose();
  };
  return (
    <Dialog title={t`Revoke the invitation of ${invitation.email}?`} onClose={onClose}>
      <Text size="sm" mb="sm">{t`Its link opens nothing from then on. You can invite them again.`}</Text>
      {refusals[0] && <RefusalNote message={refusals[0].message} />}
      <DialogButtons danger busy={busy} label={t`Revoke`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
