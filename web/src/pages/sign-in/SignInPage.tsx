import { useLingui } from '@lingui/react/macro';
import { DoorPage } from './DoorPage';
import { SignInForm } from './SignInForm';

export function SignInPage({ onEntered }: { onEntered: () => void }) {
  const { t } = useLingui();
  return (
    <DoorPage title={t`Sign in to Cadre`}>
      <SignInForm onEntered={onEntered} />
    </DoorPage>
  );
}
