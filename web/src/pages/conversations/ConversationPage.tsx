import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { ConversationQuery } from '../../gql/graphql';
import { PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { Receipt } from '../../parts/Receipt';
import { paths } from '../../paths';
import { Chip } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatMoment } from '../../ui/format';
import { TextLink } from '../../ui/links';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import classes from './conversations.module.css';

const ConversationDocument = graphql(`
  query Conversation($id: ID!) {
    conversation(id: $id) {
      id
      number
      subject
      topic
      channel
      priority
      createdAt
      contact {
        id
        displayName
      }
      queue {
        id
        name
      }
      segments {
        source
        segment {
          id
          name
          colour
        }
      }
      messages {
        id
        kind
        body
        author
        createdAt
      }
      receipt {
        ...Receipt
      }
    }
  }
`);

type Conversation = NonNullable<ConversationQuery['conversation']>;

const route = getRouteApi('/inside/conversations/$conversationId');

export function ConversationPage() {
  const { t } = useLingui();
  const { conversationId } = route.useParams();
  const { data, error, loading, refetch } = useQuery(ConversationDocument, {
    variables: { id: conversationId },
    fetchPolicy: 'cache-and-network',
  });
  const conversation = data?.conversation;
  const crumb = (
    <TextLink {...paths.conversations()} size="sm" c="dimmed" underline="hover">{t`Conversations`}</TextLink>
  );
  if (!conversation) {
    return (
      <Page title={t`Conversation`} crumb={crumb}>
        {error ? (
          <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
        ) : loading ? (
          <LoadingRows label={t`Loading the conversation`} />
        ) : (
          <EmptyState
            icon={<IconInbox size={22} aria-hidden />}
            title={<Trans>This conversation does not exist</Trans>}
          />
        )}
      </Page>
    );
  }
  const { number, subject, topic, receipt } = conversation;
  return (
    <Page title={subject ?? topic ?? t`Conversation ${number}`} crumb={crumb}>
      <Facts conversation={conversation} />
      <div className={classes.columns}>
        <Thread conversation={conversation} />
        <Panel title={t`Why is this here?`}>
          {receipt ? (
            <Receipt receipt={receipt} />
          ) : (
            <Text size="sm" c="dimmed">
              <Trans>No decision was recorded for this conversation.</Trans>
            </Text>
          )}
        </Panel>
      </div>
    </Page>
  );
}

function Facts({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  const { number, contact, priority, queue, channel, segments, createdAt } = conversation;
  return (
    <Group gap={8}>
      <Text size="sm">
        #{number} · <TextLink {...paths.contact(contact.id)}>{contact.displayName}</TextLink> ·{' '}
        {formatMoment(createdAt)}
      </Text>
      <Chip colour={PRIORITY_COLOURS[priority]}>{priorityWords[priority]}</Chip>
      {queue && <Chip>{queue.name}</Chip>}
      <Chip>{channel}</Chip>
      {segments.map(({ segment, source }) => (
        <Chip key={segment.id} colour={segment.colour}>
          {segment.name}
          {source === 'CLAIM' && t` (named by the widget)`}
        </Chip>
      ))}
    </Group>
  );
}

function Thread({ conversation: { messages, contact } }: { conversation: Conversation }) {
  const { t } = useLingui();
  return (
    <Stack>
      <ol className={classes.thread} aria-label={t`Messages`}>
        {messages.map(({ id, kind, body, author, createdAt }) => (
          <li key={id} className={classes.message} data-kind={kind}>
            <span className={classes.by}>
              {author ?? contact.displayName} · {formatMoment(createdAt)}
            </span>
            {body}
          </li>
        ))}
      </ol>
    </Stack>
  );
}
