import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { DecidedAgainWhy } from '../../gql/graphql';
import { ActivityPanel } from '../../parts/ActivityPanel';
import { ContactConversations } from '../../parts/ContactConversations';
import { ContactDetails } from '../../parts/ContactDetails';
import { ContactSegments } from '../../parts/ContactSegments';
import { CONVERSATION_LISTS } from '../../parts/conversation-lists';
import { Receipt } from '../../parts/Receipt';
import { paths } from '../../paths';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { TextLink } from '../../ui/links';
import { Panel } from '../../ui/Panel';
import { RelativeTime } from '../../ui/RelativeTime';
import { TakeBackDocument } from './act-write';
import type { Conversation } from './conversation-document';
import classes from './inbox.module.css';

const ConversationContactDocument = graphql(`
  query ConversationContact($id: ID!) {
    contact(id: $id) {
      id
      displayName
      ...ContactFacts
      ...ContactSegments
    }
    contactProperties {
      ...ContactFactsProperty
    }
  }
`);

const ConversationActivityDocument = graphql(`
  query ConversationActivity($id: ID!, $after: String) {
    conversation(id: $id) {
      id
      viewerUndoableActivityId
      activity(first: 10, after: $after) {
        nodes {
          ...ActivityLine
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Who it is, why the conversation is here, and what was done with it. */
export function SidePanel({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useLingui();
  const { contact, csat, csatComment } = conversation;
  return (
    <aside className={classes.side} aria-label={t`Details`}>
      <header className={classes.sideHead}>
        <TextLink {...paths.contact(contact.id)} fw={600} size="sm" underline="hover" dir="auto">
          {contact.displayName}
        </TextLink>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t`Close the details`}
          onClick={onClose}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <Stack gap="sm">
        {csat && (
          <Panel title={t`Rating`}>
            <Text size="sm">
              <Trans>{csat} of 5</Trans>
            </Text>
            {csatComment && (
              <Text size="sm" c="dimmed" dir="auto">
                {csatComment}
              </Text>
            )}
          </Panel>
        )}
        <Panel title={t`Why is this here?`}>
          <Why conversation={conversation} />
        </Panel>
        <ContactOf contactId={contact.id} />
        <ContactConversations contactId={contact.id} />
        <Activity conversationId={conversation.id} />
      </Stack>
    </aside>
  );
}

/** What was decided last says why it is where it is. */
function Why({ conversation: { receipt, laterReceipts } }: { conversation: Conversation }) {
  const { t } = useLingui();
  const [later] = laterReceipts;
  const reasons: Record<DecidedAgainWhy, string> = {
    FACTS_CHANGED: t`what is known of the contact changed, or the topic`,
    RULES_CHANGED: t`the rules were changed`,
    HOURS_CHANGED: t`working hours began or ended`,
    WAITS_AGAIN: t`it came back to wait`,
  };
  if (later) {
    const when = <RelativeTime instant={later.decidedAt} />;
    const reason = later.why && reasons[later.why];
    return (
      <>
        <Text size="sm" c="dimmed" mb={6}>
          {reason ? (
            <Trans>
              Decided again {when}: {reason}
            </Trans>
          ) : (
            <Trans>Decided again {when}</Trans>
          )}
        </Text>
        <Receipt receipt={later} />
      </>
    );
  }
  if (receipt) return <Receipt receipt={receipt} />;
  return (
    <Text size="sm" c="dimmed">
      <Trans>No decision was recorded for this conversation.</Trans>
    </Text>
  );
}

function ContactOf({ contactId }: { contactId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ConversationContactDocument, {
    variables: { id: contactId },
    fetchPolicy: 'cache-and-network',
  });
  if (!data?.contact) {
    return error ? (
      <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
    ) : (
      <LoadingRows rows={4} label={t`Loading the contact`} />
    );
  }
  return (
    <>
      <ContactSegments contact={data.contact} />
      <ContactDetails key={contactId} contact={data.contact} properties={data.contactProperties} />
    </>
  );
}

/** What was done; the person's own last act can be taken back while nothing happened since. */
function Activity({ conversationId }: { conversationId: string }) {
  const { t } = useLingui();
  const result = useQuery(ConversationActivityDocument, {
    variables: { id: conversationId },
    fetchPolicy: 'cache-and-network',
  });
  const { run, busy } = useAction(TakeBackDocument, {
    done: t`It is as it was`,
    refetch: CONVERSATION_LISTS,
  });
  const found = result.data?.conversation;
  const activityId = found?.viewerUndoableActivityId;
  const undoable = activityId
    ? { id: activityId, busy, run: () => run({ input: { id: conversationId, activityId } }) }
    : undefined;
  return <ActivityPanel list={found?.activity} undoable={undoable} result={result} />;
}
