import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import type { MembershipSource } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { DataTable } from '../../table/DataTable';
import { clockOf, formatInZone, instantOf } from '../../ui/clock-of-zone';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { MembersDocument, useMemberColumns } from './MembersList';

interface MembersThenProps {
  segment: { id: string; name: string; createdAt: string };
  search: string | undefined;
  source: MembershipSource | undefined;
  /** A date and time on the workspace's clock: "2026-03-03T14:00", with seconds or without. */
  at: string;
  /** Another moment; nothing for now. */
  onMove: (at: string | undefined) => void;
}

const [SECOND, MINUTE, DAY] = [1_000, 60_000, 86_400_000];

/** A day ago to the minute, or the first second of a segment that is younger, on the clock of a time zone. */
export function aWhileAgo(timeZone: string, createdAt: string): string {
  const yesterday = Math.floor((Date.now() - DAY) / MINUTE) * MINUTE;
  const created = Math.ceil(Date.parse(createdAt) / SECOND) * SECOND;
  return toTheMinute(clockOf(timeZone, Math.max(yesterday, created)));
}

/** Without seconds where there are none, as a field of date and time has it: it would report a change otherwise. */
function toTheMinute(clock: string): string {
  return clock.replace(/^(.*T\d\d:\d\d):00$/, '$1');
}

/** Who was a member at a moment that is over; nothing can be changed there. */
export function MembersThen({ segment, search, source, at, onMove }: MembersThenProps) {
  const { t } = useLingui();
  const { timeZone } = useViewer().workspace;
  const moment = instantOf(timeZone, at);
  const future = moment !== null && moment > Date.now();
  const early = moment !== null && moment < Date.parse(segment.createdAt);
  const { data, error, loading, refetch, fetchMore } = useQuery(MembersDocument, {
    variables: {
      id: segment.id,
      search: search ?? null,
      source: source ?? null,
      at: moment === null ? null : new Date(moment).toISOString(),
    },
    skip: moment === null || future || early,
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.segment?.members;
  const onMore = useNextPage(list, fetchMore);
  const columns = useMemberColumns(segment.name, true);
  const when = moment === null ? '' : formatInZone(timeZone, moment);
  const refusal =
    moment === null
      ? t`This is not a date and time.`
      : future
        ? t`${when} is still to come: nobody knows who will be a member then.`
        : early
          ? t`The segment did not exist yet on ${when}.`
          : null;
  const nobody = search || source ? t`No member of that moment matches` : t`Nobody was in this segment then`;
  const title = list
    ? plural(list.totalCount, { one: `# member on ${when}`, other: `# members on ${when}` })
    : t`Members on ${when}`;
  return (
    <>
      <Alert role="status" title={refusal ?? title} style={{ flexShrink: 0 }}>
        {!refusal && (
          <Text size="sm" mb="sm">
            <Trans>Contacts that were erased since are not among them.</Trans>
          </Text>
        )}
        <Group align="end" gap="sm">
          <MomentField at={moment === null ? '' : at} timeZone={timeZone} onMove={onMove} />
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

interface MomentFieldProps {
  /** Nothing when it is no date and time. */
  at: string;
  timeZone: string;
  onMove: (at: string) => void;
}

function MomentField({ at, timeZone, onMove }: MomentFieldProps) {
  const { t } = useLingui();
  // What is in the field until the address says the same: nothing while a part is being typed, and a whole moment
  // until its page is there. To put back the moment of before would undo what was typed.
  const [typed, setTyped] = useState<{ over: string | null; value: string }>({ over: null, value: '' });
  return (
    <TextInput
      type="datetime-local"
      label={t`Moment, on the clock of ${timeZone}`}
      value={typed.over === at ? typed.value : toTheMinute(at)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped({ over: at, value });
        if (value !== '') onMove(value);
      }}
    />
  );
}
