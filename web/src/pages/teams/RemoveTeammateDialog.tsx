import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { List, Stack, Text } from '@mantine/core';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { ChangeTeammateDocument } from './change-teammate';

const RemovalDocument = graphql(`
  query TeammateRemoval($email: String!) {
    teammateConnection(search: $email, first: 20) {
      nodes {
        id
        teamGroups {
          id
          name
          teammateCount
        }
      }
    }
  }
`);

interface RemoveTeammateDialogProps {
  teammate: { id: string; name: string; email: string };
  onClose: () => void;
  onRemoved: () => void;
}

/** Says what the removal takes away before it does. */
export function RemoveTeammateDialog({ teammate, onClose, onRemoved }: RemoveTeammateDialogProps) {
  const { t } = useLingui();
  const { id, name, email } = teammate;
  const { data } = useQuery(RemovalDocument, { variables: { email }, fetchPolicy: 'network-only' });
  const { run, busy, refusals } = useAction(ChangeTeammateDocument, {
    quiet: true,
    refetch: ['People', 'Groups'],
    done: t`${name} is removed from the workspace`,
  });
  const groups = data?.teammateConnection.nodes.find((one) => one.id === id)?.teamGroups ?? [];
  const confirm = async () => {
    if ((await run({ input: { id, removed: true } })).ok) onRemoved();
  };
  return (
    <Dialog title={t`Remove ${name}?`} zIndex={250} onClose={onClose}>
      <Stack gap="sm">
        <List size="sm">
          <List.Item>{t`They are signed out of this workspace everywhere, at once.`}</List.Item>
          {groups.map((group) => (
            <List.Item key={group.id}>
              {group.teammateCount === 1 ? (
                <Trans>They leave {group.name}, in which nobody is left then.</Trans>
              ) : (
                <Trans>They leave {group.name}.</Trans>
              )}
            </List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed">
          {t`What they did stays under their name, and they can be invited again.`}
        </Text>
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons danger busy={busy} label={t`Remove`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
