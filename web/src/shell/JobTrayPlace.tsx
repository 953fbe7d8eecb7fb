import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { graphql } from '../gql';
import { useJobsOfInterest } from './jobs-of-interest';

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
  const { isOfInterest } = useJobsOfInterest();
  if (!data?.jobs.some(isOfInterest)) return null;
  return (
    <Suspense fallback={null}>
      <JobTray />
    </Suspense>
  );
}
