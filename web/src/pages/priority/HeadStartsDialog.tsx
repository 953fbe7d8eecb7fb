import { useLingui } from '@lingui/react/macro';
import { SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { HeadStartsQuery } from '../../gql/graphql';
import { ConflictNote, textLine } from '../../parts/ConflictNote';
import { isConflict } from '../../parts/conflict';
import { useConflict } from '../../parts/use-conflict';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { NumberField } from '../../ui/NumberField';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import { useDurationWords } from './duration-words';
import { HeadStartsPicture } from './HeadStartsPicture';
import { FAIR, type HeadStartMinutes, LEVELS, type Level, pullStory } from './head-starts';
import { useLevelWords, useStoryWords } from './story-words';

const SetHeadStartsDocument = graphql(`
  mutation SetHeadStarts($input: HeadStartsSetInput!) {
    headStartsSet(input: $input) {
      headStarts {
        version
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type HeadStarts = HeadStartsQuery['headStarts'];

interface HeadStartsDialogProps {
  latest: HeadStarts;
  onClose: () => void;
}

export function HeadStartsDialog({ latest, onClose }: HeadStartsDialogProps) {
  const { t } = useLingui();
  const [base, setBase] = useState(latest);
  const [minutes, setMinutes] = useState(plain(latest));
  const { run, busy, refusals } = useAction(SetHeadStartsDocument, {
    quiet: true,
    refetch: ['HeadStarts'],
    done: t`The pull order is saved, and what waits has its new place`,
  });
  const guard = useUnsavedGuard(!same(minutes, plain(base)), onClose);
  const theirs = useConflict({ refusals, base, latest, query: 'HeadStarts' });
  const save = async (expectedVersion: number) => {
    if ((await run({ input: { minutes, expectedVersion } })).ok) guard.done();
  };
  const general = refusals.find((refusal) => !isConflict(refusal) && !refusal.path.includes('minutes'));
  const story = useStoryWords(minutes);
  return (
    <Dialog title={t`Pull order`} size="lg" onClose={guard.close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save(base.version);
        }}
      >
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {theirs && (
            <HeadStartsConflict
              theirs={plain(theirs)}
              mine={minutes}
              busy={busy}
              onTakeTheirs={() => {
                setBase(theirs);
                setMinutes(plain(theirs));
              }}
              onSaveMine={() => save(theirs.version)}
            />
          )}
          <Switch
            label={t`Strict priority`}
            description={t`A level always goes before the next one, however long that has waited.`}
            checked={minutes === null}
            data-autofocus
            onChange={(event) => setMinutes(event.currentTarget.checked ? null : (plain(base) ?? FAIR))}
          />
          {minutes && (
            <MinuteFields
              minutes={minutes}
              onChange={setMinutes}
              problem={(level) => messageFor(refusals, level)}
            />
          )}
          <HeadStartsPicture story={pullStory(minutes)} words={story.picture} />
          <Text size="sm" aria-live="polite">
            {story.picture} {story.bound}
          </Text>
        </Stack>
        <DialogButtons busy={busy} label={t`Save pull order`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
}

interface MinuteFieldsProps {
  minutes: HeadStartMinutes;
  onChange: (minutes: HeadStartMinutes) => void;
  problem: (level: Level) => string | undefined;
}

function MinuteFields({ minutes, onChange, problem }: MinuteFieldsProps) {
  const { t } = useLingui();
  const words = useLevelWords();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" size="sm" fw={500} mb={6}>
        {t`Head start in minutes`}
      </Text>
      <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="xs">
        {LEVELS.map((level) => (
          <NumberField
            key={level}
            label={words[level]}
            value={minutes[level]}
            error={problem(level)}
            onChange={(value) =>
              onChange({ ...minutes, [level]: Math.max(0, Math.round(Number(value) || 0)) })
            }
          />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}

interface HeadStartsConflictProps {
  theirs: HeadStartMinutes | null;
  mine: HeadStartMinutes | null;
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

function HeadStartsConflict({ theirs, mine, ...rest }: HeadStartsConflictProps) {
  const { t } = useLingui();
  const words = useLevelWords();
  const duration = useDurationWords();
  const told = (minutes: HeadStartMinutes | null, level: Level) =>
    minutes ? duration(minutes[level]) : t`strict`;
  const lines = LEVELS.map((level) => textLine(words[level], told(theirs, level), told(mine, level)));
  return <ConflictNote lines={lines} {...rest} />;
}

function plain({ minutes }: HeadStarts): HeadStartMinutes | null {
  if (!minutes) return null;
  const { urgent, high, normal, low } = minutes;
  return { urgent, high, normal, low };
}

function same(one: HeadStartMinutes | null, other: HeadStartMinutes | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
