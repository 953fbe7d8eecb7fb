import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { SegmentPicker } from '../../parts/SegmentPicker';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { AddContactsToSegmentDocument, MEMBERSHIP_LISTS } from './membership-actions';

interface AddToSegmentDialogProps {
  contacts: readonly string[];
  title: string;
  inAlready: readonly string[];
  onClose: () => void;
}

export function AddToSegmentDialog({ contacts, title, inAlready, onClose }: AddToSegmentDialogProps) {
  const { t } = useLingui();
  const [segment, setSegment] = useState<string | null>(null);
  const { run, busy, refusals } = useAction(AddContactsToSegmentDocument, {
    quiet: true,
    refetch: MEMBERSHIP_LISTS,
    done: ({ segmentMembersAdd: { changedCount } }) =>
      plural(changedCount ?? 0, { one: '# contact joined', other: '# contacts joined' }),
  });
  const confirm = async () => {
    if (segment && (await run({ input: { segment, contacts: [...contacts] } })).ok) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack gap="sm">
        <SegmentPicker
          label={t`Segment`}
          data-autofocus
          value={segment}
          onChange={setSegment}
          except={inAlready}
        />
        <Text size="sm" c="dimmed">
          <Trans>Whoever is added by hand stays, whatever the rule says.</Trans>
        </Text>
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons
        busy={busy}
        disabled={!segment}
        label={t`Add to segment`}
        onCancel={onClose}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
