import { useLingui } from '@lingui/react/macro';
import { Button, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import type { Role } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { NumberField } from '../../ui/NumberField';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import { ChangeTeammateDocument } from './change-teammate';
import { RoleSelect } from './InviteDialog';
import { RemoveTeammateDialog } from './RemoveTeammateDialog';
import { ResetTeammatePassword } from './ResetTeammatePassword';

interface TeammateDialogProps {
  teammate: { id: string; name: string; email: string; role: Role; capacity: number; available: boolean };
  onClose: () => void;
}

export function TeammateDialog({ teammate, onClose }: TeammateDialogProps) {
  const { t } = useLingui();
  const { teammate: me } = useViewer();
  const { id, name, role, capacity, available } = teammate;
  const [removing, remove] = useDisclosure(false);
  const form = useForm<{ role: Role; capacity: number | string; available: boolean }>({
    initialValues: { role, capacity, available },
    validate: {
      capacity: (value) => (Number.isInteger(value) ? null : t`Give a whole number`),
    },
  });
  const { run, busy, refusals } = useAction(ChangeTeammateDocument, { quiet: true, refetch: ['People'] });
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const send = async (values: typeof form.values) => {
    if ((await run({ input: { id, ...values, capacity: Number(values.capacity) } })).ok) guard.done();
  };
  const beside = messageFor(refusals, 'capacity');
  return (
    <Dialog title={t`Edit ${name}`} onClose={guard.close}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <RoleSelect value={form.values.role} onChange={(next) => form.setFieldValue('role', next)} />
          <NumberField
            label={t`Capacity`}
            description={t`How many open conversations they can hold at once.`}
            value={form.values.capacity}
            onChange={(next) => form.setFieldValue('capacity', next)}
            error={form.errors.capacity ?? beside}
          />
          <Switch
            label={t`Available`}
            description={t`Only available teammates are given conversations.`}
            {...form.getInputProps('available', { type: 'checkbox' })}
          />
          {me?.id !== id && <ResetTeammatePassword teammate={teammate} />}
          {me?.id !== id && (
            <Button
              variant="default"
              c="var(--mantine-color-error)"
              style={{ alignSelf: 'flex-start' }}
              onClick={remove.open}
            >
              {t`Remove ${name} from the workspace`}
            </Button>
          )}
        </Stack>
        <DialogButtons busy={busy} label={t`Save`} onCancel={guard.close} />
      </form>
      {removing && <RemoveTeammateDialog teammate={teammate} onClose={remove.close} onRemoved={guard.done} />}
      {guard.question}
    </Dialog>
  );
}
