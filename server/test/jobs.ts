import { type Caller, type Data, text } from './api.js';

const fields = `id kind status total done changed failed result error createdBy createdAt finishedAt
  contactImport { id fileName rows added }`;
const over = ['DONE', 'FAILED', 'CANCELLED'];

export async function readJob(as: Caller, id: string): Promise<Data> {
  return (await as.do(`query ($id: ID!) { job(id: $id) { ${fields} } }`, { id })).job;
}

/** The latest job that somebody asked for. */
export async function latestJob(as: Caller): Promise<Data> {
  const { jobs } = await as.do(`{ jobs(first: 1, mine: true) { ${fields} } }`);
  return (jobs as unknown as readonly Data[])[0] as Data;
}

/** Waits until a job satisfies a condition; until it is over when none is given. */
export async function followJob(
  as: Caller,
  id: string,
  until: (job: Data) => boolean = (job) => over.includes(text(job.status)),
): Promise<Data> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    const job = await readJob(as, id);
    if (until(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for the job ${id}.`);
}

export const cancelJob =
  'mutation ($id: ID!) { jobCancel(input: { id: $id }) { job { status finishedAt } userErrors { code path } } }';
