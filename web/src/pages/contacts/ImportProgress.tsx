import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { ImportFailures } from './ImportFailures';

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
  /** Why the file did not reach the server, when it did not. */
  failure: string | null;
  onClose: () => void;
  onBack: () => void;
}

const UNDER_WAY = ['UPLOADING', 'WAITING', 'RUNNING'];

export function ImportProgress({ importId, failure, onClose, onBack }: ImportProgressProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { data, error, startPolling, stopPolling } = useQuery(ImportDocument, {
    variables: { id: importId },
    fetchPolicy: 'cache-and-network',
  });
  const cancel = useAction(CancelImportDocument);
  const one = data?.contactImport;
  const underWay = !failure && (!one || UNDER_WAY.includes(one.status));
  useEffect(() => {
    if (!underWay) return;
    startPolling(500);
    return () => {
      stopPolling();
      client.refetchQueries({ include: 'active' });
    };
  }, [underWay, startPolling, stopPolling, client]);
  if (error) return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} />;
  if (!one) return null;
  const share = one.bytes > 0 ? (100 * one.bytesRead) / one.bytes : 0;
  const words = {
    UPLOADING: t`Sending the file…`,
    WAITING: t`Waiting for its turn…`,
    RUNNING: t`Importing…`,
    DONE: t`Done`,
    CANCELLED: t`Cancelled; what had been imported stays`,
    FAILED: t`Stopped`,
  }[one.status];
  return (
    <Stack gap="md">
      <div>
        <Group justify="space-between">
          <Text size="sm" fw={600}>
            {one.fileName}
          </Text>
          <Text size="sm" c="dimmed" role="status">
            {failure ? t`Stopped` : words}
          </Text>
        </Group>
        <Progress
          mt={8}
          value={one.status === 'DONE' ? 100 : share}
          animated={underWay}
          aria-label={t`Share of the file that is imported`}
        />
      </div>
      {(failure ?? one.error) && <RefusalNote message={failure ?? one.error} />}
      <Totals {...one} />
      <ImportFailures contactImport={one} />
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
        <Button onClick={onClose}>{underWay ? t`Go on in the background` : t`Close`}</Button>
      </Group>
    </Stack>
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
