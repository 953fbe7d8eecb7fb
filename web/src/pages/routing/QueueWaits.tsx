import { useLingui } from '@lingui/react/macro';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { Chip } from '../../ui/Chip';
import { formatNumber, formatWait } from '../../ui/format';
import { TextLink } from '../../ui/links';
import { useNow } from '../../ui/use-now';

const QueueWaitsFields = graphql(`
  fragment QueueWaitsFields on Queue {
    id
    name
    waitingCount
    oldestWaitingSince
  }
`);

/** How many wait, since when the oldest does, and the way to them. */
export function QueueWaits({ queue }: { queue: FragmentType<typeof QueueWaitsFields> }) {
  const { t } = useLingui();
  const { id, name, waitingCount, oldestWaitingSince } = readFragment(QueueWaitsFields, queue);
  const now = useNow();
  if (waitingCount === 0 || !oldestWaitingSince) return <Chip>{t`nothing waits`}</Chip>;
  const count = formatNumber(waitingCount);
  const wait = formatWait(oldestWaitingSince, now);
  const words = waitingCount === 1 ? t`1 waits, for ${wait}` : t`${count} wait, the oldest for ${wait}`;
  return (
    <TextLink {...paths.waitingIn(id)} size="sm" aria-label={t`${name}: ${words}. Show in the inbox`}>
      {words}
    </TextLink>
  );
}
