import { type Answer, type Caller, type Data, list, text } from './api.js';
import { asOwner } from './database.js';
import { followJob } from './jobs.js';

export const askChange = (as: Caller, input: object): Promise<Answer> =>
  as.ask(
    `mutation ($input: ConversationsChangeInput!) {
      conversationsChange(input: $input) { job { id kind createdBy } userErrors { code path } } }`,
    { input },
  );

/** Begins one act on many; the id of its job. */
export async function beginChange(as: Caller, input: object): Promise<string> {
  const { data } = await askChange(as, input);
  const refusals = list(data.conversationsChange?.userErrors);
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
  return text(data.conversationsChange?.job.id);
}

/** One act on many, done; the id of its job. */
export async function change(as: Caller, input: object): Promise<string> {
  const id = await beginChange(as, input);
  await followJob(as, id);
  return id;
}

export const askUndo = (as: Caller, job: string): Promise<Answer> =>
  as.ask(
    `mutation ($job: ID!) { conversationsChangeUndo(input: { job: $job }) {
      job { id kind } userErrors { code path message } } }`,
    { job },
  );

export async function beginUndo(as: Caller, job: string): Promise<string> {
  const { data } = await askUndo(as, job);
  const refusals = list(data.conversationsChangeUndo?.userErrors);
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
  return text(data.conversationsChangeUndo?.job.id);
}

/** The job that took an act back, when it is over. */
export async function undo(as: Caller, job: string): Promise<Data> {
  return followJob(as, await beginUndo(as, job));
}

/** Why an undo is refused, and where. */
export async function refusalOf(as: Caller, job: string): Promise<string[]> {
  const { data } = await askUndo(as, job);
  return list(data.conversationsChangeUndo?.userErrors).map(
    ({ code, path, message }) => `${code} ${list(path).join('.')}: ${message}`,
  );
}

/** All that is stored of each conversation, its place in the pull order too; by id. */
export async function stands(url: string): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await asOwner(url, (owner) =>
    owner.query(`select id, to_jsonb(v) - 'updated_at' as stand from conversation v order by id`),
  );
  return new Map(rows.map(({ id, stand }) => [id, stand]));
}
