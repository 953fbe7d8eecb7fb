import { useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { refusalsOfFailure } from '../apollo/errors';
import { graphql } from '../gql';
import type { RoutingDraftInput, RoutingTestInput } from '../gql/graphql';
import { RefusalNote } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { ContactPicker } from './ContactPicker';
import { ConversationPicker } from './ConversationPicker';
import { Receipt } from './Receipt';

const RoutingTestDocument = graphql(`
  query RoutingTest($input: RoutingTestInput!) {
    routingTest(input: $input) {
      ...Receipt
    }
  }
`);

interface RoutingTestProps {
  /** Rules as they are being written, tried among those that are saved; null while they are unfinished. */
  draft?: RoutingDraftInput | null;
}

/** "Which would win?": where a conversation would go if it began now. Nothing is stored. */
export function RoutingTest({ draft }: RoutingTestProps) {
  const { t } = useLingui();
  const form = useForm({ initialValues: NOTHING });
  const [ask, { data, error, loading }] = useLazyQuery(RoutingTestDocument, { fetchPolicy: 'network-only' });
  const { by, contact, conversation } = form.values;
  const submit = () => {
    ask({ variables: { input: { ...tested(form.values), ...(draft && { draft }) } } }).catch(() => {
      // Shown through `error`.
    });
  };
  return (
    <Panel title={draft !== undefined ? t`Which would win with this?` : t`Which would win?`}>
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t`What to try`}
          data={[
            { value: 'CONTACT', label: t`A contact` },
            { value: 'CONVERSATION', label: t`A conversation` },
          ]}
          value={by}
          onChange={(next) => form.setFieldValue('by', next)}
        />
        {by === 'CONTACT' ? (
          <>
            <ContactPicker
              label={t`Contact`}
              value={contact || null}
              onChange={(next) => form.setFieldValue('contact', next ?? '')}
            />
            <SimpleGrid cols={2} spacing="xs">
              <TextInput label={t`Topic`} {...form.getInputProps('topic')} />
              <TextInput label={t`Channel`} {...form.getInputProps('channel')} />
              <TextInput label={t`Subject`} {...form.getInputProps('subject')} />
              <TextInput label={t`Language`} {...form.getInputProps('language')} />
            </SimpleGrid>
          </>
        ) : (
          <ConversationPicker
            value={conversation || null}
            onChange={(next) => form.setFieldValue('conversation', next ?? '')}
          />
        )}
        <Button
          variant="default"
          loading={loading}
          disabled={draft === null || (by === 'CONTACT' ? !contact : !conversation)}
          onClick={submit}
        >
          <Trans>Show which would win</Trans>
        </Button>
        {draft === null && (
          <Text size="sm" c="dimmed">
            <Trans>Finish the condition to try it.</Trans>
          </Text>
        )}
        {error && <RefusalNote message={refusalsOfFailure(error)[0]?.message ?? ''} />}
      </Stack>
      <div aria-live="polite" style={{ marginTop: data ? 16 : 0 }}>
        {data && <Receipt receipt={data.routingTest} />}
      </div>
    </Panel>
  );
}

const NOTHING = {
  by: 'CONTACT',
  contact: '',
  conversation: '',
  channel: '',
  topic: '',
  subject: '',
  language: '',
};

function tested({ by, contact, conversation, ...texts }: typeof NOTHING): RoutingTestInput {
  if (by === 'CONVERSATION') return { conversation };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  return { contact, ...given };
}
