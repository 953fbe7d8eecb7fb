import type { RunningServer } from '../src/start.js';
import { type Answer, type Caller, invited, present } from './api.js';
import { asOwner } from './database.js';
import type {
  ConversationFactsFragment,
  ConversationStartInput,
  NothingTakenReason,
  TeammateChangeInput,
  TypedDocumentString,
} from './gql/graphql.js';
import { withinMs } from './long.js';
import {
  type ActionAnswer,
  actions,
  readActivity,
  readConversation,
  readRouting,
  startConversation,
  takeNextConversation,
} from './operations/conversations.js';
import { changeTeammate as changeTeammateOperation, readViewer } from './operations/teammates.js';

/** A teammate with their session. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly caller: Caller;
}

/** Invites somebody and looks up who they are. */
export async function agentCalled(server: RunningServer, admin: Caller, name: string): Promise<Agent> {
  const caller = await invited(server, admin, name, 'AGENT');
  return { id: await teammateIdOf(caller), name, caller };
}

/** The id of the teammate who calls. */
export async function teammateIdOf(caller: Caller): Promise<string> {
  return present((await caller.do(readViewer)).viewer?.teammate).id;
}

/** Starts a conversation; the answer is its id. */
export async function start(admin: Caller, input: Partial<ConversationStartInput> = {}): Promise<string> {
  const { conversationStart } = await admin.do(startConversation, {
    input: { contact: { externalId: 'somebody' }, message: 'Hello', ...input },
  });
  return present(conversationStart.conversation).id;
}

type InputOf<Document> =
  Document extends TypedDocumentString<unknown, infer Variables extends { input: unknown }>
    ? Variables['input']
    : never;
type Inputs = { readonly [Name in keyof typeof actions]: InputOf<(typeof actions)[Name]> };
const documents: { [Name in keyof Inputs]: TypedDocumentString<ActionAnswer, { input: Inputs[Name] }> } =
  actions;

/** An action on a conversation: its mutation and what that takes. */
export type Action = { [Name in keyof Inputs]: [mutation: Name, input: Inputs[Name]] }[keyof Inputs];

/** What became of an action: the conversation as it is now, or why it was refused. */
export type ActionResult = Partial<ActionAnswer['action']> & { readonly errors: Answer['errors'] };

/** Does something with a conversation; refusals and top-level errors are returned, not thrown. */
export async function tryAct<Name extends keyof Inputs>(
  caller: Caller,
  mutation: Name,
  input: Inputs[Name],
): Promise<ActionResult> {
  const { data, errors } = await caller.ask(documents[mutation], { input });
  return { ...data?.action, errors };
}

/** The conversation as the action left it. */
export async function act<Name extends keyof Inputs>(
  caller: Caller,
  mutation: Name,
  input: Inputs[Name],
): Promise<ConversationFactsFragment> {
  const { conversation, userErrors, errors } = await tryAct(caller, mutation, input);
  if (errors || userErrors?.length) throw new Error(JSON.stringify(errors ?? userErrors));
  return present(conversation);
}

export async function takeNext(
  caller: Caller,
): Promise<{ id: string | null; reason: NothingTakenReason | null }> {
  const { conversationTakeNext } = await caller.do(takeNextConversation);
  const { conversation, reason } = conversationTakeNext;
  return { id: conversation?.id ?? null, reason };
}

export async function conversation(caller: Caller, id: string): Promise<ConversationFactsFragment> {
  return present((await caller.do(readConversation, { id })).conversation);
}

/** What was done with a conversation, the latest first. */
export async function activityOf(caller: Caller, id: string) {
  return present((await caller.do(readActivity, { id })).conversation).activity.nodes;
}

/** Where the rules put a conversation, and why. */
export async function routingOf(caller: Caller, id: string) {
  return present((await caller.do(readRouting, { id })).conversation);
}

export async function changeTeammate(
  admin: Caller,
  id: string,
  change: Omit<TeammateChangeInput, 'id'>,
): Promise<void> {
  await admin.do(changeTeammateOperation, { input: { id, ...change } });
}

/** Moves the end of snoozes to now. */
export async function endSnoozes(url: string, ids: readonly string[]): Promise<void> {
  await asOwner(url, (owner) =>
    owner.query(
      `with woken as (update conversation set snoozed_until = now() where id = any($1) returning id)
       update pending_snooze set due_at = now() from woken where conversation_id = woken.id`,
      [ids],
    ),
  );
}

/** Asks until it is so; fails after some seconds. */
export async function until(
  condition: () => Promise<boolean>,
  what: string,
  ms = withinMs(5_000),
): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/**
 * Makes a conversation that waits into many, straight in the tables, each a second younger; their ids. Some hundreds a
 * transaction: while one is open, live events of every database of the same PostgreSQL wait for it.
 */
export async function copyWaiting(url: string, id: string, count: number): Promise<string[]> {
  return asOwner(url, async (owner) => {
    const ids: string[] = [];
    for (let from = 1; from <= count; from += copiedAtOnce) {
      const { rows } = await owner.query<{ id: string }>(copyText, [
        id,
        from,
        Math.min(from + copiedAtOnce - 1, count),
      ]);
      ids.push(...rows.map((row) => row.id));
      // As long as the table counts as empty, each check of a foreign key reads all of it.
      if (from === 1) await owner.query('analyze conversation');
    }
    return ids;
  });
}

const copiedAtOnce = 400;
const copyText = `with copied as (
    insert into conversation select copy.* from conversation v, generate_series($2::int, $3::int) n,
      jsonb_populate_record(v, jsonb_build_object('id', v.id || '_' || n,
        'number', v.number * 1000000 + n, 'external_id', null,
        'waiting_since', v.waiting_since + make_interval(secs => n),
        'effective_time', v.effective_time + make_interval(secs => n))) copy
    where v.id = $1 returning id, workspace_id
  ), messages as (
    insert into message select copy.* from message m, copied c,
      jsonb_populate_record(m, jsonb_build_object('id', m.id || '_' || c.id, 'conversation_id', c.id)) copy
    where m.conversation_id = $1
  ), receipts as (
    insert into decision_receipt select r.workspace_id, c.id, r.decided_at, r.rulebook_version, r.receipt
    from decision_receipt r, copied c where r.conversation_id = $1
  ) select id from copied`;
