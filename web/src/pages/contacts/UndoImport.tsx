import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { UndoImportFragment } from '../../gql/graphql';
import { undoWords } from '../../parts/undo-words';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { formatMoment } from '../../ui/format';
import { RelativeTime } from '../../ui/RelativeTime';

export const UndoImportFragmentDocument = graphql(`
  fragment UndoImport on ContactImport {
    id
    fileName
    added
    updated
    undoableUntil
    undo {
      undoneAt
      undoneBy
      total
      removed
      restored
      partlyRestored
      left
      gone
      job {
        id
        status
        total
        done
      }
    }
  }
`);

const UndoImportDocument = graphql(`
  mutation UndoImport($input: IdInput!) {
    contactImportUndo(input: $input) {
      contactImport {
        ...UndoImport
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

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
      {isAsking && <UndoDialog one={one} onClose={() => ask(false)} />}
    </>
  );
}

type Undo = NonNullable<UndoImportFragment['undo']>;

const reachedBy = ({ removed, restored, partlyRestored, left, gone }: Undo) =>
  removed + restored + partlyRestored + left + gone;

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

/** Says in numbers what will happen before it does. */
function UndoDialog({ one, onClose }: { one: UndoImportFragment; onClose: () => void }) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(UndoImportDocument, {
    quiet: true,
    refetch: ['Import', 'Jobs', 'JobLines'],
  });
  const confirm = async () => {
    if ((await run({ input: { id: one.id } })).ok) onClose();
  };
  return (
    <Dialog title={t`Undo the import of ${one.fileName}?`} onClose={onClose}>
      <Stack gap="sm">
        {one.undo ? (
          <Text size="sm">
            <Plural
              value={one.undo.total - reachedBy(one.undo)}
              one="# row, which the earlier undo did not reach, is undone now."
              other="# rows, which the earlier undo did not reach, are undone now."
            />
          </Text>
        ) : (
          <Text size="sm">
            <Plural
              value={one.added}
              _0="It added no contact;"
              one="It added # contact, which is removed;"
              other="It added # contacts, which are removed;"
            />{' '}
            <Plural
              value={one.updated}
              _0="it changed none."
              one="it changed # contact, which is as before again."
              other="it changed # contacts, which are as before again."
            />
          </Text>
        )}
        <Text size="sm">
          <Trans>
            Left alone: values that were changed since, and added contacts that were changed since, are in a
            segment or have a conversation. Properties that were made for the import stay.
          </Trans>
        </Text>
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons danger busy={busy} label={t`Undo import`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
