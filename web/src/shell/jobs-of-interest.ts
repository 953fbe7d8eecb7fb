import { useLocalStorage } from '@mantine/hooks';
import type { JobLineFragment } from '../gql/graphql';

type Progress = Pick<JobLineFragment, 'id' | 'status' | 'finishedAt'>;

/** How long the outcome of a job stays, unless it is closed before. */
const keptMs = 60 * 60_000;

export const isUnderWay = ({ status }: Progress) => status === 'WAITING' || status === 'RUNNING';

/** Which jobs a person still wants to see: those under way, and of late those that were not closed. */
export function useJobsOfInterest() {
  const [closed, setClosed] = useLocalStorage<string[]>({
    key: 'cadre.closed-jobs',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return {
    isOfInterest: (job: Progress) =>
      isUnderWay(job) ||
      (!closed.includes(job.id) && Date.now() - new Date(job.finishedAt ?? 0).getTime() < keptMs),
    close: (id: string) => setClosed((before) => [id, ...before].slice(0, 50)),
  };
}
