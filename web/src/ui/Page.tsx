import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page.module.css';

export interface PageProps {
  title: string;
  /** What stands in place of the plain title, for pages that decorate it. */
  heading?: ReactNode;
  crumb?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Pages with a table fill the window and scroll inside; others scroll as a whole. */
  fill?: boolean;
  children: ReactNode;
}

export function Page({ title, heading, crumb, description, actions, fill = false, children }: PageProps) {
  useDocumentTitle(`${title} · Cadre`);
  return (
    <Box className={classes.page} data-fill={fill || undefined}>
      <header className={classes.header}>
        <Stack gap={2} className={classes.titles}>
          {crumb && <div className={classes.crumb}>{crumb}</div>}
          <Title order={1} className={classes.title}>
            {heading ?? title}
          </Title>
          {description && (
            <Text size="sm" c="dimmed" className={classes.description}>
              {description}
            </Text>
          )}
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </header>
      {children}
    </Box>
  );
}
