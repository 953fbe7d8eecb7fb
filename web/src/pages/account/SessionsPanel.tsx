import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { SessionsQuery } from '../../gql/graphql';
import { Chip } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { RelativeTime } from '../../ui/RelativeTime';
import classes from './account.module.css';

const SessionsDocument = graphql(`
  query Sessions {
    viewerSessions {
      id
      device
      address
      lastSeenAt
      isCurrent
    }
  }
`);

const EndSessionDocument = graphql(`
  mutation EndSession($input: IdInput!) {
    sessionEnd(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

const EndOthersDocument = graphql(`
  mutation EndOtherSessions {
    sessionsEndOthers {
      endedCount
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Session = SessionsQuery['viewerSessions'][number];

export function SessionsPanel() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(SessionsDocument, { fetchPolicy: 'cache-and-network' });
  const { run, busy } = useAction(EndOthersDocument, {
    refetch: ['Sessions'],
    done: t`You are signed out everywhere else`,
  });
  const sessions = data?.viewerSessions;
  return (
    <Panel
      title={t`Sessions`}
      aside={
        sessions &&
        sessions.length > 1 && (
          <Button size="xs" variant="default" loading={busy} onClick={() => run({})}>
            <Trans>Sign out everywhere else</Trans>
          </Button>
        )
      }
    >
      {sessions ? (
        <ul className={classes.sessions} aria-label={t`Sessions`}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      ) : error ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : (
        <LoadingRows label={t`Loading the sessions`} />
      )}
    </Panel>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useLingui();
  const { id, address, lastSeenAt, isCurrent } = session;
  const device = session.device ?? t`Unknown device`;
  const { run, busy } = useAction(EndSessionDocument, {
    refetch: ['Sessions'],
    done: t`${device} is signed out`,
  });
  return (
    <li className={classes.session}>
      <div className={classes.about}>
        <Text size="sm" fw={500}>
          {device} {isCurrent && <Chip colour="GREEN">{t`this session`}</Chip>}
        </Text>
        <Text size="sm" c="dimmed">
          {address && `${address} · `}
          <Trans>
            last seen <RelativeTime instant={lastSeenAt} />
          </Trans>
        </Text>
      </div>
      {!isCurrent && (
        <Button
          size="compact-sm"
          variant="default"
          loading={busy}
          aria-label={t`Sign out ${device}`}
          onClick={() => run({ input: { id } })}
        >
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  );
}
