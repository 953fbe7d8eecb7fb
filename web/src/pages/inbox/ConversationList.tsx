import { useLingui } from '@lingui/react/macro';
import { useInterval } from '@mantine/hooks';
import {
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconClock,
  IconNote,
  IconPencil,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { readFragment } from '../../gql';
import { PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { type Selection, SelectRow } from '../../table/selection';
import { useRowWindow } from '../../table/use-row-window';
import { Chip, ColourDot } from '../../ui/Chip';
import { formatAge, formatMoment, formatWhen } from '../../ui/format';
import { ConversationState } from './conversation-state';
import { useDrafted } from './drafted';
import classes from './list.module.css';
import { nameOf } from './name-of';
import type { Row } from './use-live-rows';

/** Pixels of a row, as list.module.css says. */
const ROW_HEIGHT = 84;

export interface ListHandle {
  focus: (id: string) => void;
}

interface ConversationListProps {
  label: string;
  rows: readonly Row[];
  total: number | undefined;
  isGone: (row: Row) => boolean;
  /** The one that Tab reaches and keys act on. */
  cursor: string | null;
  open: string | undefined;
  onCursor: (id: string) => void;
  /** Which row is under the pointer, and which has the focus. */
  onPoint: (id: string | null) => void;
  onFocus: (id: string | null) => void;
  onMore: (() => void) | undefined;
  handle: Ref<ListHandle>;
  selection: Selection;
}

export function ConversationList(props: ConversationListProps) {
  const { label, rows, total, isGone, cursor, open, onMore, selection } = props;
  const box = useRef<HTMLElement>(null);
  const drafted = useDrafted();
  const { items, before, after, reveal } = useRowWindow({
    box,
    count: rows.length,
    windowed: true,
    onMore,
    rowHeight: ROW_HEIGHT,
  });
  const wanted = useRef<string | null>(null);
  useImperativeHandle(props.handle, () => ({
    focus: (id) => {
      wanted.current = id;
      reveal(rows.findIndex((row) => row.id === id));
      focusRow(id);
    },
  }));
  // A row far away is drawn only after it was scrolled to.
  useEffect(() => {
    if (wanted.current && focusRow(wanted.current)) wanted.current = null;
  });
  const tabbed = rows.some((row) => row.id === cursor) ? cursor : rows[0]?.id;
  return (
    <section
      className={classes.box}
      ref={box}
      aria-label={label}
      onPointerOver={(event) => props.onPoint(rowOf(event.target))}
      onPointerLeave={() => props.onPoint(null)}
      onFocus={(event) => props.onFocus(rowOf(event.target))}
      onBlur={() => props.onFocus(null)}
    >
      <ul className={classes.list} aria-label={label}>
        <Space height={before} />
        {items.map((index) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <li
              key={row.id}
              className={classes.item}
              data-picked={selection.has(row.id) || undefined}
              aria-setsize={total ?? -1}
              aria-posinset={index + 1}
            >
              <span className={classes.pick}>
                <SelectRow
                  id={row.id}
                  picked={selection.has(row.id)}
                  disabled={selection.everything}
                  onPick={selection.toggle}
                  name={nameOf(row, readFragment(ConversationState, row))}
                  tabIndex={row.id === tabbed ? 0 : -1}
                />
              </span>
              <RowLink
                row={row}
                isOpen={row.id === open}
                isGone={isGone(row)}
                isDrafted={drafted.has(row.id)}
                tabbed={row.id === tabbed}
                onFocus={() => props.onCursor(row.id)}
              />
            </li>
          );
        })}
        <Space height={after} />
      </ul>
    </section>
  );
}

const rowId = (id: string) => `row-${id}`;

function focusRow(id: string): boolean {
  const element = document.getElementById(rowId(id));
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
  return element !== null;
}

function rowOf(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row?.dataset.row ?? null;
}

function Space({ height }: { height: number }) {
  return height > 0 ? <li role="presentation" style={{ height }} /> : null;
}

interface RowLinkProps {
  row: Row;
  isOpen: boolean;
  isGone: boolean;
  isDrafted: boolean;
  tabbed: boolean;
  onFocus: () => void;
}

