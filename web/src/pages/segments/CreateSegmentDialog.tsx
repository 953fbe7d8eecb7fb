import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { paths } from '../../paths';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const CreateSegmentDocument = graphql(`
  mutation CreateSegment($input: SegmentCreateInput!) {
    segmentCreate(input: $input) {
      segment {
        id
        name
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function CreateSegmentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name: '' },
    validate: schemaResolver(
      z.object({ name: z.string().check(z.trim(), z.minLength(1, t`Give the segment a name`)) }),
      { sync: true },
    ),
  });
  const { run, busy, refusals } = useAction(CreateSegmentDocument, {
    done: (data) => t`${data.segmentCreate.segment?.name ?? ''} is created`,
    refetch: ['Segments'],
    quiet: true,
  });
  const submit = form.onSubmit(async ({ name }) => {
    const outcome = await run({ input: { name: name.trim() } });
    if (!outcome.ok || !outcome.data.segmentCreate.segment) return;
    onClose();
    navigate(paths.segment(outcome.data.segmentCreate.segment.id));
  });
  const beside = messageFor(refusals, 'name') ?? messageFor(refusals, 'key');
  return (
    <Dialog title={t`Create segment`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
        <TextInput
          data-autofocus
          label={t`Name`}
          description={t`Say who is in it, as your team says it: “VIP”, “Trial”, “Enterprise EU”.`}
          {...form.getInputProps('name')}
          error={form.errors.name ?? beside}
        />
        <DialogButtons onCancel={onClose} busy={busy} label={t`Create segment`} />
      </form>
    </Dialog>
  );
}
