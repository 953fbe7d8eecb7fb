import { useLingui } from '@lingui/react/macro';
import { formatClock, WIDTH, xOf } from './clock';
import { type PullStory, STORY } from './head-starts';
import classes from './head-starts.module.css';

const HOURS = [420, 480, 540, 600, 660];

/** Two who wait, from when each counts as having come until now; whoever begins further left is taken first. */
export function HeadStartsPicture({ story, words }: { story: PullStory; words: string }) {
  const { t } = useLingui();
  return (
    <svg viewBox={`0 0 ${WIDTH} 148`} className={classes.picture} role="img" aria-label={words}>
      {HOURS.map((minute) => (
        <g key={minute}>
          <line className={classes.grid} x1={xOf(minute)} x2={xOf(minute)} y1={18} y2={124} />
          <text className={classes.tick} x={xOf(minute)} y={142} textAnchor="middle">
            {minute === STORY.now ? t`now` : formatClock(minute)}
          </text>
        </g>
      ))}
      <Wait
        y={32}
        label={t`VIP, High, came 10:30`}
        came={STORY.vip}
        counts={story.vip}
        first={story.first === 'vip'}
      />
      <Wait
        y={88}
        label={t`Normal, waits since 9:00`}
        came={STORY.normal}
        counts={story.normal}
        first={story.first === 'normal'}
      />
    </svg>
  );
}

interface WaitProps {
  y: number;
  label: string;
  came: number;
  /** When it counts as having come. */
  counts: number | null;
  first: boolean;
}

function Wait({ y, label, came, counts, first }: WaitProps) {
  const { t } = useLingui();
  const from = Math.max(xOf(counts ?? came), 6);
  return (
    <g data-first={first || undefined} className={classes.wait}>
      <text className={classes.name} x={6} y={y - 6}>
        {label}
        {first && ` — ${t`taken first`}`}
      </text>
      {from < xOf(came) && (
        <line className={classes.start} x1={from} x2={xOf(came)} y1={y + 12} y2={y + 12} />
      )}
      <line className={classes.waited} x1={xOf(came)} x2={xOf(STORY.now)} y1={y + 12} y2={y + 12} />
      <circle className={classes.counts} cx={from} cy={y + 12} r={5} />
    </g>
  );
}
