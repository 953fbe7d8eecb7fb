import { useLingui } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './start.module.css';

interface StepProps {
  done: boolean;
  title: string;
  actions: ReactNode;
  children: ReactNode;
}

export function Step({ done, title, actions, children }: StepProps) {
  const { t } = useLingui();
  return (
    <li className={classes.step} data-done={done || undefined}>
      <span className={classes.tick} role="img" aria-label={done ? t`done` : t`to do`}>
        {done && <IconCheck size={14} stroke={3} aria-hidden />}
      </span>
      <div className={classes.words}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      </div>
      <Group gap="xs" className={classes.actions}>
        {actions}
      </Group>
    </li>
  );
}
