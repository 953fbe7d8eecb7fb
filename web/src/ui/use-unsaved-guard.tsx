import { useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { Dialog } from './Dialog';
import { onClosing } from './unsaved-guard';

interface UnsavedGuard {
  /** Closes at once where nothing would be lost, and asks first where something would. */
  close: () => void;
  /** Closes without asking, once everything is saved. */
  done: () => void;
  /** Stands beside what is guarded; shows the question while there is one. */
  question: ReactNode;
}

/**
 * Nothing that was typed is lost by a stray key or click: closing a dialog, leaving the page, going back and reloading
 * ask “Discard changes?” first.
 */
export function useUnsavedGuard(changed: boolean, onClose: () => void): UnsavedGuard {
  const [asking, setAsking] = useState(false);
  // Closing may change the address, which must not be asked about a second time.
  const free = useRef(false);
  const guards = () => changed && !free.current;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: guards,
    enableBeforeUnload: guards,
    withResolver: true,
  });
  const done = () => {
    free.current = true;
    onClose();
  };
  const blocked = status === 'blocked';
  const stay = () => {
    setAsking(false);
    if (blocked) reset();
  };
  const close = () => {
    const what = onClosing({ changed, isAsking: asking || blocked });
    if (what === 'ask') setAsking(true);
    if (what === 'close') done();
  };
  return {
    close,
    done,
    question: (asking || blocked) && <DiscardQuestion onStay={stay} onDiscard={blocked ? proceed : done} />,
  };
}

function DiscardQuestion({ onStay, onDiscard }: { onStay: () => void; onDiscard: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog zIndex={300} title={t`Discard changes?`} onClose={onStay}>
      <Text size="sm">{t`What you changed here is not saved yet.`}</Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" data-autofocus onClick={onStay}>
          {t`Keep editing`}
        </Button>
        <Button color="red.9" onClick={onDiscard}>
          {t`Discard changes`}
        </Button>
      </Group>
    </Dialog>
  );
}
