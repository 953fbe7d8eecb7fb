import type { JobLineFragment } from '../gql/graphql';

type Progress = Pick<JobLineFragment, 'id' | 'status' | 'finishedAt'>;

/** How long the outcome of a job stays, unless it is closed before. */
const KEPT_MS = 60 * 60_000;
/** How many closed jobs a browser remembers. */
const MAX_CLOSED = 50;

export const isUnderWay = ({ status }: Pick<Progress, 'status'>): boolean =>
  status === 'WAITING' || status === 'RUNNING';

/** Whether a person still wants to see a job: while it is under way, and for an hour after, unless it was closed. */
export function isOfInterest(job: Progress, closed: readonly string[], now: number): boolean {
  if (isUnderWay(job)) return true;
  return !closed.includes(job.id) && now - new Date(job.finishedAt ?? 0).getTime() < KEPT_MS;
}

export const withClosed = (closed: readonly string[], id: string): string[] =>
  [id, ...closed].slice(0, MAX_CLOSED);
