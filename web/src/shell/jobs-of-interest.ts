import { useLocalStorage } from '@mantine/hooks';
import { isOfInterest, withClosed } from './job-interest';

/** Which jobs a person still wants to see: those under way, and of late those that were not closed. */
export function useJobsOfInterest() {
  const [closed, setClosed] = useLocalStorage<string[]>({
    key: 'cadre.closed-jobs',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return {
    isOfInterest: (job: Parameters<typeof isOfInterest>[0]) => isOfInterest(job, closed, Date.now()),
    close: (id: string) => setClosed((before) => withClosed(before, id)),
  };
}
