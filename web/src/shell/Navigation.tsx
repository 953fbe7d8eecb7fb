import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  Kbd,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import {
  IconAddressBook,
  IconCategory,
  IconInbox,
  IconKey,
  IconKeyboard,
  IconListDetails,
  IconMoon,
  IconRocket,
  IconRoute,
  IconSearch,
  IconSettings,
  IconStairsUp,
  IconSun,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useLine } from '../apollo/line';
import { useGettingStarted } from '../parts/getting-started';
import { paths } from '../paths';
import { JobTrayPlace } from './JobTrayPlace';
import classes from './shell.module.css';
import { showKeys, showPalette } from './shortcut-bus';
import { PersonMenu, WorkspaceMenu } from './WorkspaceMenu';

const InboxViews = lazy(() => import('./InboxViews').then((module) => ({ default: module.InboxViews })));

const icon = { size: 17, stroke: 1.7, 'aria-hidden': true } as const;

export function Navigation() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  return (
    <div className={classes.nav}>
      <WorkspaceMenu />
      <UnstyledButton className={classes.search} onClick={showPalette}>
        <IconSearch size={15} aria-hidden />
        <span className={classes.grow}>
          <Trans>Search or go to</Trans>
        </span>
        <Kbd size="xs" aria-hidden>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      <div className={classes.links}>
        <GetStarted />
        <Section title={t`Conversations`}>
          <Item to={paths.inbox()} icon={<IconInbox {...icon} />}>{t`Inbox`}</Item>
        </Section>
        <Suspense fallback={null}>{pathname.startsWith('/inbox') && <InboxViews />}</Suspense>
        <Section title={t`Contacts`}>
          <Item to={paths.contacts()} exact icon={<IconAddressBook {...icon} />}>{t`Contacts`}</Item>
          <Item to={paths.segments()} icon={<IconCategory {...icon} />}>{t`Segments`}</Item>
        </Section>
        <Section title={t`Settings`}>
          <Item to={paths.routing()} icon={<IconRoute {...icon} />}>{t`Routing`}</Item>
          <Item to={paths.priority()} icon={<IconStairsUp {...icon} />}>{t`Priority rules`}</Item>
          <Item to={paths.team()} icon={<IconUsers {...icon} />}>{t`Team`}</Item>
          <Item to={paths.properties()} icon={<IconListDetails {...icon} />}>{t`Contact properties`}</Item>
          <Item to={paths.apiKeys()} icon={<IconKey {...icon} />}>{t`API keys`}</Item>
          <Item to={paths.workspace()} icon={<IconSettings {...icon} />}>{t`Workspace`}</Item>
          <Item to={paths.account()} icon={<IconUserCircle {...icon} />}>{t`Account`}</Item>
        </Section>
      </div>
      <JobTrayPlace />
      <LineBadge />
      <div className={classes.foot}>
        <PersonMenu />
        <ColourSchemeToggle />
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          aria-label={t`Keyboard shortcuts`}
          title={t`Keyboard shortcuts`}
          onClick={showKeys}
        >
          <IconKeyboard {...icon} />
        </ActionIcon>
      </div>
    </div>
  );
}

/** The way to the check list while the workspace is new; how far it is is asked again with every page. */
function GetStarted() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const { done, total, over, found, refetch } = useGettingStarted();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done on the page that is left shows on the next.
  useEffect(() => {
    if (found && !over) refetch();
  }, [pathname]);
  if (over || !found) return null;
  return (
    <ul className={classes.list} aria-label={t`Set-up`}>
      <Item to={paths.start()} icon={<IconRocket {...icon} />}>
        {t`Get started`} <span className={classes.tally}>{t`${done} of ${total}`}</span>
      </Item>
    </ul>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <div className={classes.section} aria-hidden>
        {title}
      </div>
      <ul className={classes.list} aria-label={title}>
        {children}
      </ul>
    </>
  );
}

type Destination =
  | ReturnType<typeof paths.start>
  | ReturnType<typeof paths.inbox>
  | ReturnType<typeof paths.contacts>
  | ReturnType<typeof paths.segments>
  | ReturnType<typeof paths.routing>
  | ReturnType<typeof paths.priority>
  | ReturnType<typeof paths.team>
  | ReturnType<typeof paths.properties>
  | ReturnType<typeof paths.apiKeys>
  | ReturnType<typeof paths.workspace>
  | ReturnType<typeof paths.account>;

interface ItemProps {
  to: Destination;
  icon: ReactNode;
  exact?: boolean;
  children: ReactNode;
}

function Item({ to, icon: picture, exact = false, children }: ItemProps) {
  return (
    <li>
      <Link {...to} className={classes.link} activeOptions={{ exact, includeSearch: false }}>
        {picture}
        <span>{children}</span>
      </Link>
    </li>
  );
}

function LineBadge() {
  const line = useLine();
  return (
    <div className={classes.line} data-state={line} role="status">
      <span className={classes.lamp} aria-hidden />
      {line === 'down' ? (
        <Trans>Connection lost, trying again…</Trans>
      ) : line === 'up' ? (
        <Trans>Live</Trans>
      ) : (
        <Trans>Connecting…</Trans>
      )}
    </div>
  );
}

function ColourSchemeToggle() {
  const { t } = useLingui();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const next = scheme === 'dark' ? 'light' : 'dark';
  const label = next === 'dark' ? t`Use the dark colours` : t`Use the light colours`;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="dimmed"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next)}
    >
      {next === 'dark' ? <IconMoon {...icon} /> : <IconSun {...icon} />}
    </ActionIcon>
  );
}
