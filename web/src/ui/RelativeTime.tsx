import { formatAgo, formatMoment } from './format';

export function RelativeTime({ instant }: { instant: string }) {
  return (
    <time dateTime={instant} title={formatMoment(instant)}>
      {formatAgo(instant)}
    </time>
  );
}
