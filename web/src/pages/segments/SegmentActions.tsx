import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconArchiveOff, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { SegmentMenuFragment } from '../../gql/graphql';
import { EditSegmentDialog } from './EditSegmentDialog';
import { RetireSegmentDialog } from './RetireSegmentDialog';

const UnarchiveDocument = graphql(`
  mutation UnarchiveSegment($input: IdInput!) {
    segmentUnarchive(input: $input) {
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

interface SegmentActionsProps {
  segment: SegmentMenuFragment;
  target: ReactElement;
}

/** The menu of a segment with its dialogs; it is opened when it is first drawn. */
export function SegmentActions({ segment, target }: SegmentActionsProps) {
  const { t } = useLingui();
  const [retiring, setRetiring] = useState<'archive' | 'delete' | null>(null);
  const [editing, editDialog] = useDisclosure(false);
  const unarchive = useAction(UnarchiveDocument, {
    done: t`${segment.name} is active again`,
    refetch: ['Segments'],
  });
  return (
    <>
      <Menu defaultOpened position="bottom-end" width={180}>
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={editDialog.open}>
            <Trans>Edit details</Trans>
          </Menu.Item>
          {segment.archivedAt ? (
            <Menu.Item
              leftSection={<IconArchiveOff size={15} aria-hidden />}
              onClick={() => unarchive.run({ input: { id: segment.id } })}
            >
              <Trans>Make active again</Trans>
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconArchive size={15} aria-hidden />}
              onClick={() => setRetiring('archive')}
            >
              <Trans>Archive</Trans>
            </Menu.Item>
          )}
          <Menu.Item
            color="red"
            c="var(--mantine-color-error)"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => setRetiring('delete')}
          >
            <Trans>Delete</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {editing && <EditSegmentDialog segment={segment} onClose={editDialog.close} />}
      {retiring && <RetireSegmentDialog segment={segment} way={retiring} onClose={() => setRetiring(null)} />}
    </>
  );
}
