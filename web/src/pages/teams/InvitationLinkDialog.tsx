import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { CopyOnce } from '../../ui/CopyOnce';
import { Dialog } from '../../ui/Dialog';

interface InvitationLinkDialogProps {
  email: string;
  token: string;
  /** Whether the server sent it there already. */
  isEmailed: boolean;
  onClose: () => void;
}

export function InvitationLinkDialog({ email, token, isEmailed, onClose }: InvitationLinkDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Invitation for ${email}`} onClose={onClose}>
      <CopyOnce
        label={t`Link`}
        text={`${window.location.origin}/join?token=${encodeURIComponent(token)}`}
        note={
          isEmailed
            ? t`It was emailed to them. It opens the page where they choose a password.`
            : t`Send it to them; it opens the page where they choose a password.`
        }
      />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t`Done`}</Button>
      </Group>
    </Dialog>
  );
}
