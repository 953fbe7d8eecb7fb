import { Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** 1 where it is all that the page has to say. */
  level?: 1 | 2;
}

export function EmptyState({ icon, title, children, actions, level = 2 }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" py={48} px="md" ta="center">
      <ThemeIcon size={44} radius="xl" variant="light" color="gray" c="dimmed" aria-hidden>
        {icon}
      </ThemeIcon>
      <Title order={level} size="h3">
        {title}
      </Title>
      {children && (
        <Text size="sm" c="dimmed" maw={460}>
          {children}
        </Text>
      )}
      {actions && (
        <Group gap="xs" justify="center" mt={4}>
          {actions}
        </Group>
      )}
    </Stack>
  );
}
