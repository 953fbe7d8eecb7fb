import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import type { Message } from './Messages';
import { MessageList } from './Messages';

interface OvertakenProps {
  messages: readonly Message[];
  busy: boolean;
  onSend: () => void;
  onEdit: () => void;
}

/** Others answered while this was being written: what they wrote, and the choice that is left. */
export function Overtaken({ messages, busy, onSend, onEdit }: OvertakenProps) {
  const { t } = useLingui();
  const who = messages.find(({ kind }) => kind === 'REPLY')?.author ?? t`Somebody else`;
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconMessages aria-hidden />}
      title={t`${who} replied while you were writing`}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      <MessageList messages={messages} label={t`What was written since`} contactName="" compact />
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={onEdit}>
          <Trans>Edit</Trans>
        </Button>
        <Button size="xs" loading={busy} onClick={onSend}>
          <Trans>Send anyway</Trans>
        </Button>
      </Group>
    </Alert>
  );
}
