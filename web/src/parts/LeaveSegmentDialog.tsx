import { useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { RefusalNote } from '../ui/Failure';
import { RemoveMembersDocument, ResetMembersDocument, useMembersAction } from './members-actions';

interface LeaveSegmentDialogProps {
  segment: { id: string; name: string };
  contact: { id: string; displayName: string };
  pinned: boolean;
  onClose: () => void;
}

type Way = 'keep-out' | 'automatic' | 'unpin';

export function LeaveSegmentDialog({ segment, contact, pinned, onClose }: LeaveSegmentDialogProps) {
  const { t } = useLingui();
  const [way, setWay] = useState<Way>('keep-out');
  const leave = useMembersAction(RemoveMembersDocument, () => t`${contact.displayName} left ${segment.name}`);
  const reset = useMembersAction(
    ResetMembersDocument,
    () => t`The rule decides again about ${contact.displayName}`,
  );
  const action = way === 'unpin' ? reset : leave;
  const confirm = async () => {
    const input = { segment: segment.id, contacts: [contact.id] };
    const outcome =
      way === 'unpin'
        ? await reset.run({ input })
        : await leave.run({ input: { ...input, keepOut: way === 'keep-out' } });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={t`Remove ${contact.displayName} from ${segment.name}?`} onClose={onClose}>
      <Stack gap="sm">
        <Radio.Group label={t`And afterwards?`} value={way} onChange={(next) => setWay(next as Way)}>
          <Stack gap="sm" mt={8}>
            <Radio
              value="keep-out"
              label={t`Remove and keep out`}
              description={t`The rule never adds them again.`}
            />
            <Radio
              value="automatic"
              label={t`Remove and let the rule decide again`}
              description={t`If they match when their next conversation begins, they come back.`}
            />
            {pinned && (
              <Radio
                value="unpin"
                label={t`Stay, but take the pin away`}
                description={t`Reset to automatic: nobody removes them, and the rule may decide again.`}
              />
            )}
          </Stack>
        </Radio.Group>
        {action.refusals[0] && <RefusalNote message={action.refusals[0].message} />}
      </Stack>
      <DialogButtons
        danger={way !== 'unpin'}
        busy={action.busy}
        label={way === 'unpin' ? t`Reset to automatic` : t`Remove`}
        onCancel={onClose}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
