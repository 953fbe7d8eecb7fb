import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { UndoImportFragment } from '../../gql/graphql';
import { UndoImportDialog, UndoImportFragmentDocument } from '../../parts/UndoImportDialog';
import { undoWords } from '../../parts/undo-words';
import { formatMoment } from '../../ui/format';
import { RelativeTime } from '../../ui/RelativeTime';

const CancelUndoDocument = graphql(`
  mutation CancelUndo($input: IdInput!) {
    jobCancel(input: $input) {
      job {
        id
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Whether the undo of an import is under way. */
export const isBeingUndone = ({ undo }: Pick<UndoImportFragment, 'undo'>) =>
  undo?.job?.status === 'WAITING' || undo?.job?.status === 'RUNNING';

/** What became of the undo of an import, or the way to undo it. */
export function UndoImport({
  contactImport,
}: {
  contactImport: FragmentType<typeof UndoImportFragmentDocument>;
}) {
  const one = readFragment(UndoImportFragmentDocument, contactImport);
  const [isAsking, ask] = useState(false);
  return (
    <>
      {one.undo && (isBeingUndone(one) ? <Undoing undo={one.undo} /> : <Undone undo={one.undo} />)}
      {one.undoableUntil && (
        <Group justify="space-between" gap="sm">
          <Text size="xs" c="dimmed">
            <Trans>Can be undone until {formatMoment(one.undoableUntil)}.</Trans>
          </Text>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            onClick={() => ask(true)}
          >
            <Trans>Undo import</Trans>
          </Button>
        </Group>
      )}
      {isAsking && <UndoImportDialog one={one} onClose={() => ask(false)} />}
    </>
  );
}

type Undo = NonNullable<UndoImportFragment['undo']>;

function Undoing({ undo: { job } }: { undo: Undo }) {
  const { t } = useLingui();
  const cancel = useAction(CancelUndoDocument, { refetch: ['Import', 'JobLines'] });
  if (!job) return null;
  return (
    <Group wrap="nowrap" gap="sm">
      <Progress
        flex={1}
        animated
        value={job.total ? (100 * job.done) / job.total : 0}
        aria-label={t`Share of the import that is undone`}
      />
      <Button
        variant="default"
        size="xs"
        loading={cancel.busy}
        onClick={() => cancel.run({ input: { id: job.id } })}
      >
        <Trans>Cancel the undo</Trans>
      </Button>
    </Group>
  );
}

function Undone({ undo }: { undo: Undo }) {
  return (
    <Text size="sm" role="status">
      {undo.undoneAt ? (
        <Trans>
          Undone by {undo.undoneBy} <RelativeTime instant={undo.undoneAt} />:
        </Trans>
      ) : (
        <Trans>The undo was stopped:</Trans>
      )}{' '}
      {undoWords(undo)}.
    </Text>
  );
}
