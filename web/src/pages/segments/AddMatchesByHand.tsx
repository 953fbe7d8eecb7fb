import type { Condition } from '@cadre/shared/conditions/ast';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { toInput } from '../../conditions/to-input';
import { AddMembersDocument, useMembersAction } from '../../parts/members-actions';
import { useViewer } from '../../parts/viewer';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';

interface AddMatchesByHandProps {
  segment: { id: string; name: string };
  condition: Condition | null;
  count: number;
}

/** The rule adds nobody who is there already; this does, once, as members added by hand. */
export function AddMatchesByHand({ segment, condition, count }: AddMatchesByHandProps) {
  const { t } = useLingui();
  const { viewerCanChangeMembers } = useViewer();
  const [asking, { open, close }] = useDisclosure(false);
  const { run, busy, refusals } = useMembersAction(AddMembersDocument, (joined) =>
    plural(joined, { one: '# contact joined', other: '# contacts joined' }),
  );
  const number = formatNumber(count);
  const confirm = async () => {
    if (!condition) return;
    const outcome = await run({
      input: { segment: segment.id, matching: { condition: toInput(condition) } },
    });
    if (outcome.ok) close();
  };
  return (
    <>
      <Text size="xs" c="dimmed" mt="sm">
        <Trans>
          Saving the rule does not add them: it only checks conversations that begin from then on.
        </Trans>
      </Text>
      {viewerCanChangeMembers && count > 0 && (
        <Button variant="default" size="xs" mt="xs" onClick={open}>
          <Trans>Add today’s matches by hand</Trans>
        </Button>
      )}
      {asking && (
        <Dialog title={t`Add today’s matches to ${segment.name}?`} onClose={close}>
          <Text size="sm" mb="sm">
            <Trans>
              {number} contacts match now. They become members by hand, and stay whatever the rule says later.
            </Trans>
          </Text>
          {refusals[0] && <RefusalNote message={refusals[0].message} />}
          <DialogButtons busy={busy} label={t`Add ${number} contacts`} onCancel={close} onConfirm={confirm} />
        </Dialog>
      )}
    </>
  );
}
