import { Trans, useLingui } from '@lingui/react/macro';
import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect } from 'react';
import { Mark } from '../ui/Mark';
import { LiveMemberCounts } from './LiveMemberCounts';
import { Navigation } from './Navigation';
import { Shortcuts } from './Shortcuts';
import classes from './shell.module.css';
import { usePrintedInLight } from './use-printed-in-light';

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const [opened, { toggle, close }] = useDisclosure(false);
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes whenever the address changes.
  useEffect(close, [pathname]);
  usePrintedInLight();
  return (
    <AppShell
      layout="alt"
      transitionDuration={0}
      header={{ height: 52, collapsed: !narrow }}
      navbar={{ width: 240, breakpoint: 'md', collapsed: { mobile: !opened } }}
    >
      <a className="skip-link" href="#content">
        <Trans>Skip to the content</Trans>
      </a>
      {narrow && (
        <AppShell.Header className={classes.header}>
          <Group h="100%" px="md" gap="sm">
            <Burger
              opened={opened}
              onClick={toggle}
              size="sm"
              aria-expanded={opened}
              aria-label={opened ? t`Close the navigation` : t`Open the navigation`}
            />
            <Mark />
            <Text fw={600}>Cadre</Text>
          </Group>
        </AppShell.Header>
      )}
      <AppShell.Navbar className={classes.navbar} aria-label={t`Main`} hidden={narrow && !opened}>
        {narrow && (
          <Group px="md" h={52} gap="sm" flex="none">
            <Burger opened onClick={close} size="sm" aria-label={t`Close the navigation`} />
          </Group>
        )}
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Suspense fallback={null}>{children}</Suspense>
      </AppShell.Main>
      <LiveMemberCounts />
      <Shortcuts />
    </AppShell>
  );
}
