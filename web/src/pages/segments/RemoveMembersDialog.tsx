import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ContactsMatchingInput } from '../../gql/graphql';
import { RemoveMembersDocument, useMembersAction } from '../../parts/members-actions';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

interface RemoveMembersDialogProps {
  segment: { id: string; name: string };
  /** Null for all that match. */
  members: { id: string; displayName: string }[] | null;
  total: number;
  matching: ContactsMatchingInput;
  onClose: () => void;
  onDone: () => void;
}

export function RemoveMembersDialog({
  segment,
  members,
  total,
  matching,
  onClose,
  onDone,
}: RemoveMembersDialogProps) {
  const { t } = useLingui();
  const [keepOut, setKeepOut] = useState(true);
  const count = members?.length ?? total;
  const who =
    members?.length === 1
      ? (members[0]?.displayName ?? '')
      : plural(count, { one: '# member', other: '# members' });
  const { run, busy, refusals } = useMembersAction(RemoveMembersDocument, (left) =>
    plural(left, { one: '# contact left', other: '# contacts left' }),
  );
  const confirm = async () => {
    const chosen = members ? { contacts: members.map(({ id }) => id) } : { matching };
    const outcome = await run({ input: { segment: segment.id, keepOut, ...chosen } });
    if (!outcome.ok) return;
    onDone();
    onClose();
  };
  return (
    <Dialog title={t`Remove ${who} from ${segment.name}?`} onClose={onClose}>
      <Stack gap="sm">
        <Radio.Group
          label={t`And afterwards?`}
          value={keepOut ? 'keep-out' : 'automatic'}
          onChange={(value) => setKeepOut(value === 'keep-out')}
        >
          <Stack gap="sm" mt={8}>
            <Radio
              value="keep-out"
              label={t`Keep out`}
              description={t`The rule never adds them again. You find them under “Kept out” and can reset them there.`}
            />
            <Radio
              value="automatic"
              label={t`Let the rule decide again`}
              description={t`If they match when their next conversation begins, they come back.`}
            />
          </Stack>
        </Radio.Group>
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons danger busy={busy} label={t`Remove`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
