import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { graphql } from '../../gql';
import { Dialog } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const PropertyJobDocument = graphql(`
  query PropertyJob($id: ID!) {
    job(id: $id) {
      id
      status
      changed
      failed
      error
    }
  }
`);

/** How far the change is; it goes on when the dialog is closed. */
export function PropertyJob({
  jobId,
  title,
  outcome,
  onClose,
}: {
  jobId: string;
  title: string;
  /** How it went, in words. */
  outcome: (job: { changed: number; failed: number }) => string;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { data, stopPolling } = useQuery(PropertyJobDocument, {
    variables: { id: jobId },
    pollInterval: 700,
  });
  const job = data?.job;
  const isOver = job !== null && job !== undefined && !['WAITING', 'RUNNING'].includes(job.status);
  useEffect(() => {
    if (!isOver) return;
    stopPolling();
    client.refetchQueries({ include: ['Properties', 'PropertyCounts'] });
  }, [isOver, stopPolling, client]);
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack aria-live="polite">
        {job?.error ? (
          <RefusalNote message={job.error} />
        ) : job && isOver ? (
          <Text size="sm">{outcome(job)}</Text>
        ) : (
          <>
            <Progress value={100} animated aria-label={t`Changing the values`} />
            <Text size="sm" c="dimmed">
              <Trans>The values are being changed. You can close this; it goes on.</Trans>
            </Text>
          </>
        )}
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{isOver ? t`Done` : t`Close`}</Button>
      </Group>
    </Dialog>
  );
}
