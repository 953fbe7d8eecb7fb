import { useLingui } from '@lingui/react/macro';
import { Anchor, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { paths } from '../../paths';
import { DoorPage } from './DoorPage';
import { SignInForm } from './SignInForm';

export function SignInPage({ onEntered }: { onEntered: () => void }) {
  const { t } = useLingui();
  return (
    <DoorPage title={t`Sign in to Cadre`}>
      <Stack>
        <SignInForm onEntered={onEntered} />
        <Anchor component={Link} {...paths.forgotPassword()} size="sm" ta="center">
          {t`Forgot password?`}
        </Anchor>
      </Stack>
    </DoorPage>
  );
}
