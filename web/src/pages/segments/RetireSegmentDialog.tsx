import { useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useLinksOf } from '../../parts/Uses';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const ArchiveDocument = graphql(`
  mutation ArchiveSegment($input: IdInput!) {
    segmentArchive(input: $input) {
      segment {
        id
        archivedAt
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const DeleteDocument = graphql(`
  mutation DeleteSegment($input: IdInput!) {
    segmentDelete(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface RetireSegmentDialogProps {
  segment: { id: string; name: string };
  way: 'archive' | 'delete';
  onClose: () => void;
  onDone?: () => void;
}

/** Archiving or deleting asks first, and when something still uses the segment says what, with links. */
export function RetireSegmentDialog({ segment, way, onClose, onDone }: RetireSegmentDialogProps) {
  const { t } = useLingui();
  const { name } = segment;
  const archive = useAction(ArchiveDocument, {
    done: t`${name} is archived`,
    refetch: ['Segments'],
    quiet: true,
  });
  const remove = useAction(DeleteDocument, {
    done: t`${name} is deleted`,
    refetch: ['Segments'],
    quiet: true,
  });
  const action = way === 'archive' ? archive : remove;
  const refusal = action.refusals[0];
  const links = useLinksOf(refusal?.uses ?? []);
  const confirm = async () => {
    const outcome = await action.run({ input: { id: segment.id } });
    if (!outcome.ok) return;
    onClose();
    onDone?.();
  };
  return (
    <Dialog title={way === 'archive' ? t`Archive ${name}?` : t`Delete ${name}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">
          {way === 'archive'
            ? t`It leaves the lists and takes no new members. Its history stays, and you can make it active again.`
            : t`Its members, rule and history are removed for good. Contacts and conversations stay.`}
        </Text>
        {refusal && <RefusalNote message={refusal.message} items={links} />}
      </Stack>
      <DialogButtons
        onCancel={onClose}
        busy={action.busy}
        danger={way === 'delete'}
        label={way === 'archive' ? t`Archive` : t`Delete`}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
