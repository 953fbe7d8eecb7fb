import type { WorkingHours } from '@cadre/shared/working-hours';
import { useLingui } from '@lingui/react/macro';
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { intervalProblem } from '../../apollo/interval-problem';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { ConflictNote, textLine } from '../../parts/ConflictNote';
import { isConflict } from '../../parts/conflict';
import { DecideAgainNotice, useDecideAgainOffer } from '../../parts/DecideAgain';
import { useConflict } from '../../parts/use-conflict';
import { useViewer, type Viewer } from '../../parts/viewer';
import { RefusalNote } from '../../ui/Failure';
import { HoursEditor, OFFICE_HOURS } from '../../ui/HoursEditor';
import { useHoursWords } from '../../ui/hours-words';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import { TimeZoneSelect } from '../../ui/TimeZoneSelect';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';

const ChangeWorkspaceDocument = graphql(`
  mutation ChangeWorkspace($input: WorkspaceChangeInput!) {
    workspaceChange(input: $input) {
      workspace {
        id
        name
        timeZone
        version
        workingHours {
          day
          from
          to
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Workspace = Viewer['workspace'];

interface WorkspaceValues {
  name: string;
  timeZone: string;
  workingHours: WorkingHours | null;
}

function valuesOf({ name, timeZone, workingHours }: Workspace): WorkspaceValues {
  const hours = workingHours?.map(({ day, from, to }) => ({ day, from, to }));
  return { name, timeZone, workingHours: hours ?? null };
}

/** What of it decides where conversations go, to compare. */
function hoursOf(workspace: Workspace): string {
  const { timeZone, workingHours } = valuesOf(workspace);
  return JSON.stringify([timeZone, workingHours]);
}

export function WorkspacePage() {
  const { t } = useLingui();
  const { workspace: latest, viewerCanChangeWorkspace: may } = useViewer();
  const [base, setBase] = useState(latest);
  const form = useForm({ initialValues: valuesOf(latest) });
  const { run, busy, refusals } = useAction(ChangeWorkspaceDocument, {
    quiet: true,
    done: t`The workspace is saved`,
  });
  const guard = useUnsavedGuard(form.isDirty(), () => {});
  const theirs = useConflict({ refusals, base, latest, query: 'Viewer' });
  const offer = useDecideAgainOffer();
  const startFrom = (workspace: Workspace) => {
    setBase(workspace);
    form.setInitialValues(valuesOf(workspace));
    form.setValues(valuesOf(workspace));
  };
  const save = async (expectedVersion: number) => {
    const { name, timeZone, workingHours } = form.values;
    const hours = workingHours?.map((interval) => ({ ...interval })) ?? null;
    const outcome = await run({ input: { name, timeZone, workingHours: hours, expectedVersion } });
    const saved = outcome.ok ? outcome.data.workspaceChange.workspace : null;
    if (!saved) return;
    startFrom(saved);
    // Its name decides nothing.
    if (hoursOf(saved) !== hoursOf(base)) offer.ask();
  };
  const general = refusals.find((refusal) => !isConflict(refusal) && refusal.path.length < 2);
  return (
    <Page
      title={t`Workspace`}
      description={t`Its name, the time zone in which its days begin and end, and when it works.`}
    >
      <form onSubmit={form.onSubmit(() => save(base.version))} noValidate>
        <Stack maw={720}>
          {general && <RefusalNote message={general.message} />}
          <DecideAgainNotice {...offer} />
          {theirs && (
            <WorkspaceConflict
              theirs={valuesOf(theirs)}
              mine={form.values}
              busy={busy}
              onTakeTheirs={() => startFrom(theirs)}
              onSaveMine={() => save(theirs.version)}
            />
          )}
          <Panel>
            <Stack maw={420}>
              <TextInput
                label={t`Name`}
                disabled={!may}
                {...form.getInputProps('name')}
                error={messageFor(refusals, 'name')}
              />
              <TimeZoneSelect
                disabled={!may}
                {...form.getInputProps('timeZone')}
                error={messageFor(refusals, 'timeZone')}
              />
            </Stack>
          </Panel>
          <HoursPanel
            hours={form.values.workingHours}
            onChange={(hours) => form.setFieldValue('workingHours', hours)}
            problem={(index) => intervalProblem(refusals, 'workingHours', index)}
            general={messageFor(refusals, 'workingHours')}
            disabled={!may}
          />
          {may && (
            <Group>
              <Button type="submit" loading={busy} disabled={!form.isDirty()}>
                {t`Save`}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
      {guard.question}
    </Page>
  );
}

interface HoursPanelProps {
  hours: WorkingHours | null;
  onChange: (hours: WorkingHours | null) => void;
  problem: (index: number) => string | undefined;
  general: string | undefined;
  disabled: boolean;
}

function HoursPanel({ hours, onChange, problem, general, disabled }: HoursPanelProps) {
  const { t } = useLingui();
  return (
    <Panel title={t`Working hours`}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t`Outside of them, a queue either keeps its conversations waiting or lets them go on to the next queue. Team groups follow them unless they have hours of their own.`}
        </Text>
        <SegmentedControl
          aria-label={t`When the workspace works`}
          style={{ alignSelf: 'flex-start' }}
          disabled={disabled}
          data={[
            { value: 'ALWAYS', label: t`Always` },
            { value: 'HOURS', label: t`In these hours` },
          ]}
          value={hours ? 'HOURS' : 'ALWAYS'}
          onChange={(next) => onChange(next === 'ALWAYS' ? null : OFFICE_HOURS)}
        />
        {general && <RefusalNote message={general} />}
        {hours && <HoursEditor hours={hours} onChange={onChange} problem={problem} disabled={disabled} />}
      </Stack>
    </Panel>
  );
}

interface WorkspaceConflictProps {
  theirs: WorkspaceValues;
  mine: WorkspaceValues;
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

function WorkspaceConflict({ theirs, mine, ...rest }: WorkspaceConflictProps) {
  const { t } = useLingui();
  const words = useHoursWords();
  return (
    <ConflictNote
      lines={[
        textLine(t`Name`, theirs.name, mine.name),
        textLine(t`Time zone`, theirs.timeZone, mine.timeZone),
        textLine(t`Working hours`, words(theirs.workingHours), words(mine.workingHours)),
      ]}
      {...rest}
    />
  );
}
