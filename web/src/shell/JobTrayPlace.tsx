import { useApolloClient, useQuery } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { graphql } from '../gql';
import type { JobsQuery } from '../gql/graphql';
import { isUnderWay, useJobsOfInterest } from './jobs-of-interest';

const JobTray = lazy(() => import('./JobTray').then((module) => ({ default: module.JobTray })));

const JobsDocument = graphql(`
  query Jobs {
    jobs(first: 10, mine: true) {
      id
      status
      finishedAt
    }
  }
`);

/** Where the tray stands once there is something in it: on most days its code is never loaded. */
export function JobTrayPlace() {
  const { data } = useQuery(JobsDocument, { fetchPolicy: 'cache-and-network' });
  useReadAnew(data?.jobs);
  const { isOfInterest } = useJobsOfInterest();
  if (!data?.jobs.some(isOfInterest)) return null;
  return (
    <Suspense fallback={null}>
      <JobTray />
    </Suspense>
  );
}

/** Whatever is shown is read anew when a job is over, also one that was over before anybody saw it under way. */
function useReadAnew(jobs: JobsQuery['jobs'] | undefined): void {
  const client = useApolloClient();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!jobs) return;
    const over = jobs.filter((job) => !isUnderWay(job)).map(({ id }) => id);
    const isNew = known.current !== null && over.some((id) => !known.current?.has(id));
    known.current = new Set(over);
    if (isNew) client.refetchQueries({ include: 'active' });
  }, [jobs, client]);
}
