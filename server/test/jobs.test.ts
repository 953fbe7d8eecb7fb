import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, integrator, otherWorkspace, present, testServer } from './api.js';
import { createTestDatabase } from './database.js';
import { graphql } from './gql/index.js';
import { beginImport, importFile, sendFile } from './imports.js';
import { cancelJob, followJob, type Job, latestJob } from './jobs.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let other: RunningServer;
let admin: Caller;
let eve: Caller;
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl);
  other = await testServer(databaseUrl);
  admin = await ada(server);
  eve = await otherWorkspace(server, admin);
});

const file = (name: string, rows: number) =>
  Buffer.from(
    ['externalId,name', ...Array.from({ length: rows }, (_, at) => `${name}${at},Contact ${at}`)].join('\n'),
  );

const findJobEverywhere = graphql(`
  query JobEverywhere($id: ID!) {
    job(id: $id) { id }
    jobs { id }
    node(id: $id) { id }
  }
`);
const latestJobOfWorkspace = graphql(`
  query LatestJobOfWorkspace {
    jobs(first: 1) { id createdBy }
  }
`);

async function beginJob(as: Caller, name: string, rows: number): Promise<string> {
  const { uploadPath } = await beginImport(as, { fileName: `${name}.csv` });
  await sendFile(as, server.address, uploadPath, file(name, rows));
  return (await latestJob(as)).id;
}

describe('an import', () => {
  test('is a job whose counts are those of the import', async () => {
    await importFile(admin, server.address, file('first', 2_500), { fileName: 'first.csv' });
    const job = await latestJob(admin);
    expect(job).toMatchObject({
      kind: 'CONTACT_IMPORT',
      status: 'DONE',
      changed: 2_500,
      failed: 0,
      error: null,
      createdBy: 'Ada Lovelace',
      contactImport: { fileName: 'first.csv', rows: 2_500, added: 2_500 },
    });
    expect(job.done).toBe(job.total);
    expect(job.finishedAt).not.toBeNull();
  });

  test('that cannot be read leaves a failed job that says why', async () => {
    await importFile(admin, server.address, Buffer.from('name\nAnn\n'), {});
    expect(await latestJob(admin)).toMatchObject({
      status: 'FAILED',
      error: expect.stringContaining('external id'),
    });
  });
});

describe('a job', () => {
  test('that is cancelled ends at the next batch, and what was done stays', async () => {
    const id = await beginJob(admin, 'cancelled', 40_000);
    await followJob(admin, id, (job) => job.done > 0);
    const { jobCancel } = await admin.do(cancelJob, { id });
    expect(jobCancel.job?.status).toBe('CANCELLED');
    const { changed, contactImport } = await followJob(admin, id);
    expect(changed).toBeLessThan(40_000);
    // The next job of the lane begins when nothing of this one is under way any more.
    await followJob(admin, await beginJob(admin, 'next', 1));
    expect(await followJob(admin, id)).toMatchObject({
      status: 'CANCELLED',
      changed,
      contactImport: { rows: present(contactImport).rows },
    });
    const again = await admin.ask(cancelJob, { id });
    expect(again.data.jobCancel.userErrors).toEqual([{ code: 'INVALID', path: ['input', 'id'] }]);
  });

  test('is shown and can be cancelled only with the permission for what it does', async () => {
    const { id } = await latestJob(admin);
    const reader = await integrator(server, admin, ['contacts:read']);
    expect(await reader.do(findJobEverywhere, { id })).toEqual({ job: null, jobs: [], node: null });
    const refused = await reader.ask(cancelJob, { id });
    expect(refused.data.jobCancel.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }]);
  });

  test('is its owner’s among mine, and the workspace’s among all', async () => {
    const writer = await integrator(server, admin, ['contacts:write', 'contacts:read']);
    const theirs = await beginJob(writer, 'theirs', 1);
    expect((await latestJob(admin)).id).not.toBe(theirs);
    const { jobs } = await admin.do(latestJobOfWorkspace);
    expect(jobs).toEqual([{ id: theirs, createdBy: 'API key Integration' }]);
  });
});

test('jobs of two workspaces over two servers are each done once, in the order of their lane', async () => {
  const owners = [admin, eve];
  const ids: [Caller, string][] = [];
  for (let round = 0; round < 3; round += 1) {
    for (const owner of owners) ids.push([owner, await beginJob(owner, `round${round}-`, 3_000)]);
  }
  const jobs: Job[] = [];
  for (const [owner, id] of ids) jobs.push(await followJob(caller(other, owner.headers), id));
  for (const job of jobs) expect(job).toMatchObject({ status: 'DONE', changed: 3_000, failed: 0 });
  for (const lane of [0, 1]) {
    const ends = jobs.filter((_, at) => at % 2 === lane).map(({ finishedAt }) => present(finishedAt));
    expect(ends).toEqual([...ends].sort());
  }
  await expectRecount(databaseUrl);
});
