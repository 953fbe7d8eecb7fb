import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { useViewer } from '../../parts/viewer';
import { DataTable } from '../../table/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { MembersDocument, useMemberColumns } from './MembersList';

dayjs.extend(utc);
dayjs.extend(timezone);

interface MembersThenProps {
  segment: { id: string; name: string; createdAt: string };
  search: string | undefined;
  /** A date and time on the workspace's clock: "2026-03-03T14:00", with seconds or without. */
  at: string;
  /** Another moment; nothing for now. */
  onMove: (at: string | undefined) => void;
}

const CLOCK = 'YYYY-MM-DDTHH:mm';

/** A day ago on the clock of a time zone, as a field of date and time holds it. */
export function yesterday(timeZone: string): string {
  return dayjs().tz(timeZone).subtract(1, 'day').format(CLOCK);
}

/** Who was a member at a moment that is over; nothing can be changed there. */
export function MembersThen({ segment, search, at, onMove }: MembersThenProps) {
  const { t } = useLingui();
  const { timeZone } = useViewer().workspace;
  // A day that no month has would roll over to another, so what is read must say the same again.
  const readable = /^[^:]+:\d\d(?::\d\d)?$/.test(at) && dayjs(at).format(CLOCK) === at.slice(0, CLOCK.length);
  const moment = readable ? dayjs.tz(at, timeZone) : null;
  const future = moment?.isAfter(dayjs()) ?? false;
  const early = moment?.isBefore(segment.createdAt) ?? false;
  const { data, error, loading, refetch, fetchMore } = useQuery(MembersDocument, {
    variables: { id: segment.id, search: search ?? null, at: moment?.toISOString() ?? null },
    skip: !moment || future || early,
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.segment?.members;
  const onMore = useNextPage(list, fetchMore);
  const columns = useMemberColumns(segment.name).filter(({ id }) => id !== 'actions');
  const when = moment?.format('D MMMM YYYY, HH:mm') ?? '';
  const refusal = !moment
    ? t`This is not a date and time.`
    : future
      ? t`${when} is still to come: nobody knows who will be a member then.`
      : early
        ? t`The segment did not exist yet on ${when}.`
        : null;
  const nobody = search ? t`No member of that moment matches` : t`Nobody was in this segment then`;
  const title = list ? t`${formatNumber(list.totalCount)} members on ${when}` : t`Members on ${when}`;
  return (
    <>
      <Alert role="status" title={refusal ?? title}>
        <Group align="end" gap="sm">
          <TextInput
            type="datetime-local"
            label={t`Moment, on the clock of ${timeZone}`}
            value={readable ? at : ''}
            onChange={(event) => onMove(event.currentTarget.value || undefined)}
          />
          <Button variant="default" onClick={() => onMove(undefined)}>
            <Trans>Back to now</Trans>
          </Button>
        </Group>
      </Alert>
      {!refusal && error && !list && (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      )}
      {!refusal && !(error && !list) && (
        <DataTable
          windowed
          label={t`Members of ${segment.name} on ${when}`}
          columns={columns}
          rows={list?.nodes ?? []}
          rowId={({ contact }) => contact.id}
          rowName={({ contact }) => contact.displayName}
          total={list?.totalCount}
          loading={loading}
          onMore={onMore}
          empty={<EmptyState icon={<IconUsers size={22} aria-hidden />} title={nobody} />}
        />
      )}
    </>
  );
}
