import { useSyncExternalStore } from 'react';
import { formatAgo, formatMoment } from './format';
import { onTick } from './use-now';

/** How long ago it was, in words that go on with the time. */
export function RelativeTime({ instant }: { instant: string }) {
  const ago = useSyncExternalStore(onTick, () => formatAgo(instant));
  return (
    <time dateTime={instant} title={formatMoment(instant)}>
      {ago}
    </time>
  );
}
