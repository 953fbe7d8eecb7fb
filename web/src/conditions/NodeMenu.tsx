import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';

const NodeMenuItems = lazy(() =>
  import('./NodeMenuItems').then((module) => ({ default: module.NodeMenuItems })),
);

/** What can be done with a predicate or group; the menu comes when it is opened, not a hundred times before. */
export function NodeMenu({ id, isGroup }: { id: string; isGroup: boolean }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const close = () => {
    setOpened(false);
    // The button is drawn anew without its menu; what was done with the menu may have taken the focus elsewhere.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) place.current?.querySelector('button')?.focus();
    });
  };
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="dimmed"
      size="lg"
      aria-haspopup="menu"
      aria-label={isGroup ? t`Actions for this group` : t`Actions for this condition`}
      onClick={() => setOpened(true)}
    >
      <IconDots size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <span ref={place} className="condition-menu">
      {opened ? (
        <Suspense fallback={button}>
          <NodeMenuItems id={id} isGroup={isGroup} target={button} onClose={close} />
        </Suspense>
      ) : (
        button
      )}
    </span>
  );
}
