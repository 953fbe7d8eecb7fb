import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { ActivityLineFragment } from '../gql/graphql';
import { RelativeTime } from '../ui/RelativeTime';
import classes from './activity.module.css';
import { useActivityWords } from './activity-words';

export const ActivityLine = graphql(`
  fragment ActivityLine on Activity {
    id
    type
    at
    actor
    data
  }
`);

/** The one entry that can be taken back, and how. */
export interface UndoableEntry {
  id: string;
  busy: boolean;
  run: () => Promise<unknown>;
}

interface ActivityListProps {
  entries: readonly FragmentType<typeof ActivityLine>[];
  loading: boolean;
  onMore: (() => void) | undefined;
  undoable?: UndoableEntry | undefined;
}

/** What was done, by whom and when, the latest first. */
export function ActivityList({ entries: masked, loading, onMore, undoable }: ActivityListProps) {
  const { t } = useLingui();
  const list = useRef<HTMLOListElement>(null);
  const entries = readFragment(ActivityLine, masked);
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        <Trans>Nothing has been done yet.</Trans>
      </Text>
    );
  }
  return (
    <>
      <ol className={classes.list} aria-label={t`Activity`} ref={list} tabIndex={-1}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry}>
            {entry.id === undoable?.id && (
              <Button
                size="compact-xs"
                variant="default"
                loading={undoable.busy}
                onClick={async () => {
                  await undoable.run();
                  // The button goes with what it undid.
                  list.current?.focus();
                }}
              >
                <Trans>Undo</Trans>
              </Button>
            )}
          </Entry>
        ))}
      </ol>
      {onMore && (
        <Button variant="default" size="xs" mt="sm" loading={loading} onClick={onMore}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}

function Entry({ entry, children }: { entry: ActivityLineFragment; children: ReactNode }) {
  const { what, changes } = useActivityWords()(entry.type, entry.data);
  return (
    <li>
      <Text size="sm">
        <strong className={classes.who}>{entry.actor}</strong> {what}
      </Text>
      {changes.map(({ name, before, after }) => (
        <Text key={name} size="xs" c="dimmed" className={classes.change}>
          {name}: <del>{before || '–'}</del> → {after || '–'}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        <RelativeTime instant={entry.at} />
      </Text>
      {children}
    </li>
  );
}
