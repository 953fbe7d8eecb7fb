import type { Condition } from '@cadre/shared/conditions/ast';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useAction } from '../../apollo/use-action';
import { toInput } from '../../conditions/to-input';
import { graphql } from '../../gql';
import type { ConversationsActInput } from '../../gql/graphql';
import { usePriorityWords } from '../../parts/priority-words';
import { formatMoment } from '../../ui/format';
import { toastDone } from '../../ui/toast';
import { type Act, applied, type State, undoing } from './conversation-state';

const ChangeConversationsDocument = graphql(`
  mutation ChangeConversations($input: ConversationsChangeInput!) {
    conversationsChange(input: $input) {
      job {
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

/** One act on many, as a job; of those that are known one by one it can be taken back. */
export function useBulkActs() {
  const { t } = useLingui();
  const { run: change, busy } = useAction(ChangeConversationsDocument, { refetch: ['Jobs', 'JobLines'] });
  const send = async (
    which: { ids?: string[]; condition?: Condition | null },
    act: Act,
  ): Promise<boolean> => {
    const { condition, ...ids } = which;
    const input = { ...ids, ...(condition && { condition: toInput(condition) }), act: inputOf(act) };
    return (await change({ input })).ok;
  };
  const undo = async (states: readonly State[], act: Act) => {
    for (const { step, ids } of takenBack(states, act)) if (!(await send({ ids }, step))) return;
  };
  const run = async (picked: Picked, act: Act): Promise<boolean> => {
    if (picked.everything) return send({ condition: picked.condition }, act);
    const { states } = picked;
    const ok = await send({ ids: states.map(({ id }) => id) }, act);
    if (ok) toastDone(underWay(act, states.length), { label: t`Undo`, run: () => undo(states, act) });
    return ok;
  };
  return { run, busy };
}

/** What makes each again what it was, the same steps together. */
function takenBack(states: readonly State[], act: Act): { step: Act; ids: string[] }[] {
  const steps = new Map<string, { step: Act; ids: string[] }>();
  for (const state of states) {
    for (const step of undoing(state, applied(state, act)).map(byHand)) {
      const key = JSON.stringify(step);
      steps.set(key, { step, ids: [...(steps.get(key)?.ids ?? []), state.id] });
    }
  }
  // To whom they belong is said last, when they are open again.
  return [...steps.values()].toSorted(
    (one, other) => Number(one.step.kind === 'assign') - Number(other.step.kind === 'assign'),
  );
}

/** The rules decide conversations one by one; of many, each is set to what it was. */
function byHand(step: Act): Act {
  if (step.kind === 'priorityByRules' && step.priority) return { kind: 'priority', priority: step.priority };
  if (step.kind === 'queueByRules' && step.queue) return { kind: 'queue', queue: step.queue };
  return step;
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
