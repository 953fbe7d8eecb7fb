import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useAction } from '../apollo/use-action';
import { graphql } from '../gql';
import type { UndoImportFragment } from '../gql/graphql';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { RefusalNote } from '../ui/Failure';
import { undoWords } from './undo-words';

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

const UndoPreviewDocument = graphql(`
  query UndoPreview($id: ID!) {
    contactImportUndoPreview(id: $id) {
      removed
      restored
      partlyRestored
      left
      gone
    }
  }
`);

export type ImportToUndo = UndoImportFragment;

type Undo = NonNullable<UndoImportFragment['undo']>;

const reachedBy = ({ removed, restored, partlyRestored, left, gone }: Undo) =>
  removed + restored + partlyRestored + left + gone;

/** What it would come to now, row by row; nothing where there are too many to look at in a moment. */
function Preview({ importId }: { importId: string }) {
  const { data, loading } = useQuery(UndoPreviewDocument, {
    variables: { id: importId },
    fetchPolicy: 'network-only',
  });
  const preview = data?.contactImportUndoPreview;
  return (
    <Text size="sm" role="status" fw={preview ? 500 : 400} c={preview ? 'inherit' : 'dimmed'}>
      {preview ? (
        <Trans>As things are now: {undoWords(preview)}.</Trans>
      ) : (
        loading && <Trans>Looking what was changed since…</Trans>
      )}
    </Text>
  );
}

/** Says in numbers what will happen before it does. */
export function UndoImportDialog({ one, onClose }: { one: ImportToUndo; onClose: () => void }) {
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
        <Preview importId={one.id} />
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
