import { expect } from 'vitest';
import { type Caller, type Data, list, number, text } from './api.js';
import { followJob } from './jobs.js';

export const undoMutation =
  'mutation ($id: ID!) { contactImportUndo(input: { id: $id }) { job { id total } userErrors { code message path } } }';
/** Of imports with more rows, nothing is said before. */
const saidAtMost = 20_000;

/** What is said before an undo. */
export async function previewUndo(as: Caller, id: unknown): Promise<unknown> {
  const answer = await as.do(
    'query ($id: ID!) { contactImportUndoPreview(id: $id) { removed restored partlyRestored left gone } }',
    { id },
  );
  return answer.contactImportUndoPreview;
}

/** Undoes an import: what it comes to is what was said before. */
export async function undoImport(as: Caller, id: unknown): Promise<Data> {
  const said = await previewUndo(as, id);
  const { contactImportUndo } = await as.do(undoMutation, { id });
  const job = await followJob(as, text(contactImportUndo.job.id));
  expect(job).toMatchObject({ status: 'DONE', done: number(job.total) });
  if (number(job.total) <= saidAtMost) expect(job.result).toEqual(said);
  return job;
}

/** Why an import is not undone. */
export async function refusalOfUndo(as: Caller, id: unknown): Promise<Data | undefined> {
  const { data } = await as.ask(undoMutation, { id });
  return list(data.contactImportUndo.userErrors)[0];
}
