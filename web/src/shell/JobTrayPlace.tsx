import { useApolloClient, useQuery } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { graphql } from '../gql';
import type { JobsQuery } from '../gql/graphql';
import type { ImportToUndo } from '../parts/UndoImportDialog';
import { isUnderWay } from './job-interest';
import { useJobsOfInterest } from './jobs-of-interest';

const JobTray = lazy(() => import('./JobTray').then((module) => ({ default: module.JobTray })));
const UndoImportDialog = lazy(() =>
  import('../parts/UndoImportDialog').then((module) => ({ default: module.UndoImportDialog })),
);

const JobsDocument = graphql(`
  query Jobs {
    jobs(first: 10, mine: true) {
      id
      kind
      status
      finishedAt
    }
  }
`);

/** What was over earlier is no news, even where it was not known before: in another workspace, say. */
const newsMs = 60_000;

/** Where the tray stands once there is something in it: on most days its code is never loaded. */
export function JobTrayPlace() {
  const { data } = useQuery(JobsDocument, { fetchPolicy: 'cache-and-network' });
  const [undoing, setUndoing] = useState<ImportToUndo | null>(null);
  useWhenOver(data?.jobs, setUndoing);
  const { isOfInterest } = useJobsOfInterest();
  return (
    <Suspense fallback={null}>
      {data?.jobs.some(isOfInterest) && <JobTray />}
      {undoing && <UndoImportDialog one={undoing} onClose={() => setUndoing(null)} />}
    </Suspense>
  );
}

/**
 * When a job is over, also one that was over before anybody saw it under way: whatever is shown is read anew, and the
 * undo of an import is offered.
 */
function useWhenOver(jobs: JobsQuery['jobs'] | undefined, askToUndo: (one: ImportToUndo) => void): void {
  const client = useApolloClient();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!jobs) return;
    const before = known.current;
    const over = jobs.filter((job) => !isUnderWay(job));
    known.current = new Set(over.map(({ id }) => id));
    const news = before ? over.filter(({ id }) => !before.has(id)) : [];
    if (news.length > 0) client.refetchQueries({ include: 'active' });
    for (const { id, kind, finishedAt } of news) {
      if (kind !== 'CONTACT_IMPORT' || Date.parse(finishedAt ?? '') < Date.now() - newsMs) continue;
      import('./offer-undo-import')
        .then(({ offerUndoImport }) => offerUndoImport(client, id, askToUndo))
        // It can still be undone where imports are listed.
        .catch(() => {});
    }
  }, [jobs, client, askToUndo]);
}
