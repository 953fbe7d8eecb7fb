import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { Condition } from '@cadre/shared/conditions/ast';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { refusalsOf, refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { toInput } from '../../conditions/to-input';
import { graphql } from '../../gql';
import type { ConversationsActInput } from '../../gql/graphql';
import { usePriorityWords } from '../../parts/priority-words';
import { VIEW_QUERIES } from '../../parts/saved-views';
import { formatMoment } from '../../ui/format';
import { toastDone, toastFailure } from '../../ui/toast';
import type { Act, State } from './conversation-state';
import { TakeBackDocument } from './use-acts';

const ChangeConversationsDocument = graphql(`
  mutation ChangeConversations($input: ConversationsChangeInput!) {
    conversationsChange(input: $input) {
      job {
        id
        ...JobLine
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Those that are meant: all that meet a condition, or some that are known as they were. */
export type Picked =
  | { everything: true; condition: Condition | null }
  | { everything: false; states: State[] };

const JobStateDocument = graphql(`
  query JobState($id: ID!) {
    job(id: $id) {
      id
      status
    }
  }
`);

const LastActDocument = graphql(`
  query LastAct($id: ID!) {
    conversation(id: $id) {
      id
      viewerUndoableActivityId
    }
  }
`);

/** More are not taken back one by one while somebody waits. */
const undoneAtMost = 200;

/** One act on many, as a job; where each is known it can be taken back, except for what others changed since. */
export function useBulkActs() {
  const { t } = useLingui();
  const { run: change, busy } = useAction(ChangeConversationsDocument, { refetch: ['Jobs', 'JobLines'] });
  const undo = useUndoOfMany();
  const send = async (which: { ids?: string[]; condition?: Condition | null }, act: Act) => {
    const { condition, ...ids } = which;
    const input = { ...ids, ...(condition && { condition: toInput(condition) }), act: inputOf(act) };
    const outcome = await change({ input });
    return outcome.ok ? (outcome.data.conversationsChange.job?.id ?? null) : null;
  };
  const run = async (picked: Picked, act: Act): Promise<boolean> => {
    if (picked.everything) return (await send({ condition: picked.condition }, act)) !== null;
    const ids = picked.states.map(({ id }) => id);
    const jobId = await send({ ids }, act);
    if (jobId === null) return false;
    const action = { label: t`Undo`, run: () => undo(jobId, ids) };
    toastDone(underWay(act, ids.length), ids.length > undoneAtMost ? undefined : action);
    return true;
  };
  return { run, busy };
}

/** Takes back what a job did, exactly, once it is over; what was changed after it stays. */
function useUndoOfMany() {
  const { t } = useLingui();
  const client = useApolloClient();
  const takeBack = async (id: string): Promise<boolean> => {
    const { data: last } = await client.query({
      query: LastActDocument,
      variables: { id },
      fetchPolicy: 'network-only',
    });
    const activityId = last?.conversation?.viewerUndoableActivityId;
    if (!activityId) return false;
    const { data } = await client.mutate({
      mutation: TakeBackDocument,
      variables: { input: { id, activityId } },
    });
    return refusalsOf(data).length === 0;
  };
  return async (jobId: string, ids: readonly string[]) => {
    try {
      await jobOver(client, jobId);
      let left = 0;
      for (const id of ids) if (!(await takeBack(id))) left += 1;
      const stay = plural(left, {
        one: '# was changed since, and stays as it is.',
        other: '# were changed since, and stay as they are.',
      });
      toastDone(left === 0 ? t`All are as they were` : stay);
    } catch (error) {
      toastFailure(refusalsOfFailure(error)[0]?.message ?? t`Something went wrong.`);
    } finally {
      // The list too: it may have been read while they were gone from it.
      client.refetchQueries({ include: ['Inbox', ...VIEW_QUERIES, 'Load', 'ConversationActivity'] });
    }
  };
}

async function jobOver(client: ApolloClient, id: string): Promise<void> {
  for (;;) {
    const { data } = await client.query({
      query: JobStateDocument,
      variables: { id },
      fetchPolicy: 'network-only',
    });
    const status = data?.job?.status;
    if (status !== 'WAITING' && status !== 'RUNNING') return;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

function inputOf(act: Act): ConversationsActInput {
  switch (act.kind) {
    case 'close':
      return { close: true };
    case 'reopen':
      return { reopen: true };
    case 'snooze':
      return { snoozeUntil: act.until };
    case 'assign':
      return act.teammate ? { assignTo: act.teammate.id } : { unassign: true };
    case 'priority':
      return { priority: act.priority };
    case 'queue':
      return { queue: act.queue.id };
    case 'topic':
    case 'priorityByRules':
    case 'queueByRules':
      throw new Error('This is done one by one.');
  }
}

/** What is begun: it is done in the background. */
function underWay({ kind }: Act, count: number): string {
  switch (kind) {
    case 'close':
      return plural(count, { one: 'Closing # conversation', other: 'Closing # conversations' });
    case 'reopen':
      return plural(count, { one: 'Opening # conversation again', other: 'Opening # conversations again' });
    case 'snooze':
      return plural(count, { one: 'Snoozing # conversation', other: 'Snoozing # conversations' });
    case 'assign':
      return plural(count, { one: 'Assigning # conversation', other: 'Assigning # conversations' });
    case 'queue':
    case 'queueByRules':
      return plural(count, { one: 'Moving # conversation', other: 'Moving # conversations' });
    case 'priority':
    case 'priorityByRules':
      return plural(count, {
        one: 'Setting the priority of # conversation',
        other: 'Setting the priority of # conversations',
      });
    case 'topic':
      return plural(count, {
        one: 'Setting the topic of # conversation',
        other: 'Setting the topic of # conversations',
      });
  }
}

/** What is done, as a button says it. */
export function useActName(): (act: Act) => string {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  return (act) => {
    switch (act.kind) {
      case 'close':
        return t`Close the selected`;
      case 'reopen':
        return t`Open the selected again`;
      case 'snooze':
        return t`Snooze until ${formatMoment(act.until)}`;
      case 'assign':
        return act.teammate ? t`Assign to ${act.teammate.name}` : t`Let the selected wait`;
      case 'priority':
        return t`Set the priority to ${priorityWords[act.priority]}`;
      case 'queue':
        return t`Move to ${act.queue.name}`;
      case 'topic':
        return t`Set the topic`;
      case 'priorityByRules':
      case 'queueByRules':
        return t`Let the rules decide`;
    }
  };
}
