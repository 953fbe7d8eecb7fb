import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { graphql } from '../../gql';
import type { OutsideHours, QueueEditFragment, QueueMode } from '../../gql/graphql';

const TeamChoicesDocument = graphql(`
  query TeamChoices {
    teamGroups {
      id
      name
    }
  }
`);

export interface QueueValues {
  name: string;
  team: string | null;
  mode: QueueMode;
  outsideHours: OutsideHours;
}

export function valuesOf(queue: QueueEditFragment | null): QueueValues {
  return {
    name: queue?.name ?? '',
    team: queue?.team?.id ?? null,
    mode: queue?.mode ?? 'AGENTS_TAKE',
    outsideHours: queue?.outsideHours ?? 'WAIT',
  };
}

interface TeamSelectProps {
  value?: string | null;
  onChange?: (team: string | null) => void;
  error?: string | undefined;
}

export function TeamSelect(props: TeamSelectProps) {
  const { t } = useLingui();
  const { data } = useQuery(TeamChoicesDocument);
  return (
    <Select
      label={t`Team group`}
      placeholder={t`Nobody in particular`}
      clearable
      clearButtonProps={{ 'aria-label': t`Clear` }}
      searchable
      limit={100}
      data={(data?.teamGroups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      {...props}
    />
  );
}

export function useModeWords(): Record<QueueMode, string> {
  const { t } = useLingui();
  return {
    AGENTS_TAKE: t`They take the next one`,
    ASSIGN_AUTOMATICALLY: t`Assigned automatically to whoever has room`,
  };
}

export function ModeSelect({ value, onChange }: { value?: QueueMode; onChange?: (mode: QueueMode) => void }) {
  const { t } = useLingui();
  const words = useModeWords();
  return (
    <Select
      label={t`How teammates get its conversations`}
      allowDeselect={false}
      data={[
        { value: 'AGENTS_TAKE', label: words.AGENTS_TAKE },
        { value: 'ASSIGN_AUTOMATICALLY', label: words.ASSIGN_AUTOMATICALLY },
      ]}
      value={value ?? 'AGENTS_TAKE'}
      onChange={(mode) => onChange?.(mode === 'ASSIGN_AUTOMATICALLY' ? mode : 'AGENTS_TAKE')}
    />
  );
}

export function useOutsideHoursWords(): Record<OutsideHours, string> {
  const { t } = useLingui();
  return { WAIT: t`They wait here`, NEXT_QUEUE: t`They go to the next queue that matches` };
}

interface OutsideHoursSelectProps {
  value?: OutsideHours;
  onChange?: (outside: OutsideHours) => void;
}

export function OutsideHoursSelect({ value, onChange }: OutsideHoursSelectProps) {
  const { t } = useLingui();
  const words = useOutsideHoursWords();
  return (
    <Select
      label={t`Outside of working hours`}
      allowDeselect={false}
      data={[
        { value: 'WAIT', label: words.WAIT },
        { value: 'NEXT_QUEUE', label: words.NEXT_QUEUE },
      ]}
      value={value ?? 'WAIT'}
      onChange={(outside) => onChange?.(outside === 'NEXT_QUEUE' ? outside : 'WAIT')}
    />
  );
}
