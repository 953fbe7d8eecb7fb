import { useLingui } from '@lingui/react/macro';
import { IconArrowBackUp, IconClock, IconNote, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { readFragment } from '../../gql';
import { type Selection, SelectRow } from '../../table/selection';
import { useRowWindow } from '../../table/use-row-window';
import { formatAge, formatMoment, formatWaitBriefly, formatWhen } from '../../ui/format';
import { useNow } from '../../ui/use-now';
import { ConversationState } from './conversation-state';
import { useDrafted } from './drafted';
import classes from './list.module.css';
import { nameOf } from './name-of';
import { ChosenFacts, UsualFacts } from './RowFacts';
import { rowHeight, rowNeeds } from './row-columns';
import { type RowProperties, useRowProperties } from './row-properties';
import type { Row } from './use-live-rows';

export interface ListHandle {
  focus: (id: string) => void;
}

interface ConversationListProps {
  label: string;
  rows: readonly Row[];
  /** Which facts each row shows, in order; empty: the usual ones. */
  columns: readonly string[];
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
  const { label, rows, columns, total, isGone, cursor, open, onMore, selection } = props;
  const box = useRef<HTMLElement>(null);
  const drafted = useDrafted();
  const properties = useRowProperties(rowNeeds(columns).withProperties);
  const { items, before, after, reveal } = useRowWindow({
    box,
    count: rows.length,
    windowed: true,
    onMore,
    rowHeight: rowHeight(columns),
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
      <ul
        className={classes.list}
        aria-label={label}
        // The room of rows that are left out; an item for it would be one that says nothing.
        style={{ paddingTop: before, paddingBottom: after }}
      >
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
                columns={columns}
                properties={properties}
                isOpen={row.id === open}
                isGone={isGone(row)}
                isDrafted={drafted.has(row.id)}
                tabbed={row.id === tabbed}
                onFocus={() => props.onCursor(row.id)}
              />
            </li>
          );
        })}
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

interface RowLinkProps {
  row: Row;
  columns: readonly string[];
  properties: RowProperties;
  isOpen: boolean;
  isGone: boolean;
  isDrafted: boolean;
  tabbed: boolean;
  onFocus: () => void;
}

function RowLink({ row, columns, properties, isOpen, isGone, isDrafted, tabbed, onFocus }: RowLinkProps) {
  const { t } = useLingui();
  const height = rowHeight(columns);
  const state = readFragment(ConversationState, row);
  return (
    <Link
      to="/inbox"
      search={(before) => ({ ...before, open: row.id })}
      id={rowId(row.id)}
      data-row={row.id}
      className={classes.row}
      style={{ height }}
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
        {isDrafted && columns.length > 0 && <DraftMark />}
        <Since row={row} />
      </span>
      <span className={classes.about} dir="auto">
        <span className={classes.subject}>{nameOf(row, state)}</span>
        <Excerpt row={row} />
      </span>
      {isGone ? (
        <span className={classes.facts}>
          <span className={classes.left}>{t`No longer in this view`}</span>
        </span>
      ) : columns.length > 0 ? (
        <ChosenFacts row={row} columns={columns} properties={properties} />
      ) : (
        <UsualFacts row={row} drafted={isDrafted && <DraftMark />} />
      )}
    </Link>
  );
}

function DraftMark() {
  const { t } = useLingui();
  return (
    <span className={classes.draft}>
      <IconPencil size={12} aria-hidden /> {t`Draft`}
    </span>
  );
}

function Excerpt({ row: { latestExcerpt } }: { row: Row }): ReactNode {
  const { t } = useLingui();
  if (!latestExcerpt) return null;
  const { kind, text } = latestExcerpt;
  return (
    <span className={classes.excerpt}>
      {kind === 'NOTE' && <IconNote size={13} role="img" aria-label={t`Note:`} />}
      {kind === 'REPLY' && <IconArrowBackUp size={13} aria-label={t`Answered:`} />}
      {text}
    </span>
  );
}

/** How long it waits for somebody, or what else there is to know about its time. */
function Since({ row }: { row: Row }) {
  const { t } = useLingui();
  useNow();
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
      {waitingSince ? t`waits ${formatWaitBriefly(at)}` : formatAge(at)}
    </time>
  );
}
