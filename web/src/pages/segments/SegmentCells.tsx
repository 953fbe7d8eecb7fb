import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconBolt, IconInfoCircle } from '@tabler/icons-react';
import type { SegmentHealthIssue, SegmentRowFragment } from '../../gql/graphql';
import cells from '../../table/cells.module.css';
import { Chip } from '../../ui/Chip';
import { formatNumber, formatShare } from '../../ui/format';
import { Hinted } from '../../ui/Hinted';
import { Sparkline } from '../../ui/Sparkline';
import { useHealthWords } from './health-words';

export function RuleCell({ rule: { enabled, summary } }: Pick<SegmentRowFragment, 'rule'>) {
  const { t } = useLingui();
  if (!enabled) {
    return <span className={cells.note}>{summary ? t`Off` : t`By hand`}</span>;
  }
  return (
    <span className={cells.small} title={summary ?? ''}>
      <Chip>
        <IconBolt size={12} aria-hidden style={{ verticalAlign: '-2px' }} /> {t`On`}
      </Chip>{' '}
      <span className={cells.dim}>{summary}</span>
    </span>
  );
}

interface CountCellProps {
  memberCount: number;
  contactCount: number | undefined;
}

export function CountCell({ memberCount, contactCount }: CountCellProps) {
  return (
    <>
      {formatNumber(memberCount)}{' '}
      {contactCount !== undefined && (
        <span className={`${cells.note} ${cells.roomy}`}>{formatShare(memberCount, contactCount)}</span>
      )}
    </>
  );
}

export function TrendCell({ trend, memberCount }: Pick<SegmentRowFragment, 'trend' | 'memberCount'>) {
  const { t } = useLingui();
  const { points, joinedCount, leftCount } = trend;
  const change = joinedCount - leftCount;
  const first = formatNumber(points[0] ?? 0);
  const label = t`In 30 days from ${first} to ${formatNumber(memberCount)}: ${joinedCount} joined, ${leftCount} left`;
  return (
    <span className={cells.trend}>
      <Sparkline points={points} label={label} />
      <span className={`${cells.note} tabular`}>
        {change > 0 ? `+${formatNumber(change)}` : formatNumber(change)}
      </span>
    </span>
  );
}

export function UsesCell({ name, usedBy }: Pick<SegmentRowFragment, 'name' | 'usedBy'>) {
  const { t } = useLingui();
  const count = usedBy.length;
  if (count === 0) {
    return <span className={cells.note}>{t`nowhere`}</span>;
  }
  const places = plural(count, { one: '# place', other: '# places' });
  return (
    <Hinted
      label={t`Where ${name} is used: ${places}`}
      hint={usedBy.map((use) => use.name).join(', ')}
      className={cells.above}
    >
      {places}
    </Hinted>
  );
}

const GRAVE: readonly SegmentHealthIssue[] = ['BROKEN_RULE', 'NEVER_MATCHES'];

/** The gravest issue in a word; all of them when asked. */
export function HealthCell({ name, health }: Pick<SegmentRowFragment, 'name' | 'health'>) {
  const { t } = useLingui();
  const words = useHealthWords();
  const [first, ...others] = health;
  if (!first) {
    return <span className={cells.note}>{t`good`}</span>;
  }
  const Icon = GRAVE.includes(first) ? IconAlertTriangle : IconInfoCircle;
  return (
    <Hinted
      label={t`Health of ${name}: ${words[first].short}`}
      hint={health.map((issue) => words[issue].sentence).join(' ')}
      className={cells.above}
    >
      <Chip>
        <Icon size={13} aria-hidden style={{ verticalAlign: '-2px' }} /> {words[first].short}
        {others.length > 0 && ` +${others.length}`}
      </Chip>
    </Hinted>
  );
}
