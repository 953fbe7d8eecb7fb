import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconClipboard } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';

const BuilderMenuItems = lazy(() =>
  import('./BuilderMenuItems').then((module) => ({ default: module.BuilderMenuItems })),
);

/** Copies the whole condition, or takes one from the clipboard. */
export function BuilderMenu({ disabled }: { disabled: boolean }) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState(false);
  const button = (
    <ActionIcon
      variant="default"
      size="md"
      aria-haspopup="menu"
      aria-label={t`Copy or paste the condition`}
      onClick={() => setWanted(true)}
    >
      <IconClipboard size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <Suspense fallback={button}>
      {wanted ? <BuilderMenuItems target={button} disabled={disabled} /> : button}
    </Suspense>
  );
}
