import { useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { onLineReturn } from '../apollo/line';
import { toInput } from '../conditions/to-input';
import { graphql } from '../gql';
import { type InboxView, useInboxViews } from '../parts/saved-views';
import { formatNumber } from '../ui/format';
import classes from './shell.module.css';

const ViewCountDocument = graphql(`
  subscription ViewCount($condition: ConditionInput) {
    viewChanges(condition: $condition) {
      count
    }
  }
`);

/** A socket carries a hundred subscriptions, and the page has others; views behind these are counted when they are read. */
const LIVE_AT_MOST = 60;

/** The views of the inbox with how many conversations each holds now: pinned ones first, in the person's order. */
export function InboxViews() {
  const { t } = useLingui();
  const { views } = useInboxViews();
  const { view: shown } = useSearch({ strict: false });
  const [opened, setOpened] = useState<boolean | null>(null);
  const active = views?.find(({ id }) => id === shown) ?? views?.[0];
  if (!views) return null;
  const inSight = views.filter(({ saved }) => saved === null || saved.isPinned);
  const others = views.filter(({ saved }) => saved !== null && !saved.isPinned);
  const isOpen = opened ?? others.some(({ id }) => id === active?.id);
  const link = (view: InboxView, place: number) => (
    <ViewLink key={view.id} view={view} isActive={view.id === active?.id} isLive={place < LIVE_AT_MOST} />
  );
  return (
    <>
      <ul className={classes.list} aria-label={t`Views`}>
        {inSight.map(link)}
      </ul>
      {others.length > 0 && (
        <details
          className={classes.more}
          open={isOpen}
          onToggle={(event) => setOpened(event.currentTarget.open)}
        >
          <summary>{t`More views`}</summary>
          <ul className={classes.list} aria-label={t`More views`}>
            {isOpen && others.map((view, index) => link(view, inSight.length + index))}
          </ul>
        </details>
      )}
    </>
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
    <li>
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
        {saved && !saved.isShared && <IconLock size={12} aria-label={t`yours alone`} />}
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
