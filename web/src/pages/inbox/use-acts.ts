import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { usePriorityWords } from '../../parts/priority-words';
import { VIEW_QUERIES } from '../../parts/saved-views';
import { formatMoment } from '../../ui/format';
import { toastDone, toastFailure } from '../../ui/toast';
import { sendWrite, type Write } from './act-write';
import type { Act, State } from './conversation-state';
import { type Actable, runAct } from './run-act';

/**
 * Acts that are painted at once and told in a toast that takes them back. One that fails takes the paint back itself,
 * and its toast offers to try again.
 */
export function useActs(): (on: Actable, act: Act) => Promise<boolean> {
  const { t } = useLingui();
  const client = useApolloClient();
  const words = useActWords();
  const send = (write: Write, painted: State) =>
    sendWrite(client, write, painted).finally(() => {
      client.refetchQueries({ include: [...VIEW_QUERIES, 'Load', 'ConversationActivity'] });
    });
  const tools: Parameters<typeof runAct>[0] = {
    send,
    onDone: ({ name }, act, undo, withdrawn) =>
      toastDone(words(name, act), { label: t`Undo`, run: undo }, withdrawn),
    onUndone: ({ name }) => toastDone(t`${name} is as it was`),
    onFailure: ({ name }, failure, retry) =>
      toastFailure(t`${name}: ${failure}`, { label: t`Retry`, run: retry }),
  };
  return (on, act) => runAct(tools, on, act);
}

function useActWords(): (name: string, act: Act) => string {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  return (name, act) => {
    switch (act.kind) {
      case 'close':
        return t`${name}: closed`;
      case 'reopen':
        return t`${name}: open again`;
      case 'snooze':
        return t`${name}: snoozed until ${formatMoment(act.until)}`;
      case 'assign':
        return act.teammate ? t`${name}: assigned to ${act.teammate.name}` : t`${name}: waits again`;
      case 'priority':
        return t`${name}: ${priorityWords[act.priority]}`;
      case 'queue':
        return t`${name}: moved to ${act.queue.name}`;
      case 'priorityByRules':
        return t`${name}: the rules decide its priority`;
      case 'queueByRules':
        return t`${name}: the rules decide its queue`;
      case 'topic':
        return act.topic ? t`${name}: about ${act.topic}` : t`${name}: about nothing in particular`;
    }
  };
}
