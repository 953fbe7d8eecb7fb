import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Popover, Stack, Text } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { WhyMemberFragment } from '../../gql/graphql';
import { ResetMembersDocument, useMembersAction } from '../../parts/members-actions';
import { useViewer } from '../../parts/viewer';
import { paths } from '../../paths';
import { formatMoment } from '../../ui/format';
import { TextLink } from '../../ui/links';

export const WhyMember = graphql(`
  fragment WhyMember on SegmentMembership {
    segment {
      id
      name
    }
    contact {
      id
      displayName
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

/** "Why is this person here?": how the membership came about, and whether the rule may still decide. */
export function WhyButton({ member: masked }: { member: FragmentType<typeof WhyMember> }) {
  const { t } = useLingui();
  const member = readFragment(WhyMember, masked);
  return (
    <Popover width={320} position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          c="dimmed"
          aria-label={t`Why is ${member.contact.displayName} here?`}
        >
          <Trans>Why?</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t`Why is ${member.contact.displayName} here?`}
        style={{ whiteSpace: 'normal', textAlign: 'left' }}
      >
        <Stack gap={8}>
          <Text size="sm" fw={600}>
            <Trans>Why is {member.contact.displayName} here?</Trans>
          </Text>
          <Reason member={member} />
          <Pinned member={member} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Reason({ member }: { member: WhyMemberFragment }) {
  const moment = formatMoment(member.since);
  const { addedBy, ruleVersion, conversation, source } = member;
  if (source !== 'RULE') {
    return (
      <Text size="sm">
        {source === 'MANUAL' && (
          <Trans>
            Added by hand by {addedBy} on {moment}.
          </Trans>
        )}
        {source === 'API' && (
          <Trans>
            Added through the API with the key {addedBy} on {moment}.
          </Trans>
        )}
        {source === 'IMPORT' && (
          <Trans>
            Added by the import {addedBy} on {moment}.
          </Trans>
        )}
      </Text>
    );
  }
  return (
    <Text size="sm">
      <Trans>
        Version {ruleVersion} of the rule matched on {moment}
      </Trans>
      {conversation && (
        <>
          {', '}
          <Trans>
            when{' '}
            <TextLink {...paths.conversation(conversation.id)}>conversation {conversation.number}</TextLink>{' '}
            began
          </Trans>
        </>
      )}
      .
    </Text>
  );
}

function Pinned({ member }: { member: WhyMemberFragment }) {
  const { t } = useLingui();
  const { viewerCanChangeMembers } = useViewer();
  const { run, busy } = useMembersAction(
    ResetMembersDocument,
    () => t`The rule decides again about ${member.contact.displayName}`,
  );
  if (member.pin !== 'INCLUDED') {
    return (
      <Text size="xs" c="dimmed">
        <Trans>Not pinned: it is the rule’s own doing, and leaving stays possible by hand only.</Trans>
      </Text>
    );
  }
  return (
    <>
      <Text size="xs" c="dimmed">
        <Trans>Pinned: stays whatever the rule says.</Trans>
      </Text>
      {viewerCanChangeMembers && (
        <Button
          size="xs"
          variant="default"
          loading={busy}
          onClick={() => run({ input: { segment: member.segment.id, contacts: [member.contact.id] } })}
        >
          <Trans>Reset to automatic</Trans>
        </Button>
      )}
    </>
  );
}
