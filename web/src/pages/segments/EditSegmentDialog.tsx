import { useLingui } from '@lingui/react/macro';
import { Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { EditSegmentFragment } from '../../gql/graphql';
import { isConflict } from '../../parts/conflict';
import { NamedConflict } from '../../parts/NamedConflict';
import { useConflict } from '../../parts/use-conflict';
import { ColourPicker } from '../../ui/ColourPicker';
import type { ColourName } from '../../ui/colour';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';

const EditSegmentFields = graphql(`
  fragment EditSegment on Segment {
    id
    name
    colour
    description
    version
  }
`);

const ChangeSegmentDocument = graphql(`
  mutation ChangeSegment($input: SegmentChangeInput!) {
    segmentChange(input: $input) {
      segment {
        id
        updatedAt
        ...EditSegment
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface EditSegmentDialogProps {
  segment: FragmentType<typeof EditSegmentFields>;
  onClose: () => void;
}

interface SegmentValues {
  name: string;
  colour: ColourName;
  description: string;
}

function valuesOf({ name, colour, description }: EditSegmentFragment): SegmentValues {
  return { name, colour, description: description ?? '' };
}

export function EditSegmentDialog({ segment: masked, onClose }: EditSegmentDialogProps) {
  const { t } = useLingui();
  const latest = readFragment(EditSegmentFields, masked);
  const [base, setBase] = useState(latest);
  const form = useForm<SegmentValues>({
    initialValues: valuesOf(latest),
    validate: { name: (name) => (name.trim() === '' ? t`Give the segment a name` : null) },
  });
  const { run, busy, refusals } = useAction(ChangeSegmentDocument, { done: t`Changes saved`, quiet: true });
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const theirs = useConflict({ refusals, base, latest, query: ['Segments', 'Segment'] });
  const send = async ({ name, colour, description }: SegmentValues, expectedVersion = base.version) => {
    const change = { name: name.trim(), colour, description: description.trim() || null };
    if ((await run({ input: { id: base.id, expectedVersion, ...change } })).ok) guard.done();
  };
  const startFrom = (segment: EditSegmentFragment) => {
    setBase(segment);
    form.setInitialValues(valuesOf(segment));
    form.setValues(valuesOf(segment));
  };
  const beside = messageFor(refusals, 'name');
  const general = refusals.find((refusal) => !isConflict(refusal) && !beside);
  return (
    <Dialog title={t`Edit ${base.name}`} onClose={guard.close}>
      <form onSubmit={form.onSubmit((values) => send(values))} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {theirs && (
            <NamedConflict
              theirs={valuesOf(theirs)}
              mine={form.values}
              busy={busy}
              onTakeTheirs={() => startFrom(theirs)}
              onSaveMine={() => send(form.values, theirs.version)}
            />
          )}
          <TextInput
            label={t`Name`}
            data-autofocus
            {...form.getInputProps('name')}
            error={form.errors.name ?? beside}
          />
          <ColourPicker
            value={form.values.colour}
            onChange={(colour) => form.setFieldValue('colour', colour)}
          />
          <Textarea
            label={t`Description`}
            description={t`What your team decides with it.`}
            autosize
            minRows={2}
            maxRows={6}
            {...form.getInputProps('description')}
            error={messageFor(refusals, 'description')}
          />
        </Stack>
        <DialogButtons onCancel={guard.close} busy={busy} label={t`Save`} />
      </form>
      {guard.question}
    </Dialog>
  );
}
