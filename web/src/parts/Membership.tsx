import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserMinus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import { paths } from '../paths';
import { Chip, ColourDot } from '../ui/Chip';
import { formatMoment } from '../ui/format';
import { TextLink } from '../ui/links';
import { useViewer } from './viewer';

const LeaveSegmentDialog = lazy(() =>
  import('./LeaveSegmentDialog').then((module) => ({ default: module.LeaveSegmentDialog })),
);

const ContactMembership = graphql(`
  fragment ContactMembership on SegmentMembership {
    segment {
      id
      name
      colour
    }
    since
    source
    addedBy
    ruleVersion
    pin
    conversation {
      id
      number
    }
  }
`);

interface MembershipProps {
  membership: FragmentType<typeof ContactMembership>;
  contact: { id: string; displayName: string };
}

/** A segment that the contact is in, and why; left from here. */
export function Membership({ membership: masked, contact }: MembershipProps) {
  const { t } = useLingui();
  const { viewerCanChangeMembers } = useViewer();
  const [leaving, { open, close }] = useDisclosure(false);
  const { segment, since, source, addedBy, ruleVersion, pin, conversation } = readFragment(
    ContactMembership,
    masked,
  );
  const moment = formatMoment(since);
  return (
    <li>
      <Group gap={8}>
        <ColourDot colour={segment.colour} size={10} />
        <TextLink
          {...paths.segment(segment.id)}
          size="sm"
          fw={600}
          c="var(--mantine-color-text)"
          underline="hover"
        >
          {segment.name}
        </TextLink>
        {pin === 'INCLUDED' && <Chip>{t`pinned`}</Chip>}
        {viewerCanChangeMembers && (
          <ActionIcon
            size={24}
            ml="auto"
            variant="subtle"
            color="gray"
            c="dimmed"
            aria-label={t`Remove from ${segment.name}`}
            onClick={open}
          >
            <IconUserMinus size={15} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={2}>
        {source === 'RULE' ? (
          <Trans>
            Version {ruleVersion} of the rule matched on {moment}
          </Trans>
        ) : source === 'API' ? (
          <Trans>
            Added through the API with the key {addedBy} on {moment}
          </Trans>
        ) : source === 'IMPORT' ? (
          <Trans>
            Added by the import {addedBy} on {moment}
          </Trans>
        ) : (
          <Trans>
            Added by hand by {addedBy} on {moment}
          </Trans>
        )}
        {conversation && (
          <>
            {', '}
            <TextLink {...paths.conversation(conversation.id)} size="xs">
              <Trans>conversation {conversation.number}</Trans>
            </TextLink>
          </>
        )}
      </Text>
      <Suspense fallback={null}>
        {leaving && (
          <LeaveSegmentDialog
            segment={segment}
            contact={contact}
            pinned={pin === 'INCLUDED'}
            onClose={close}
          />
        )}
      </Suspense>
    </li>
  );
}
