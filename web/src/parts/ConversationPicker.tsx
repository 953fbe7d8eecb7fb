import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { graphql } from '../gql';

const ConversationChoicesDocument = graphql(`
  query ConversationChoices {
    conversations(first: 50) {
      nodes {
        id
        number
        subject
        topic
        contact {
          id
          displayName
        }
      }
    }
  }
`);

interface ConversationPickerProps {
  value: string | null;
  onChange: (conversationId: string | null) => void;
}

/** One of the newest conversations, by its number, contact or subject. */
export function ConversationPicker({ value, onChange }: ConversationPickerProps) {
  const { t } = useLingui();
  const { data } = useQuery(ConversationChoicesDocument, { fetchPolicy: 'cache-and-network' });
  const choices = (data?.conversations.nodes ?? []).map(({ id, number, subject, topic, contact }) => ({
    value: id,
    label: [`#${number}`, contact.displayName, subject ?? topic].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      label={t`Conversation`}
      placeholder={t`One of the newest`}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t`Clear` }}
      data={choices}
      limit={50}
      value={value}
      onChange={onChange}
    />
  );
}
