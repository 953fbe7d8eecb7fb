import type { RunningServer } from '../src/start.js';
import { type Answer, type Caller, type Data, invited, list, text } from './api.js';
import { asOwner } from './database.js';

/** What the tests look at of a conversation. */
export const conversationFields = `id status priority priorityBy queueBy waitingSince assignedAt snoozedUntil
  firstRespondedAt resolvedAt reopenedAt reopenedCount escalated escalatedAt escalationReason csat csatComment topic
  assignee { id name } queue { key } team { key } messages { id kind body author teammate { name } mentions { name } }`;

/** A teammate with their session. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly caller: Caller;
}

/** Invites somebody and looks up who they are. */
export async function agentCalled(server: RunningServer, admin: Caller, name: string): Promise<Agent> {
  const caller = await invited(server, admin, name, 'AGENT');
  const { viewer } = await caller.do('{ viewer { teammate { id } } }');
  return { id: text(viewer?.teammate.id), name, caller };
}

/** Starts a conversation; the answer is its id. */
export async function start(admin: Caller, input: object = {}): Promise<string> {
  const { conversationStart } = await admin.do(
    'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { conversation { id } userErrors { message } } }',
    { input: { contact: { externalId: 'somebody' }, message: 'Hello', ...input } },
  );
  return text(conversationStart?.conversation.id);
}

/** One of the acts on a conversation, with whatever it answers. */
export function tryAct(
  caller: Caller,
  mutation: string,
  input: object,
  fields = conversationFields,
): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const known = /^(Conversation)(Close|Reopen|Deescalate|PriorityReset|QueueReset)Input$/.test(type)
    ? 'ConversationInput'
    : type;
  const given = known === 'ConversationMessageAddInput' ? 'ConversationMessageInput' : known;
  return caller.ask(
    `mutation ($input: ${given}!) { ${mutation}(input: $input) { conversation { ${fields} }
      userErrors { __typename code message path ... on OvertakenError { messages { id body author } } } } }`,
    { input },
  );
}

/** The conversation as the act left it. */
export async function act(caller: Caller, mutation: string, input: object): Promise<Data> {
  const { data, errors } = await tryAct(caller, mutation, input);
  const refusals = list(data?.[mutation]?.userErrors) ?? [];
  if (errors || refusals.length > 0) throw new Error(JSON.stringify(errors ?? refusals));
  return data[mutation]?.conversation as Data;
}

export async function takeNext(caller: Caller): Promise<{ id: string | null; reason: string | null }> {
  const { conversationTakeNext } = await caller.do(
    'mutation { conversationTakeNext { conversation { id } reason userErrors { message } } }',
  );
  const id = conversationTakeNext?.conversation?.id;
  return { id: id ? text(id) : null, reason: conversationTakeNext?.reason as unknown as string | null };
}

export async function conversation(caller: Caller, id: string): Promise<Data> {
  const { conversation: found } = await caller.do(
    `query ($id: ID!) { conversation(id: $id) { ${conversationFields} } }`,
    { id },
  );
  return found as Data;
}

export async function changeTeammate(admin: Caller, id: string, change: object): Promise<void> {
  await admin.do(
    'mutation ($input: TeammateChangeInput!) { teammateChange(input: $input) { userErrors { message } } }',
    { input: { id, ...change } },
  );
}

/** Asks until it is so; fails after some seconds. */
export async function until(condition: () => Promise<boolean>, what: string, ms = 5_000): Promise<void> {
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
    }
    return ids;
  });
}

const copiedAtOnce = 400;
const copyText = `with copied as (
    insert into conversation select (jsonb_populate_record(v, jsonb_build_object('id', v.id || '_' || n,
      'number', v.number * 1000000 + n, 'external_id', null,
      'waiting_since', v.waiting_since + make_interval(secs => n),
      'effective_time', v.effective_time + make_interval(secs => n)))).*
    from conversation v, generate_series($2::int, $3::int) n where v.id = $1 returning id, workspace_id
  ), messages as (
    insert into message select (jsonb_populate_record(m, jsonb_build_object('id', m.id || '_' || c.id,
      'conversation_id', c.id))).* from message m, copied c where m.conversation_id = $1
  ), receipts as (
    insert into decision_receipt select r.workspace_id, c.id, r.decided_at, r.rulebook_version, r.receipt
    from decision_receipt r, copied c where r.conversation_id = $1
  ) select id from copied`;
