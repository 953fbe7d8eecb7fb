import type { WorkingHours } from '@cadre/shared/working-hours';
import { useLingui } from '@lingui/react/macro';
import { Select, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { intervalProblem } from '../../apollo/interval-problem';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { HoursKind } from '../../gql/graphql';
import { ConflictNote, textLine } from '../../parts/ConflictNote';
import { isConflict } from '../../parts/conflict';
import { useConflict } from '../../parts/use-conflict';
import { useViewer } from '../../parts/viewer';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { HoursEditor, OFFICE_HOURS } from '../../ui/HoursEditor';
import { useHoursWords } from '../../ui/hours-words';
import { TimeZoneSelect } from '../../ui/TimeZoneSelect';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import type { TeamGroup } from './GroupsTab';

const SetGroupHoursDocument = graphql(`
  mutation SetGroupHours($input: TeamGroupHoursSetInput!) {
    teamGroupHoursSet(input: $input) {
      teamGroup {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface HoursValues {
  hours: HoursKind;
  intervals: WorkingHours;
  timeZone: string;
}

function valuesOf({ hours }: TeamGroup, workspaceZone: string): HoursValues {
  const own = hours.kind === 'OWN' ? hours.intervals : null;
  return {
    hours: hours.kind,
    intervals: own?.map(({ day, from, to }) => ({ day, from, to })) ?? OFFICE_HOURS,
    timeZone: (own && hours.timeZone) ?? workspaceZone,
  };
}

interface GroupHoursDialogProps {
  group: TeamGroup;
  onSaved: () => void;
  onClose: () => void;
}

export function GroupHoursDialog({ group: latest, onSaved, onClose }: GroupHoursDialogProps) {
  const { t } = useLingui();
  const { workspace } = useViewer();
  const [base, setBase] = useState(latest);
  const form = useForm({ initialValues: valuesOf(latest, workspace.timeZone) });
  const { run, busy, refusals } = useAction(SetGroupHoursDocument, {
    quiet: true,
    refetch: ['Groups'],
    done: t`The working hours of ${latest.name} are saved`,
  });
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const theirs = useConflict({ refusals, base, latest, query: 'Groups' });
  const save = async (expectedVersion: number) => {
    const { hours, intervals, timeZone } = form.values;
    const own = hours === 'OWN' ? { intervals: intervals.map((one) => ({ ...one })), timeZone } : {};
    if (!(await run({ input: { id: latest.id, hours, ...own, expectedVersion } })).ok) return;
    guard.done();
    onSaved();
  };
  const startFrom = (group: TeamGroup) => {
    setBase(group);
    form.setInitialValues(valuesOf(group, workspace.timeZone));
    form.setValues(valuesOf(group, workspace.timeZone));
  };
  const { hours, intervals } = form.values;
  const general = refusals.find((refusal) => !isConflict(refusal) && refusal.path.length < 2);
  return (
    <Dialog title={t`Working hours of ${latest.name}`} size="lg" onClose={guard.close}>
      <form onSubmit={form.onSubmit(() => save(base.version))} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {theirs && (
            <HoursConflict
              theirs={valuesOf(theirs, workspace.timeZone)}
              mine={form.values}
              busy={busy}
              onTakeTheirs={() => startFrom(theirs)}
              onSaveMine={() => save(theirs.version)}
            />
          )}
          <KindSelect value={hours} onChange={(next) => form.setFieldValue('hours', next)} />
          {hours === 'OWN' && (
            <>
              <TimeZoneSelect {...form.getInputProps('timeZone')} error={messageFor(refusals, 'timeZone')} />
              {messageFor(refusals, 'intervals') && (
                <RefusalNote message={messageFor(refusals, 'intervals')} />
              )}
              <HoursEditor
                hours={intervals}
                onChange={(next) => form.setFieldValue('intervals', next)}
                problem={(index) => intervalProblem(refusals, 'intervals', index)}
              />
            </>
          )}
        </Stack>
        <DialogButtons busy={busy} label={t`Save hours`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
}

function useKindWords(): Record<HoursKind, string> {
  const { t } = useLingui();
  const { workspace } = useViewer();
  const words = useHoursWords();
  const hours = words(workspace.workingHours);
  return {
    ALWAYS: t`Always`,
    WORKSPACE: t`The hours of the workspace (${hours})`,
    OWN: t`Hours of their own`,
  };
}

const KINDS: readonly HoursKind[] = ['WORKSPACE', 'OWN', 'ALWAYS'];

function KindSelect({ value, onChange }: { value: HoursKind; onChange: (kind: HoursKind) => void }) {
  const { t } = useLingui();
  const words = useKindWords();
  return (
    <>
      <Select
        label={t`When they work`}
        data-autofocus
        allowDeselect={false}
        data={KINDS.map((kind) => ({ value: kind, label: words[kind] }))}
        value={value}
        onChange={(next) => onChange(KINDS.find((kind) => kind === next) ?? value)}
      />
      <Text size="xs" c="dimmed">
        {t`A queue that they work says what holds outside of their hours: conversations wait, or go to the next queue that matches.`}
      </Text>
    </>
  );
}

interface HoursConflictProps {
  theirs: HoursValues;
  mine: HoursValues;
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

function HoursConflict({ theirs, mine, ...rest }: HoursConflictProps) {
  const { t } = useLingui();
  const kinds = useKindWords();
  const words = useHoursWords();
  const told = ({ hours, intervals, timeZone }: HoursValues) =>
    hours === 'OWN' ? `${words(intervals)} (${timeZone})` : kinds[hours];
  return <ConflictNote lines={[textLine(t`Hours`, told(theirs), told(mine))]} {...rest} />;
}
