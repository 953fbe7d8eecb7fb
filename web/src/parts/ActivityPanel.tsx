import type { ErrorLike } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import { refusalsOfFailure } from '../apollo/errors';
import { useNextPage } from '../apollo/use-next-page';
import { LoadingRows } from '../ui/Delayed';
import { LoadFailure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { ActivityList, type UndoableEntry } from './ActivityList';

interface ActivityPanelProps {
  list:
    | {
        nodes: ComponentProps<typeof ActivityList>['entries'];
        pageInfo: { hasNextPage: boolean; endCursor?: string | null };
      }
    | undefined;
  undoable?: UndoableEntry | undefined;
  /** What the query that reads the list says of itself. */
  result: {
    error?: ErrorLike | undefined;
    loading: boolean;
    refetch: () => unknown;
    fetchMore: (options: { variables: { after: string } }) => Promise<unknown>;
  };
}

/** Who did what, and when, in one line of time. */
export function ActivityPanel({ list, undoable, result }: ActivityPanelProps) {
  const { error, loading, refetch, fetchMore } = result;
  const { t } = useLingui();
  const onMore = useNextPage(list, fetchMore);
  return (
    <Panel title={t`Activity`}>
      {error && !list ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : list ? (
        <ActivityList entries={list.nodes} loading={loading} onMore={onMore} undoable={undoable} />
      ) : (
        <LoadingRows rows={4} label={t`Loading the activity`} />
      )}
    </Panel>
  );
}
