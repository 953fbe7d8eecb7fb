import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContactsMatchingInput } from '../gql/graphql';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { RefusalNote } from '../ui/Failure';
import { AddMembersDocument, useMembersAction } from './members-actions';
import { SegmentPicker } from './SegmentPicker';

interface AddToSegmentDialogProps {
  /** Some by id, or all that match. */
  who: { contacts: string[] } | { matching: ContactsMatchingInput };
  title: string;
  inAlready?: readonly string[];
  onClose: () => void;
  onDone?: () => void;
}

export function AddToSegmentDialog({ who, title, inAlready = [], onClose, onDone }: AddToSegmentDialogProps) {
  const { t } = useLingui();
  const [segment, setSegment] = useState<string | null>(null);
  const { run, busy, refusals } = useMembersAction(AddMembersDocument, (count) =>
    plural(count, { one: '# contact joined', other: '# contacts joined' }),
  );
  const confirm = async () => {
    if (!segment || !(await run({ input: { segment, ...who } })).ok) return;
    onDone?.();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack gap="sm">
        <SegmentPicker
          label={t`Segment`}
          data-autofocus
          openOnFocus={false}
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
