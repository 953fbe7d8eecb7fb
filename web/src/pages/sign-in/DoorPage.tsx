import { Center, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Mark } from '../../ui/Mark';
import classes from './door.module.css';

/** The frame of the pages in front of the door: sign-in and joining by invitation. */
export function DoorPage({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  useDocumentTitle(`${title} · Cadre`);
  return (
    <Center component="main" className={classes.door}>
      <div className={classes.card}>
        <Stack gap={6} align="center" mb="lg" ta="center">
          <Mark size={40} />
          <Title order={1}>{title}</Title>
          {note && (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </Stack>
        {children}
      </div>
    </Center>
  );
}
