import { useLingui } from '@lingui/react/macro';
import { Stack, Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { ColourPicker } from '../../ui/ColourPicker';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const EditSegmentFragment = graphql(`
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
  segment: FragmentType<typeof EditSegmentFragment>;
  onClose: () => void;
}

export function EditSegmentDialog({ segment: masked, onClose }: EditSegmentDialogProps) {
  const { t } = useLingui();
  const segment = readFragment(EditSegmentFragment, masked);
  const form = useForm({
    initialValues: { name: segment.name, colour: segment.colour, description: segment.description ?? '' },
    validate: schemaResolver(
      z.object({ name: z.string().check(z.trim(), z.minLength(1, t`Give the segment a name`)) }),
      { sync: true },
    ),
  });
  const { run, busy, refusals } = useAction(ChangeSegmentDocument, { done: t`Changes saved`, quiet: true });
  const submit = form.onSubmit(async ({ name, colour, description }) => {
    const change = { name: name.trim(), colour, description: description.trim() || null };
    const outcome = await run({ input: { id: segment.id, expectedVersion: segment.version, ...change } });
    if (outcome.ok) onClose();
  });
  const beside = messageFor(refusals, 'name');
  return (
    <Dialog title={t`Edit ${segment.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
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
          />
        </Stack>
        <DialogButtons onCancel={onClose} busy={busy} label={t`Save`} />
      </form>
    </Dialog>
  );
}
