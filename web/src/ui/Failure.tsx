import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';

/** What a page shows in place of data that did not come. */
export function LoadFailure({ message, onRetry }: { message: string; onRetry?: () => void }) {
  return (
    <Alert
      variant="light"
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={<Trans>This could not be loaded</Trans>}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      <Group justify="space-between" gap="sm">
        <span>{message}</span>
        {onRetry && (
          <Button variant="default" size="xs" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** A refusal inside a dialog or form; `items` are the links that help. */
export function RefusalNote({ message, items = [] }: { message: ReactNode; items?: ReactElement[] }) {
  return (
    <Alert
      variant="light"
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      {message}
      {items.length > 0 && (
        <List size="sm" mt={6}>
          {items.map((item) => (
            <List.Item key={item.key}>{item}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
