import { Trans, useLingui } from '@lingui/react/macro';
import { Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { messageFor } from '../apollo/errors';
import { useAction } from '../apollo/use-action';
import { graphql } from '../gql';
import { paths } from '../paths';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { RefusalNote } from '../ui/Failure';
import { ContactPicker } from './ContactPicker';

const StartConversationDocument = graphql(`
  mutation StartConversation($input: ConversationStartInput!) {
    conversationStart(input: $input) {
      conversation {
        id
        number
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const NOTHING = { contact: '', channel: 'phone', topic: '', subject: '', message: '' };

/** A conversation that came by another door than ours, such as the phone; it is decided like any other. */
export function StartConversationDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  // One press is one conversation, however often it is pressed or sent again.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: NOTHING,
    validate: {
      contact: (contact) => (contact === '' ? t`Choose who it is about` : null),
      message: (message) => (message.trim() === '' ? t`Say what they want` : null),
    },
  });
  const { run, busy, refusals } = useAction(StartConversationDocument, {
    quiet: true,
    refetch: ['Inbox', 'SavedViews', 'ContactConversations', 'GettingStarted'],
  });
  const submit = form.onSubmit(async ({ contact, channel, topic, subject, message }) => {
    const given = { topic: topic.trim(), subject: subject.trim() };
    const texts = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
    const outcome = await run({
      input: { contact: { id: contact }, channel, message, idempotencyKey, ...texts },
    });
    const started = outcome.ok ? outcome.data.conversationStart.conversation : null;
    if (!started) return;
    onClose();
    navigate(paths.conversation(started.id));
  });
  const shown = Object.keys(NOTHING);
  const general = refusals.find(({ path }) => !shown.includes(path.at(-1) ?? ''));
  return (
    <Dialog title={t`Start a conversation`} size="lg" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm" c="dimmed">
            <Trans>
              For what reached you by another door. Segments, priority and queue follow as for any other.
            </Trans>
          </Text>
          {general && <RefusalNote message={general.message} />}
          <ContactPicker
            label={t`Contact`}
            data-autofocus
            openOnFocus={false}
            value={form.values.contact || null}
            onChange={(id) => form.setFieldValue('contact', id ?? '')}
            error={form.errors.contact ?? messageFor(refusals, 'contact')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t`Channel`}
              allowDeselect={false}
              data={[
                { value: 'phone', label: t`Phone` },
                { value: 'email', label: t`E-mail` },
                { value: 'chat', label: t`Chat` },
                { value: 'social', label: t`Social network` },
              ]}
              {...form.getInputProps('channel')}
            />
            <TextInput
              label={t`Topic`}
              {...form.getInputProps('topic')}
              error={messageFor(refusals, 'topic')}
            />
          </SimpleGrid>
          <TextInput
            label={t`Subject`}
            {...form.getInputProps('subject')}
            error={messageFor(refusals, 'subject')}
          />
          <Textarea
            label={t`What they said`}
            autosize
            minRows={3}
            maxRows={10}
            {...form.getInputProps('message')}
            error={form.errors.message ?? messageFor(refusals, 'message')}
          />
        </Stack>
        <DialogButtons busy={busy} label={t`Start conversation`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
