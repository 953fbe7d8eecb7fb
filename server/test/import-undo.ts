import { expect } from 'vitest';
import { type Caller, present } from './api.js';
import type { ImportUndoCountsFragment } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { followJob, type Job } from './jobs.js';

export const undoImportMutation = graphql(`
  mutation UndoImport($id: ID!) {
    contactImportUndo(input: { id: $id }) { job { id total } userErrors { code message path } }
  }
`);

graphql(`
  fragment ImportUndoCounts on ContactImportUndoPreview {
    removed restored partlyRestored left gone
  }
`);

const previewOfUndo = graphql(`
  query ImportUndoPreview($id: ID!) {
    contactImportUndoPreview(id: $id) { ...ImportUndoCounts }
  }
`);

/** Imports with more rows have no preview. */
const MAX_PREVIEWED_ROWS = 20_000;

/** What an undo would do. */
export async function previewUndo(as: Caller, id: string): Promise<ImportUndoCountsFragment | null> {
  return (await as.do(previewOfUndo, { id })).contactImportUndoPreview;
}

/** Undoes an import: it does what the preview announced. */
export async function undoImport(as: Caller, id: string): Promise<Job> {
  const preview = await previewUndo(as, id);
  const { contactImportUndo } = await as.do(undoImportMutation, { id });
  const job = await followJob(as, present(contactImportUndo.job).id);
  expect(job).toMatchObject({ status: 'DONE', done: job.total });
  if (present(job.total) <= MAX_PREVIEWED_ROWS) expect(job.result).toEqual(preview);
  return job;
}

/** Why an import cannot be undone. */
export async function undoRefusal(as: Caller, id: string) {
  const { data } = await as.ask(undoImportMutation, { id });
  return data.contactImportUndo.userErrors[0];
}
