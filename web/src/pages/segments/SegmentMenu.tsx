import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconArchiveOff, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useViewer } from '../../parts/viewer';
import cells from '../../table/cells.module.css';
import { EditSegmentDialog } from './EditSegmentDialog';
import { RetireSegmentDialog } from './RetireSegmentDialog';

const SegmentMenuFragment = graphql(`
  fragment SegmentMenu on Segment {
    id
    name
    archivedAt
    ...EditSegment
  }
`);

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

export function SegmentMenu({ segment: masked }: { segment: FragmentType<typeof SegmentMenuFragment> }) {
  const { t } = useLingui();
  const segment = readFragment(SegmentMenuFragment, masked);
  const { viewerCanChangeSegments } = useViewer();
  const [retiring, setRetiring] = useState<'archive' | 'delete' | null>(null);
  const [editing, editDialog] = useDisclosure(false);
  const unarchive = useAction(UnarchiveDocument, {
    done: t`${segment.name} is active again`,
    refetch: ['Segments'],
  });
  if (!viewerCanChangeSegments) return null;
  return (
    <span className={cells.above}>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={t`Actions for ${segment.name}`}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
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
    </span>
  );
}
