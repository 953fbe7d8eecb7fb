import { useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { Role } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { RoleSelect } from './InviteDialog';

const ChangeTeammateDocument = graphql(`
  mutation ChangeTeammate($input: TeammateChangeInput!) {
    teammateChange(input: $input) {
      teammate {
        id
        role
        capacity
        available
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface TeammateDialogProps {
  teammate: { id: string; name: string; role: Role; capacity: number; available: boolean };
  onClose: () => void;
}

export function TeammateDialog({ teammate, onClose }: TeammateDialogProps) {
  const { t } = useLingui();
  const { teammate: me } = useViewer();
  const { id, name, role, capacity, available } = teammate;
  const form = useForm({ initialValues: { role, capacity, available } });
  const { run, busy, refusals } = useAction(ChangeTeammateDocument, { quiet: true, refetch: ['People'] });
  const send = async (change: Partial<typeof form.values> & { removed?: boolean }) => {
    if ((await run({ input: { id, ...change } })).ok) onClose();
  };
  const beside = messageFor(refusals, 'capacity');
  return (
    <Dialog title={t`Edit ${name}`} onClose={onClose}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <RoleSelect value={form.values.role} onChange={(next) => form.setFieldValue('role', next)} />
          <NumberInput
            label={t`Capacity`}
            description={t`How many open conversations they can hold at once.`}
            min={0}
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('capacity')}
            error={beside}
          />
          <Switch
            label={t`Available`}
            description={t`Only available teammates are given conversations.`}
            {...form.getInputProps('available', { type: 'checkbox' })}
          />
          {me?.id !== id && (
            <Button
              variant="default"
              c="var(--mantine-color-error)"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => send({ removed: true })}
            >
              {t`Remove ${name} from the workspace`}
            </Button>
          )}
        </Stack>
        <DialogButtons busy={busy} label={t`Save`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
