import { type Caller, present } from './api.js';
import { follow } from './follow.js';
import type { JobProgressFragment } from './gql/graphql.js';
import { graphql } from './gql/index.js';

/** A job as far as it is. */
export type Job = JobProgressFragment;

graphql(`
  fragment JobProgress on Job {
    id kind status total done changed failed result error createdBy createdAt finishedAt
    contactImport { id fileName rows added }
  }
`);

const findJob = graphql(`
  query Job($id: ID!) {
    job(id: $id) { ...JobProgress }
  }
`);

const findLatestJob = graphql(`
  query LatestJob {
    jobs(first: 1, mine: true) { ...JobProgress }
  }
`);

export const cancelJob = graphql(`
  mutation CancelJob($id: ID!) {
    jobCancel(input: { id: $id }) { job { status finishedAt } userErrors { code path } }
  }
`);

const finalStatuses = ['DONE', 'FAILED', 'CANCELLED'];

async function readJob(as: Caller, id: string): Promise<Job> {
  return present((await as.do(findJob, { id })).job);
}

/** The latest of one's own jobs. */
export async function latestJob(as: Caller): Promise<Job> {
  return present((await as.do(findLatestJob)).jobs[0]);
}

/** Waits until a job satisfies a condition; until it has ended when none is given. */
export function followJob(
  as: Caller,
  id: string,
  until: (job: Job) => boolean = (job) => finalStatuses.includes(job.status),
): Promise<Job> {
  return follow(() => readJob(as, id), until, `the job ${id}`);
}
