import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileInput, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql, readFragment } from '../../gql';
import { UndoImportFragmentDocument } from '../../parts/UndoImportDialog';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { ImportFailures } from './ImportFailures';
import { sendFile, useSending } from './send-file';
import { isBeingUndone, UndoImport } from './UndoImport';

const ImportDocument = graphql(`
  query Import($id: ID!) {
    contactImport(id: $id) {
      id
      fileName
      status
      rows
      added
      updated
      skipped
      failed
      bytes
      bytesRead
      error
      ...ImportFailures
      ...UndoImport
    }
  }
`);

const CancelImportDocument = graphql(`
  mutation CancelImport($input: IdInput!) {
    contactImportCancel(input: $input) {
      contactImport {
        id
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface ImportProgressProps {
  importId: string;
  onClose: () => void;
  onBack: () => void;
}

const UNDER_WAY = ['UPLOADING', 'WAITING', 'RUNNING'];

export function ImportProgress({ importId, onClose, onBack }: ImportProgressProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { data, error, startPolling, stopPolling } = useQuery(ImportDocument, {
    variables: { id: importId },
    fetchPolicy: 'cache-and-network',
  });
  const cancel = useAction(CancelImportDocument);
  const sending = useSending(importId);
  const failure = sending?.failure ?? null;
  const one = data?.contactImport;
  const underWay = failure === null && (!one || UNDER_WAY.includes(one.status));
  const undo = readFragment(UndoImportFragmentDocument, one);
  const isUndoing = undo ? isBeingUndone(undo) : false;
  const isBusy = underWay || isUndoing;
  useEffect(() => {
    if (!isBusy) return;
    startPolling(500);
    return () => {
      stopPolling();
      client.refetchQueries({ include: 'active' });
    };
  }, [isBusy, startPolling, stopPolling, client]);
  if (error) return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} />;
  if (!one) return null;
  const isBroken = one.status === 'UPLOADING' && (!sending || failure !== null);
  const share = shareOf(one, sending?.size);
  const words = {
    UPLOADING: isBroken ? t`The file is not all there` : t`Sending the file…`,
    WAITING: t`Waiting for its turn…`,
    RUNNING: t`Importing…`,
    DONE: t`Done`,
    CANCELLED: t`Cancelled; what had been imported stays`,
    FAILED: t`Stopped`,
  }[one.status];
  const undoneWords = isUndoing ? t`Undoing…` : undo?.undo?.undoneAt ? t`Undone` : null;
  return (
    <Stack gap="md">
      <div>
        <Group justify="space-between">
          <Text size="sm" fw={600}>
            {one.fileName}
          </Text>
          <Text size="sm" c="dimmed" role="status">
            {undoneWords ?? words}
          </Text>
        </Group>
        <Progress
          mt={8}
          value={one.status === 'DONE' ? 100 : share}
          animated={underWay && !isBroken}
          aria-label={t`Share of the file that is imported`}
        />
      </div>
      {(failure ?? one.error) && <RefusalNote message={failure ?? one.error} />}
      {isBroken && <SendAgain importId={importId} fileName={one.fileName} />}
      <Totals {...one} />
      <ImportFailures contactImport={one} />
      <UndoImport contactImport={one} />
      <Group justify="flex-end" gap="xs">
        {underWay ? (
          <Button
            variant="default"
            loading={cancel.busy}
            onClick={() => cancel.run({ input: { id: importId } })}
          >
            <Trans>Cancel the import</Trans>
          </Button>
        ) : (
          <Button variant="default" onClick={onBack}>
            <Trans>Import another file</Trans>
          </Button>
        )}
        <Button onClick={onClose}>{isBusy ? t`Go on in the background` : t`Close`}</Button>
      </Group>
    </Stack>
  );
}

/** While the file is sent, how much of it arrived; afterwards how much of it was taken. */
function shareOf(
  { status, bytes, bytesRead }: { status: string; bytes: number; bytesRead: number },
  size: number | undefined,
): number {
  if (status === 'UPLOADING') return size ? (100 * bytes) / size : 0;
  return bytes > 0 ? (100 * bytesRead) / bytes : 0;
}

/** A file that did not arrive whole, because the line broke or the page was left, goes on where it ends. */
function SendAgain({ importId, fileName }: { importId: string; fileName: string }) {
  const { t } = useLingui();
  return (
    <FileInput
      label={t`Choose ${fileName} again to go on`}
      description={t`What arrived is kept; the rest is sent.`}
      placeholder={t`Choose a file`}
      accept=".csv,.tsv,.txt,text/csv"
      value={null}
      onChange={(file: File | null) =>
        file && sendFile(importId, file, t`The file could not be sent: the server is not to be reached.`)
      }
    />
  );
}

interface TotalsProps {
  rows: number;
  added: number;
  updated: number;
  skipped: number;
  failed: number;
}

function Totals({ rows, added, updated, skipped, failed }: TotalsProps) {
  const { t } = useLingui();
  const figures: [string, number][] = [
    [t`Rows`, rows],
    [t`Added`, added],
    [t`Updated`, updated],
    [t`Skipped`, skipped],
    [t`Failed`, failed],
  ];
  return (
    <SimpleGrid cols={{ base: 3, xs: 5 }} component="dl" m={0}>
      {figures.map(([label, figure]) => (
        <div key={label}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="dd" m={0} fw={600} className="tabular">
            {formatNumber(figure)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
