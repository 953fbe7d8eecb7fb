import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useViewer } from '../../parts/viewer';
import cells from '../../table/cells.module.css';

const SegmentActions = lazy(() =>
  import('./SegmentActions').then((module) => ({ default: module.SegmentActions })),
);

const Fragment = graphql(`
  fragment SegmentMenu on Segment {
    id
    name
    archivedAt
    ...EditSegment
  }
`);

/** Only a button at first: the menu and its dialogs come when it is opened. */
export function SegmentMenu({ segment: masked }: { segment: FragmentType<typeof Fragment> }) {
  const { t } = useLingui();
  const segment = readFragment(Fragment, masked);
  const { viewerCanChangeSegments } = useViewer();
  const [wanted, setWanted] = useState(false);
  if (!viewerCanChangeSegments) return null;
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="dimmed"
      aria-haspopup="menu"
      aria-label={t`Actions for ${segment.name}`}
      onClick={() => setWanted(true)}
    >
      <IconDots size={17} aria-hidden />
    </ActionIcon>
  );
  return (
    <span className={cells.above}>
      <Suspense fallback={button}>
        {wanted ? <SegmentActions segment={segment} target={button} /> : button}
      </Suspense>
    </span>
  );
}
