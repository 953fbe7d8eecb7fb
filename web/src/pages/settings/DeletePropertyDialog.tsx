import { useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useLinksOf } from '../../parts/Uses';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const DeletePropertyDocument = graphql(`
  mutation DeleteProperty($input: IdInput!) {
    contactPropertyDelete(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface DeletePropertyDialogProps {
  property: { id: string; label: string };
  onClose: () => void;
}

export function DeletePropertyDialog({ property, onClose }: DeletePropertyDialogProps) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(DeletePropertyDocument, {
    quiet: true,
    refetch: ['Properties'],
    done: t`${property.label} is deleted`,
  });
  const links = useLinksOf(refusals[0]?.uses ?? []);
  const confirm = async () => {
    if ((await run({ input: { id: property.id } })).ok) onClose();
  };
  return (
    <Dialog title={t`Delete ${property.label}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t`Its values are removed from every contact for good.`}</Text>
        {refusals[0] && <RefusalNote message={refusals[0].message} items={links} />}
      </Stack>
      <DialogButtons danger busy={busy} label={t`Delete`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
