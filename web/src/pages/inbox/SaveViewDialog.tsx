import { useLingui } from '@lingui/react/macro';
import { Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAction } from '../../apollo/use-action';
import { toInput } from '../../conditions/to-input';
import { graphql } from '../../gql';
import type { SavedViewFieldsFragment } from '../../gql/graphql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import type { ShownView } from './use-shown-view';
import { ChangeViewDocument } from './view-documents';

const CreateViewDocument = graphql(`
  mutation CreateView($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) {
      savedView {
        id
        ...SavedViewFields
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface SaveViewDialogProps {
  shown: ShownView;
  /** The view to give another name; null makes a new one of what is shown. */
  saved: SavedViewFieldsFragment | null;
  onClose: () => void;
}

export function SaveViewDialog({ shown, saved, onClose }: SaveViewDialogProps) {
  const { t } = useLingui();
  const form = useForm({
    initialValues: { name: saved?.name ?? '', isShared: saved?.isShared ?? false },
    validate: { name: (name) => (name.trim() === '' ? t`Give it a name` : null) },
  });
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const options = { quiet: true, refetch: ['SavedViews'], done: t`The view is saved` };
  const create = useAction(CreateViewDocument, options);
  const change = useAction(ChangeViewDocument, options);
  const { busy, refusals } = saved ? change : create;
  const submit = form.onSubmit(async ({ name, isShared }) => {
    const given = { name: name.trim(), isShared };
    if (saved) {
      const outcome = await change.run({ input: { id: saved.id, ...given } });
      if (outcome.ok) guard.done();
      return;
    }
    const { condition, sort, descending, columns } = shown.view;
    const asShown = { condition: condition && toInput(condition), sort, descending, columns: [...columns] };
    const input = { ...given, ...asShown };
    const outcome = await create.run({ input });
    if (!outcome.ok) return;
    guard.done();
    const made = outcome.data.savedViewCreate.savedView;
    if (made) shown.show(made.id);
  });
  return (
    <Dialog title={saved ? t`Rename the view` : t`Save as a new view`} onClose={guard.close} size={440}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {refusals[0] && <RefusalNote message={refusals[0].message} />}
          <TextInput label={t`Name`} data-autofocus maxLength={100} {...form.getInputProps('name')} />
          <Switch label={t`Share with everybody`} {...form.getInputProps('isShared', { type: 'checkbox' })} />
        </Stack>
        <DialogButtons busy={busy} label={t`Save view`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
}
