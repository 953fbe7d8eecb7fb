import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Anchor, Modal, Stack, Text } from '@mantine/core';
import { socket } from '../apollo/socket';
import { startAfresh } from '../apollo/start-afresh';
import { useAction } from '../apollo/use-action';
import { type Entered, SignInForm } from '../pages/sign-in/SignInForm';
import type { Viewer } from '../parts/viewer';
import { SwitchDocument } from './switch-workspace';

interface SignInAgainProps {
  /** Whose work is on the screen. */
  viewer: Viewer;
  /** The work is given up: whoever signs in now begins with an empty screen. */
  onLeave: () => void;
}

/**
 * The session ended while somebody was at work. The form stands over the page, which stays as it is, so that an edit
 * goes on where it was; only another person, or another workspace, begins anew.
 */
export function SignInAgain({ viewer, onLeave }: SignInAgainProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { run } = useAction(SwitchDocument, { quiet: true, uncached: true });
  const enter = async (entered: Entered, email: string) => {
    const isSamePerson = email.trim().toLowerCase() === viewer.teammate?.email.toLowerCase();
    const isElsewhere = entered?.workspace.id !== viewer.workspace.id;
    const canReturn = entered?.workspaces.some(({ id }) => id === viewer.workspace.id);
    // Signing in opens the first workspace of a person; the work may lie in another.
    if (isSamePerson && isElsewhere && canReturn) await run({ input: { id: viewer.workspace.id } });
    if (isSamePerson && canReturn) {
      socket.terminate();
      await client.refetchQueries({ include: 'active' });
    } else {
      onLeave();
      await startAfresh();
    }
  };
  return (
    <Modal
      opened
      zIndex={350}
      centered
      title={t`Sign in again`}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={onLeave}
    >
      <Stack>
        <Text size="sm">{t`Your session has ended. What you were doing is still here, and goes on when you sign in.`}</Text>
        <SignInForm email={viewer.teammate?.email ?? ''} onEntered={enter} />
        <Anchor component="button" type="button" size="sm" onClick={onLeave}>
          {t`Leave it and go to the sign-in page`}
        </Anchor>
      </Stack>
    </Modal>
  );
}
