import { useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useLinksOf } from '../../parts/Uses';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const DeleteGroupDocument = graphql(`
  mutation DeleteTeamGroup($input: IdInput!) {
    teamGroupDelete(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface DeleteGroupDialogProps {
  group: { id: string; name: string };
  onClose: () => void;
}

export function DeleteGroupDialog({ group, onClose }: DeleteGroupDialogProps) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(DeleteGroupDocument, {
    quiet: true,
    refetch: ['Groups'],
    done: t`${group.name} is deleted`,
  });
  const links = useLinksOf(refusals[0]?.uses ?? []);
  const confirm = async () => {
    if ((await run({ input: { id: group.id } })).ok) onClose();
  };
  return (
    <Dialog title={t`Delete ${group.name}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t`Its teammates stay in the workspace.`}</Text>
        {refusals[0] && <RefusalNote message={refusals[0].message} items={links} />}
      </Stack>
      <DialogButtons danger busy={busy} label={t`Delete`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
