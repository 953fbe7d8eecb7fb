import { useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useLinksOf } from '../../parts/Uses';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const DeleteQueueDocument = graphql(`
  mutation DeleteQueue($input: IdInput!) {
    queueDelete(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface DeleteQueueDialogProps {
  queue: { id: string; name: string };
  onDeleted: () => void;
  onClose: () => void;
}

export function DeleteQueueDialog({ queue, onDeleted, onClose }: DeleteQueueDialogProps) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(DeleteQueueDocument, {
    quiet: true,
    refetch: ['Queues'],
    done: t`${queue.name} is deleted`,
  });
  const links = useLinksOf(refusals[0]?.uses ?? []);
  const confirm = async () => {
    if (!(await run({ input: { id: queue.id } })).ok) return;
    onClose();
    onDeleted();
  };
  return (
    <Dialog title={t`Delete ${queue.name}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t`New conversations that it would have taken go on to the queues after it.`}</Text>
        {refusals[0] && <RefusalNote message={refusals[0].message} items={links} />}
      </Stack>
      <DialogButtons danger busy={busy} label={t`Delete`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
