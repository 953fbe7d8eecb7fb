import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { PriorityCostQuery } from '../../gql/graphql';
import { PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { Chip, ColourDot } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { useDurationWords } from './duration-words';
import classes from './priority-cost.module.css';

const PriorityCostDocument = graphql(`
  query PriorityCost($days: Int!) {
    priorityCost(days: $days) {
      conversationCount
      isLimited
      segments {
        segment {
          id
          name
          colour
        }
        conversationCount
        meanMinutes
        worstMinutes
      }
      priorities {
        priority
        conversationCount
        boundMinutes
        longestPassedByMinutes
      }
    }
  }
`);

type Report = PriorityCostQuery['priorityCost'];

const DAYS = [7, 30, 90, 365];

/** What going first gave some and cost others, in minutes, and how far it can go. */
export function PriorityCostPanel() {
  const { t } = useLingui();
  const [days, setDays] = useState(30);
  const { data, previousData, error, refetch } = useQuery(PriorityCostDocument, {
    variables: { days },
    fetchPolicy: 'cache-and-network',
  });
  // Those of other days stand for a moment only: where these cannot be had, that is said.
  const report = (data ?? (error ? undefined : previousData))?.priorityCost;
  return (
    <Panel
      title={t`What priority cost`}
      aside={
        <Select
          size="xs"
          w={130}
          aria-label={t`Of which days`}
          allowDeselect={false}
          data={DAYS.map((count) => ({ value: String(count), label: t`Last ${count} days` }))}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
        />
      }
    >
      {report ? (
        <Costs report={report} />
      ) : error ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : (
        <LoadingRows rows={3} label={t`Loading what priority cost`} />
      )}
    </Panel>
  );
}

function Costs({ report }: { report: Report }) {
  const { conversationCount, isLimited, segments } = report;
  if (conversationCount === 0) {
    return (
      <Text size="sm" c="dimmed">
        <Trans>
          Nothing was taken in these days. Once conversations are, this says how many minutes going first gave
          to some and cost the others, by segment.
        </Trans>
      </Text>
    );
  }
  const count = formatNumber(conversationCount);
  return (
    <Stack gap="md">
      <Text size="sm">
        {isLimited ? (
          <Trans>The newest {count} conversations that were taken are looked at.</Trans>
        ) : (
          <Plural
            value={conversationCount}
            one="# conversation was taken."
            other="# conversations were taken."
          />
        )}{' '}
        <Trans>Each stands beside its turn, had the one that waited longest always been next:</Trans>
      </Text>
      <SegmentCosts segments={segments} />
      <Bounds levels={report.priorities} />
    </Stack>
  );
}

function SegmentCosts({ segments }: { segments: Report['segments'] }) {
  const { t } = useLingui();
  const most = Math.max(1, ...segments.map(({ meanMinutes }) => Math.abs(meanMinutes)));
  return (
    <table className={classes.table}>
      <caption className={classes.hidden}>{t`What priority cost, by segment`}</caption>
      <thead>
        <tr>
          <th scope="col">{t`Segment`}</th>
          <th scope="col" className={classes.figure}>{t`Taken`}</th>
          <th scope="col">{t`On average`}</th>
          <th scope="col" className={classes.figure}>{t`At most`}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map(({ segment, conversationCount, meanMinutes, worstMinutes }) => (
          <tr key={segment?.id ?? ''}>
            <th scope="row">
              {segment ? (
                <span className={classes.segment}>
                  <ColourDot colour={segment.colour} />
                  <span className={classes.clip}>{segment.name}</span>
                </span>
              ) : (
                <Text span inherit c="dimmed">{t`In no segment`}</Text>
              )}
            </th>
            <td className={classes.figure}>{formatNumber(conversationCount)}</td>
            <td>
              <Mean minutes={meanMinutes} most={most} />
            </td>
            <td className={classes.figure}>
              <Later minutes={worstMinutes} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The words say all; the bar, left of its middle for sooner and right of it for later, says it at a glance. */
function Mean({ minutes, most }: { minutes: number; most: number }) {
  const share = (Math.abs(minutes) / most) * 50;
  const sooner = minutes < 0;
  return (
    <span className={classes.mean}>
      <span className={classes.bar} aria-hidden>
        <span
          data-sooner={sooner || undefined}
          style={{ width: `${share}%`, left: sooner ? `${50 - share}%` : '50%' }}
        />
      </span>
      <Later minutes={minutes} />
    </span>
  );
}

function Later({ minutes }: { minutes: number }) {
  const { t } = useLingui();
  const duration = useDurationWords();
  const whole = Math.round(Math.abs(minutes));
  if (whole === 0) return t`as it came`;
  return minutes < 0 ? t`${duration(whole)} sooner` : t`${duration(whole)} later`;
}

/** How late one may come and still be taken before one of each priority, and how late one did. */
function Bounds({ levels }: { levels: Report['priorities'] }) {
  const { t } = useLingui();
  const duration = useDurationWords();
  const priorityWords = usePriorityWords();
  const bounded = levels.filter(({ boundMinutes }) => boundMinutes !== 0);
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>
        <Trans>How much later another may come and still be taken first</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t`Priority`}</th>
          <th scope="col" className={classes.figure}>{t`At most`}</th>
          <th scope="col" className={classes.figure}>{t`The latest in these days`}</th>
        </tr>
      </thead>
      <tbody>
        {bounded.map(({ priority, boundMinutes, longestPassedByMinutes }) => (
          <tr key={priority}>
            <th scope="row">
              <Chip colour={PRIORITY_COLOURS[priority]}>{priorityWords[priority]}</Chip>
            </th>
            <td className={classes.figure}>
              {boundMinutes === null || boundMinutes === undefined
                ? t`without end`
                : t`${duration(boundMinutes)} later`}
            </td>
            <td className={classes.figure}>
              {Math.round(longestPassedByMinutes) === 0
                ? t`never`
                : t`${duration(Math.round(longestPassedByMinutes))} later`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
