import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Avatar, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCalendarTime, IconUserOff, IconWand } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import { graphql } from '../../gql';
import { PRIORITIES, PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { useViewer } from '../../parts/viewer';
import { ColourDot } from '../../ui/Chip';
import { type Choice, ChoiceDialog } from '../../ui/ChoiceDialog';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { formatWhen } from '../../ui/format';
import type { Act, State } from './conversation-state';

interface ChoosingProps {
  /** As it is; null when many are meant. */
  state: State | null;
  onAct: (act: Act) => void;
  onClose: () => void;
}

const AssigneesDocument = graphql(`
  query Assignees($search: String!) {
    teammateConnection(first: 20, search: $search) {
      nodes {
        id
        name
        available
        capacity
        openCount
      }
    }
  }
`);

const NOBODY = 'nobody';

/** Oneself first, for that is who it mostly is; with how much each has, because a hand may go over the capacity. */
export function AssignDialog({ state, onAct, onClose }: ChoosingProps) {
  const { t } = useLingui();
  const me = useViewer().teammate;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 120);
  const { data, previousData } = useQuery(AssigneesDocument, {
    variables: { search },
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.teammateConnection.nodes ?? [];
  const sorted = found.toSorted((one, other) => Number(other.id === me?.id) - Number(one.id === me?.id));
  const people = sorted.map(({ id, name, available, capacity, openCount }): Choice => {
    const load = t`${openCount} of ${capacity}`;
    return {
      value: id,
      label: id === me?.id ? t`${name} (you)` : name,
      icon: <Avatar size={22} name={name} color="indigo" aria-hidden />,
      aside: available ? load : t`away · ${load}`,
    };
  });
  const nobody = {
    value: NOBODY,
    label: t`Nobody: let it wait`,
    icon: <IconUserOff size={18} aria-hidden />,
  };
  return (
    <ChoiceDialog
      title={t`Assign to`}
      placeholder={t`Name or e-mail`}
      choices={(!state || state.assignee) && typed === '' ? [...people, nobody] : people}
      onSearch={setTyped}
      onClose={onClose}
      onChoose={(value) => {
        const teammate = found.find(({ id }) => id === value);
        onAct({ kind: 'assign', teammate: teammate ? { id: teammate.id, name: teammate.name } : null });
      }}
    />
  );
}

const CUSTOM = 'custom';

/** Times on the clock of whoever snoozes. */
function useTimes(): { label: string; at: dayjs.Dayjs }[] {
  const { t } = useLingui();
  const now = dayjs();
  const morning = (days: number) => now.add(days, 'day').hour(9).minute(0).second(0).millisecond(0);
  const later = now.add(3, 'hour').minute(0).second(0).millisecond(0);
  return [
    ...(later.isSame(now, 'day') ? [{ label: t`Later today`, at: later }] : []),
    { label: t`Tomorrow`, at: morning(1) },
    { label: t`In two days`, at: morning(2) },
    { label: t`Next week`, at: morning(((8 - now.day()) % 7) + (now.day() === 1 ? 7 : 0)) },
  ];
}

export function SnoozeDialog({ onAct, onClose }: ChoosingProps) {
  const { t } = useLingui();
  const times = useTimes();
  const [custom, setCustom] = useState(false);
  if (custom) return <SnoozeUntil onAct={onAct} onClose={onClose} />;
  const choices = times.map(({ label, at }) => ({
    value: at.toISOString(),
    label,
    aside: formatWhen(at.toISOString()),
  }));
  return (
    <ChoiceDialog
      title={t`Snooze until`}
      placeholder={t`Later, tomorrow, next week…`}
      choices={[
        ...choices,
        { value: CUSTOM, label: t`A time…`, icon: <IconCalendarTime size={18} aria-hidden /> },
      ]}
      onClose={() => setTimeout(onClose)}
      onChoose={(value) => (value === CUSTOM ? setCustom(true) : onAct({ kind: 'snooze', until: value }))}
    />
  );
}

function SnoozeUntil({ onAct, onClose }: Omit<ChoosingProps, 'state'>) {
  const { t } = useLingui();
  const [at, setAt] = useState(() => dayjs().add(1, 'day').hour(9).minute(0).format('YYYY-MM-DDTHH:mm'));
  const problem = dayjs(at).isAfter(dayjs()) ? null : t`This must be in the future.`;
  return (
    <Dialog title={t`Snooze until`} onClose={onClose} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem) return;
          onClose();
          onAct({ kind: 'snooze', until: dayjs(at).toISOString() });
        }}
      >
        <TextInput
          type="datetime-local"
          data-autofocus
          label={t`Day and time`}
          value={at}
          error={problem}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <DialogButtons label={t`Snooze`} disabled={problem !== null} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

const RULES = 'rules';

/** Gives back what was set by hand. */
function useRulesChoice(isOffered: boolean): Choice[] {
  const { t } = useLingui();
  if (!isOffered) return [];
  return [{ value: RULES, label: t`Let the rules decide`, icon: <IconWand size={16} aria-hidden /> }];
}

export function PriorityDialog({ state, onAct, onClose }: ChoosingProps) {
  const { t } = useLingui();
  const words = usePriorityWords();
  const rules = useRulesChoice(state?.priorityBy === 'HAND');
  const priorities = PRIORITIES.map((priority) => ({
    value: priority,
    label: words[priority],
    icon: <ColourDot colour={PRIORITY_COLOURS[priority]} size={10} />,
    aside: priority === state?.priority && (state.priorityBy === 'HAND' ? t`now, by hand` : t`now`),
  }));
  return (
    <ChoiceDialog
      title={t`Priority`}
      placeholder={t`Urgent, high…`}
      choices={[...priorities, ...rules]}
      onClose={onClose}
      onChoose={(value) => {
        if (value === RULES) onAct({ kind: 'priorityByRules' });
        const priority = PRIORITIES.find((one) => one === value);
        if (priority) onAct({ kind: 'priority', priority });
      }}
    />
  );
}

const QueueChoicesDocument = graphql(`
  query QueueChoices {
    queues {
      nodes {
        id
        name
        waitingCount
      }
    }
  }
`);

export function QueueDialog({ state, onAct, onClose }: ChoosingProps) {
  const { t } = useLingui();
  const { data } = useQuery(QueueChoicesDocument, { fetchPolicy: 'cache-and-network' });
  const queues = data?.queues.nodes ?? [];
  // Where an escalated one waits is not the rules’ to say until that is taken back.
  const rules = useRulesChoice(state?.queueBy === 'HAND' && !state.escalated);
  const now = state?.queueBy === 'HAND' ? t`now, by hand` : t`now`;
  const others = queues.map(({ id, name, waitingCount }) => ({
    value: id,
    label: name,
    aside: id === state?.queue.id ? now : t`${waitingCount} waiting`,
  }));
  return (
    <ChoiceDialog
      title={t`Move to the queue`}
      placeholder={t`Name of a queue`}
      choices={[...others, ...rules]}
      onClose={onClose}
      onChoose={(value) => {
        if (value === RULES) onAct({ kind: 'queueByRules' });
        const queue = queues.find(({ id }) => id === value);
        if (queue) onAct({ kind: 'queue', queue: { id: queue.id, name: queue.name } });
      }}
    />
  );
}

export function TopicDialog({ state, onAct, onClose }: ChoosingProps) {
  const { t } = useLingui();
  const [topic, setTopic] = useState(state?.topic ?? '');
  return (
    <Dialog title={t`What it is about`} onClose={onClose} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          if (topic.trim() !== (state?.topic ?? '')) onAct({ kind: 'topic', topic: topic.trim() || null });
        }}
      >
        <TextInput
          data-autofocus
          label={t`Topic`}
          maxLength={1024}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
        <DialogButtons label={t`Save`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
