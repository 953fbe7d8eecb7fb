import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { messageFor } from '../apollo/errors';
import { useAction } from '../apollo/use-action';
import { graphql } from '../gql';
import { paths } from '../paths';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { RefusalNote } from '../ui/Failure';

const CreateWorkspaceDocument = graphql(`
  mutation CreateWorkspace($input: WorkspaceCreateInput!) {
    workspaceCreate(input: $input) {
      viewer {
        workspace {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface CreateWorkspaceDialogProps {
  onClose: () => void;
  /** The session is in the new workspace from then on. */
  onCreated: () => void;
}

export function CreateWorkspaceDialog({ onClose, onCreated }: CreateWorkspaceDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() === '' ? t`Give the workspace a name` : null) },
  });
  const { run, busy, refusals } = useAction(CreateWorkspaceDocument, { quiet: true });
  const submit = form.onSubmit(async ({ name }) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (!(await run({ input: { name: name.trim(), timeZone } })).ok) return;
    onClose();
    onCreated();
    navigate(paths.segments());
  });
  const beside = messageFor(refusals, 'name');
  return (
    <Dialog title={t`Create workspace`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
        <TextInput
          data-autofocus
          label={t`Name`}
          description={t`It shares nothing with your other workspaces: contacts, segments and teammates are its own.`}
          {...form.getInputProps('name')}
          error={form.errors.name ?? beside}
        />
        <DialogButtons onCancel={onClose} busy={busy} label={t`Create workspace`} />
      </form>
    </Dialog>
  );
}
