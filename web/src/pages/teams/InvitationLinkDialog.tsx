import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { CopyOnce } from '../../ui/CopyOnce';
import { Dialog } from '../../ui/Dialog';

interface InvitationLinkDialogProps {
  email: string;
  token: string;
  onClose: () => void;
}

export function InvitationLinkDialog({ email, token, onClose }: InvitationLinkDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Invitation for ${email}`} onClose={onClose}>
      <CopyOnce
        label={t`Link`}
        text={`${window.location.origin}/join?token=${encodeURIComponent(token)}`}
        note={t`Send it to them; it opens the page where they choose a password.`}
      />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t`Done`}</Button>
      </Group>
    </Dialog>
  );
}
