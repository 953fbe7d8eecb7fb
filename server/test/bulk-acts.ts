import { type Answer, type Caller, present } from './api.js';
import { asOwner } from './database.js';
import type {
  ChangeConversationsMutation,
  ConversationsChangeInput,
  UndoConversationsChangeMutation,
} from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { followJob, type Job } from './jobs.js';

const changeConversations = graphql(`
  mutation ChangeConversations($input: ConversationsChangeInput!) {
    conversationsChange(input: $input) { job { id kind createdBy } userErrors { code message path } }
  }
`);
const undoConversationsChange = graphql(`
  mutation UndoConversationsChange($job: ID!) {
    conversationsChangeUndo(input: { job: $job }) { job { id kind } userErrors { code message path } }
  }
`);

export const askChange = (
  as: Caller,
  input: ConversationsChangeInput,
): Promise<Answer<ChangeConversationsMutation>> => as.ask(changeConversations, { input });

/** Begins one bulk action; the id of its job. */
export async function beginChange(as: Caller, input: ConversationsChangeInput): Promise<string> {
  const { conversationsChange } = await as.do(changeConversations, { input });
  return present(conversationsChange.job).id;
}

/** One bulk action, done; the id of its job. */
export async function change(as: Caller, input: ConversationsChangeInput): Promise<string> {
  const id = await beginChange(as, input);
  await followJob(as, id);
  return id;
}

export const askUndo = (as: Caller, job: string): Promise<Answer<UndoConversationsChangeMutation>> =>
  as.ask(undoConversationsChange, { job });

export async function beginUndo(as: Caller, job: string): Promise<string> {
  const { conversationsChangeUndo } = await as.do(undoConversationsChange, { job });
  return present(conversationsChangeUndo.job).id;
}

/** The job that undid a bulk action, when it is done. */
export async function undo(as: Caller, job: string): Promise<Job> {
  return followJob(as, await beginUndo(as, job));
}

/** Why an undo is refused, and where. */
export async function refusalOf(as: Caller, job: string): Promise<string[]> {
  const { data } = await askUndo(as, job);
  return data.conversationsChangeUndo.userErrors.map(
    ({ code, path, message }) => `${code} ${path?.join('.')}: ${message}`,
  );
}

/** All that is stored of each conversation, its place in the pull order too; by id. */
export async function stands(url: string): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await asOwner(url, (owner) =>
    owner.query(`select id, to_jsonb(v) - 'updated_at' as stand from conversation v order by id`),
  );
  return new Map(rows.map(({ id, stand }) => [id, stand]));
}
