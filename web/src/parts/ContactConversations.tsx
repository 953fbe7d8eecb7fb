import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { refusalsOfFailure } from '../apollo/errors';
import { useNextPage } from '../apollo/use-next-page';
import { graphql } from '../gql';
import type { ContactConversationsQuery } from '../gql/graphql';
import { paths } from '../paths';
import { Chip } from '../ui/Chip';
import { LoadingRows } from '../ui/Delayed';
import { LoadFailure } from '../ui/Failure';
import { TextLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { RelativeTime } from '../ui/RelativeTime';
import classes from './contact.module.css';
import { PRIORITY_COLOURS, usePriorityWords } from './priority-words';

const ContactConversationsDocument = graphql(`
  query ContactConversations($id: ID!, $after: String) {
    contact(id: $id) {
      id
      conversations(first: 10, after: $after) {
        nodes {
          id
          number
          subject
          topic
          status
          priority
          createdAt
          queue {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

type Conversation = NonNullable<ContactConversationsQuery['contact']>['conversations']['nodes'][number];

export function ContactConversations({ contactId }: { contactId: string }) {
  const { t } = useLingui();
  const { data, error, loading, refetch, fetchMore } = useQuery(ContactConversationsDocument, {
    variables: { id: contactId },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.contact?.conversations;
  const onMore = useNextPage(list, fetchMore);
  const total = list?.totalCount ?? 0;
  return (
    <Panel
      title={t`Conversations`}
      aside={
        total > 0 && (
          <Text size="xs" c="dimmed">
            <Plural value={total} one="# conversation" other="# conversations" />
          </Text>
        )
      }
    >
      {error && !list ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : !list ? (
        <LoadingRows rows={3} label={t`Loading the conversations`} />
      ) : list.nodes.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>None yet.</Trans>
        </Text>
      ) : (
        <ul className={classes.memberships}>
          {list.nodes.map((conversation) => (
            <ConversationLine key={conversation.id} conversation={conversation} />
          ))}
        </ul>
      )}
      {onMore && (
        <Button variant="default" size="xs" mt="sm" loading={loading} onClick={onMore}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </Panel>
  );
}

function ConversationLine({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  const { id, number, subject, topic, status, priority, queue, createdAt } = conversation;
  const statusWords = { OPEN: t`open`, SNOOZED: t`snoozed`, CLOSED: t`closed` };
  return (
    <li>
      <TextLink
        {...paths.conversation(id)}
        size="sm"
        fw={600}
        c="var(--mantine-color-text)"
        underline="hover"
        dir="auto"
      >
        {subject ?? topic ?? t`Conversation ${number}`}
      </TextLink>
      <Text size="xs" c="dimmed" mt={2} component="div">
        <Chip colour={PRIORITY_COLOURS[priority]}>{priorityWords[priority]}</Chip> #{number} ·{' '}
        {statusWords[status]} · {queue.name} · <RelativeTime instant={createdAt} />
      </Text>
    </li>
  );
}