function RowLink({ row, isOpen, isGone, isDrafted, tabbed, onFocus }: RowLinkProps) {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  const state = readFragment(ConversationState, row);
  const { priority } = state;
  const loud = priority === 'URGENT' || priority === 'HIGH';
  const segments = row.segments.map(({ segment }) => segment);
  return (
    <Link
      to="/inbox"
      search={(before) => ({ ...before, open: row.id })}
      id={rowId(row.id)}
      data-row={row.id}
      className={classes.row}
      data-open={isOpen || undefined}
      data-gone={isGone || undefined}
      aria-current={isOpen || undefined}
      tabIndex={tabbed ? 0 : -1}
      preload={false}
      resetScroll={false}
      onFocus={onFocus}
    >
      <span className={classes.first}>
        <span className={classes.who} dir="auto">
          {row.contact.displayName}
        </span>
        <Since row={row} />
      </span>
      <span className={classes.about} dir="auto">
        <span className={classes.subject}>{nameOf(row, state)}</span>
        <Excerpt row={row} />
      </span>
      <span className={classes.facts}>
        {isGone ? (
          <span className={classes.left}>{t`No longer in this view`}</span>
        ) : (
          <>
            {isDrafted && (
              <span className={classes.draft}>
                <IconPencil size={12} aria-hidden /> {t`Draft`}
              </span>
            )}
            {loud && <Chip colour={PRIORITY_COLOURS[priority]}>{priorityWords[priority]}</Chip>}
            {segments.slice(0, 2).map(({ id, name, colour }) => (
              <span key={id} className={classes.segment}>
                <ColourDot colour={colour} />
                <span className={classes.clip}>{name}</span>
              </span>
            ))}
            {segments.length > 2 && <span>+{segments.length - 2}</span>}
            <span className={classes.queue}>{state.queue.name}</span>
            {state.escalated && (
              <IconAlertTriangleFilled size={13} className={classes.escalated} aria-label={t`Escalated`} />
            )}
            {state.assignee && <Initials name={state.assignee.name} />}
          </>
        )}
      </span>
    </Link>
  );
}

function Excerpt({ row: { latestExcerpt } }: { row: Row }): ReactNode {
  const { t } = useLingui();
  if (!latestExcerpt) return null;
  const { kind, text } = latestExcerpt;
  return (
    <span className={classes.excerpt}>
      {kind === 'NOTE' && <IconNote size={13} aria-label={t`Note:`} />}
      {kind === 'REPLY' && <IconArrowBackUp size={13} aria-label={t`Answered:`} />}
      {text}
    </span>
  );
}

/** How long it waits for somebody, or what else there is to know about its time. */
function Since({ row }: { row: Row }) {
  const { t } = useLingui();
  useMinutes();
  const { status, waitingSince, snoozedUntil, resolvedAt } = readFragment(ConversationState, row);
  if (status === 'SNOOZED' && snoozedUntil) {
    return (
      <time className={classes.since} dateTime={snoozedUntil} title={t`Snoozed until`}>
        <IconClock size={12} aria-label={t`Snoozed until`} /> {formatWhen(snoozedUntil)}
      </time>
    );
  }
  const at = waitingSince ?? resolvedAt ?? row.createdAt;
  const what = waitingSince ? t`Waiting since` : resolvedAt ? t`Closed` : t`Began`;
  return (
    <time
      className={classes.since}
      dateTime={at}
      title={`${what} ${formatMoment(at)}`}
      data-waits={Boolean(waitingSince)}
    >
      {waitingSince ? t`waits ${formatAge(at)}` : formatAge(at)}
    </time>
  );
}

function useMinutes(): void {
  const [, setTick] = useState(0);
  useInterval(() => setTick((tick) => tick + 1), 30_000, { autoInvoke: true });
}

function Initials({ name }: { name: string }) {
  const { t } = useLingui();
  const letters = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  return (
    <span className={classes.initials} title={t`Assigned to ${name}`}>
      <span aria-hidden>{letters}</span>
      <span className={classes.hidden}>{t`Assigned to ${name}`}</span>
    </span>
  );
}
