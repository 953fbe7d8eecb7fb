import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './conflict-note.module.css';

/** One thing that can be said, as the others said it and as it stands in this window. */
export interface ConflictLine {
  label: string;
  theirs: ReactNode;
  mine: ReactNode;
  same: boolean;
}

interface ConflictNoteProps {
  /** Who saved meanwhile, where that is known. */
  who?: string | null | undefined;
  lines: readonly ConflictLine[];
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

/** Somebody else saved the same thing meanwhile: both versions side by side, and the person chooses. */
export function ConflictNote({ who, lines, busy, onTakeTheirs, onSaveMine }: ConflictNoteProps) {
  const { t } = useLingui();
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconGitMerge aria-hidden />}
      title={t`${who ?? t`Somebody else`} changed this while you were editing`}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      <table className={classes.versions}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <Trans>Theirs</Trans>
            </th>
            <th scope="col">
              <Trans>Yours</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, theirs, mine, same }) => (
            <tr key={label} data-same={same || undefined}>
              <th scope="row">{label}</th>
              <td>{theirs}</td>
              <td>{mine}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
        <Button size="xs" loading={busy} onClick={onSaveMine}>
          <Trans>Save mine over it</Trans>
        </Button>
      </Group>
    </Alert>
  );
}

/** A line of two texts; what is blank on a side is shown as a dash. */
export function textLine(label: string, theirs: string, mine: string): ConflictLine {
  return { label, theirs: theirs || '–', mine: mine || '–', same: theirs === mine };
}
