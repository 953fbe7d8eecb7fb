import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const DeleteViewDocument = graphql(`
  mutation DeleteView($input: IdInput!) {
    savedViewDelete(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface DeleteViewDialogProps {
  view: { id: string; name: string; isShared: boolean };
  onDeleted: () => void;
  onClose: () => void;
}

export function DeleteViewDialog({ view, onDeleted, onClose }: DeleteViewDialogProps) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(DeleteViewDocument, {
    quiet: true,
    refetch: ['SavedViews'],
    done: t`The view is deleted`,
  });
  const confirm = async () => {
    if (!(await run({ input: { id: view.id } })).ok) return;
    onClose();
    onDeleted();
  };
  return (
    <Dialog title={t`Delete the view ${view.name}?`} onClose={onClose} size={440}>
      {refusals[0] && <RefusalNote message={refusals[0].message} />}
      <Text size="sm">
        {view.isShared ? (
          <Trans>It goes for everybody. The conversations in it stay.</Trans>
        ) : (
          <Trans>The conversations in it stay.</Trans>
        )}
      </Text>
      <DialogButtons danger busy={busy} label={t`Delete`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
