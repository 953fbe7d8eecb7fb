import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { graphql } from '../../gql';
import type { PropertyJobQuery } from '../../gql/graphql';
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

interface PropertyJobProps {
  jobId: string;
  /** What is being done, for the bar. */
  doing: string;
  /** What has been done. */
  done: (job: NonNullable<PropertyJobQuery['job']>) => ReactNode;
  /** Names of queries to read again when it is over. */
  refetch: string[];
  onClose: () => void;
}

/** How far a change of values is; it goes on when the dialog around it is closed. */
export function PropertyJob({ jobId, doing, done, refetch, onClose }: PropertyJobProps) {
  const client = useApolloClient();
  const button = useRef<HTMLButtonElement>(null);
  // What was pressed to begin is gone, and the focus with it.
  useEffect(() => button.current?.focus(), []);
  const { data, stopPolling } = useQuery(PropertyJobDocument, {
    variables: { id: jobId },
    pollInterval: 700,
  });
  const job = data?.job;
  const isOver = job !== null && job !== undefined && !['WAITING', 'RUNNING'].includes(job.status);
  const queries = refetch.join();
  useEffect(() => {
    if (!isOver) return;
    stopPolling();
    client.refetchQueries({ include: queries.split(',') });
  }, [isOver, stopPolling, client, queries]);
  return (
    <>
      <Stack aria-live="polite">
        {job?.error ? (
          <RefusalNote message={job.error} />
        ) : job && isOver ? (
          <Text size="sm">{done(job)}</Text>
        ) : (
          <>
            <Progress value={100} animated aria-label={doing} />
            <Text size="sm" c="dimmed">
              <Trans>The values are being changed. You can close this; it goes on.</Trans>
            </Text>
          </>
        )}
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button ref={button} onClick={onClose}>
          {isOver ? <Trans>Done</Trans> : <Trans>Close</Trans>}
        </Button>
      </Group>
    </>
  );
}
