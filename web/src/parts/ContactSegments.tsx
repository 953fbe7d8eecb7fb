import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import { Panel } from '../ui/Panel';
import classes from './contact.module.css';
import { Membership } from './Membership';
import { useViewer } from './viewer';

const AddToSegmentDialog = lazy(() =>
  import('./AddToSegmentDialog').then((module) => ({ default: module.AddToSegmentDialog })),
);

export const ContactSegmentsFragment = graphql(`
  fragment ContactSegments on Contact {
    id
    displayName
    memberships {
      segment {
        id
      }
      ...ContactMembership
    }
  }
`);

/** The segments that a contact is in, with how and why; joined and left from here too. */
export function ContactSegments({
  contact: masked,
}: {
  contact: FragmentType<typeof ContactSegmentsFragment>;
}) {
  const { t } = useLingui();
  const { viewerCanChangeMembers } = useViewer();
  const contact = readFragment(ContactSegmentsFragment, masked);
  const [adding, { open, close }] = useDisclosure(false);
  return (
    <Panel
      title={t`Segments`}
      aside={
        viewerCanChangeMembers && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t`Add to a segment`}
            onClick={open}
          >
            <Trans>Add</Trans>
          </Button>
        )
      }
    >
      {contact.memberships.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>In no segment.</Trans>
        </Text>
      ) : (
        <ul className={classes.memberships}>
          {contact.memberships.map((membership) => (
            <Membership
              key={membership.segment.id}
              membership={membership}
              contact={{ id: contact.id, displayName: contact.displayName }}
            />
          ))}
        </ul>
      )}
      <Suspense fallback={null}>
        {adding && (
          <AddToSegmentDialog
            who={{ contacts: [contact.id] }}
            title={t`Add ${contact.displayName} to a segment`}
            inAlready={contact.memberships.map(({ segment }) => segment.id)}
            onClose={close}
          />
        )}
      </Suspense>
    </Panel>
  );
}
