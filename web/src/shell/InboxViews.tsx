import { useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { IconGripVertical, IconLock } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { onLineReturn } from '../apollo/line';
import { toInput } from '../conditions/to-input';
import { graphql } from '../gql';
import { useArrangeViews } from '../parts/arrange-views';
import { type InboxView, useInboxViews } from '../parts/saved-views';
import { formatNumber } from '../ui/format';
import classes from './shell.module.css';

const ViewDrag = lazy(() => import('./ViewDrag').then((module) => ({ default: module.ViewDrag })));

const ViewCountDocument = graphql(`
  subscription ViewCount($condition: ConditionInput) {
    viewChanges(condition: $condition) {
      count
    }
  }
`);

/**
 * A person follows 50 different views at most, and the lists in their windows are some of them; views behind these are
 * counted when they are read.
 */
const LIVE_AT_MOST = 40;

/** The views of the inbox with how many conversations each holds now: pinned ones first, in the person's order. */
export function InboxViews() {
  const { t } = useLingui();
  const { views } = useInboxViews();
  const { view: shown } = useSearch({ strict: false });
  const [opened, setOpened] = useState<boolean | null>(null);
  const active = views?.find(({ id }) => id === shown) ?? views?.[0];
  const [drawn, setDrawn] = useState(0);
  const { reorder } = useArrangeViews(views ?? []);
  if (!views) return null;
  const inSight = views.filter(({ saved }) => saved === null || saved.isPinned);
  const others = views.filter(({ saved }) => saved !== null && !saved.isPinned);
  const isOpen = opened ?? others.some(({ id }) => id === active?.id);
  const onReorder = async (ids: string[]) => {
    // The drag moved the lines themselves, behind the back of what draws them.
    if (!(await reorder(ids))) setDrawn((times) => times + 1);
  };
  const list = { active: active?.id, onReorder };
  return (
    <>
      <ViewList key={drawn} label={t`Views`} views={inSight} before={0} {...list} />
      {others.length > 0 && (
        <details
          className={classes.more}
          open={isOpen}
          onToggle={(event) => setOpened(event.currentTarget.open)}
        >
          <summary>{t`More views`}</summary>
          {isOpen && (
            <ViewList key={drawn} label={t`More views`} views={others} before={inSight.length} {...list} />
          )}
        </details>
      )}
    </>
  );
}

interface ViewListProps {
  label: string;
  views: readonly InboxView[];
  /** How many views stand above it. */
  before: number;
  active: string | undefined;
  onReorder: (ids: string[]) => void;
}

/** Views in an order that is changed by dragging; by keyboard in the menu of a view. */
function ViewList({ label, views, before, active, onReorder }: ViewListProps) {
  const list = useRef<HTMLUListElement>(null);
  // The code for dragging comes with the first pointer that comes near.
  const [isNear, setIsNear] = useState(false);
  const movable = views.filter(({ saved }) => saved !== null).map(({ id }) => id);
  return (
    <ul className={classes.list} aria-label={label} ref={list} onPointerEnter={() => setIsNear(true)}>
      {views.map((view, index) => (
        <ViewLink
          key={view.id}
          view={view}
          isActive={view.id === active}
          isLive={before + index < LIVE_AT_MOST}
        />
      ))}
      {isNear && movable.length > 1 && (
        <Suspense fallback={null}>
          <ViewDrag list={list} ids={movable} onReorder={onReorder} />
        </Suspense>
      )}
    </ul>
  );
}

interface ViewLinkProps {
  view: InboxView;
  isActive: boolean;
  isLive: boolean;
}

function ViewLink({ view, isActive, isLive }: ViewLinkProps) {
  const { t } = useLingui();
  const { id, name, saved } = view;
  const count = useLiveCount(view, isLive && !saved?.broken);
  return (
    <li data-view={id} className={classes.viewLine}>
      {saved && (
        // Tab does not stop here: by keyboard views are moved in their menu.
        <button type="button" tabIndex={-1} className={classes.grip} aria-label={t`Move ${name}`}>
          <IconGripVertical size={14} aria-hidden />
        </button>
      )}
      <Link
        to="/inbox"
        search={{ view: id }}
        className={classes.view}
        data-active={isActive || undefined}
        aria-current={isActive ? 'page' : undefined}
        // The router would call every view active, for they all stand at one address.
        activeProps={{ 'aria-current': isActive ? 'page' : undefined }}
        preload={false}
      >
        <span className={classes.grow} dir="auto">
          {name}
        </span>
        {saved && !saved.isShared && <IconLock size={12} role="img" aria-label={t`yours alone`} />}
        <span className={classes.tally}>{count === undefined ? '' : formatNumber(count)}</span>
      </Link>
    </li>
  );
}

/** The server decides each condition once for everybody who looks, so a change asks nothing of the database here. */
function useLiveCount({ condition, count }: InboxView, isLive: boolean): number | undefined {
  const { data, restart } = useSubscription(ViewCountDocument, {
    variables: { condition: condition && toInput(condition) },
    skip: !isLive,
  });
  useEffect(() => onLineReturn(restart), [restart]);
  return (isLive ? data?.viewChanges.count : undefined) ?? count;
}
