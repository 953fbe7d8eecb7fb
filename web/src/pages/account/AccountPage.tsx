import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { Page } from '../../ui/Page';
import { PasswordPanel } from './PasswordPanel';
import { ProfilePanel } from './ProfilePanel';
import { SessionsPanel } from './SessionsPanel';

/** What belongs to the signed-in person, in whichever workspace. */
export function AccountPage() {
  const { t } = useLingui();
  return (
    <Page
      title={t`Account`}
      description={t`Your name, email, password and sessions, in all your workspaces.`}
    >
      <Stack maw={720}>
        <ProfilePanel />
        <PasswordPanel />
        <SessionsPanel />
      </Stack>
    </Page>
  );
}
