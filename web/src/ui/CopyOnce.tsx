import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CopyButton, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Something secret that is shown this one time. */
export function CopyOnce({ label, text, note }: { label: string; text: string; note: string }) {
  const { t } = useLingui();
  return (
    <Stack gap="xs">
      <TextInput
        label={label}
        description={note}
        readOnly
        value={text}
        ff="monospace"
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={text} timeout={3000}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          >
            {copied ? t`Copied` : t`Copy`}
          </Button>
        )}
      </CopyButton>
      <Text size="xs" c="dimmed">
        <Trans>It is not kept in readable form and cannot be shown again.</Trans>
      </Text>
    </Stack>
  );
}
