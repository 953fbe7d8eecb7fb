import { useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { type InboxView, useInboxViews } from '../parts/saved-views';
import { formatNumber } from '../ui/format';
import classes from './shell.module.css';

/** The views of the inbox with how many conversations each holds now: pinned ones first, in the person's order. */
export function InboxViews() {
  const { t } = useLingui();
  const { views } = useInboxViews();
  const { view: shown } = useSearch({ strict: false });
  const active = views?.find(({ id }) => id === shown) ?? views?.[0];
  if (!views) return null;
  const inSight = views.filter(({ saved }) => saved === null || saved.isPinned);
  const others = views.filter(({ saved }) => saved !== null && !saved.isPinned);
  return (
    <>
      <ul className={classes.list} aria-label={t`Views`}>
        {inSight.map((view) => (
          <ViewLink key={view.id} view={view} isActive={view.id === active?.id} />
        ))}
      </ul>
      {others.length > 0 && (
        <details className={classes.more} open={others.some(({ id }) => id === active?.id)}>
          <summary>{t`More views`}</summary>
          <ul className={classes.list} aria-label={t`More views`}>
            {others.map((view) => (
              <ViewLink key={view.id} view={view} isActive={view.id === active?.id} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ViewLink({ view: { id, name, count, saved }, isActive }: { view: InboxView; isActive: boolean }) {
  const { t } = useLingui();
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
