import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import { DecideAgainButton, DecideAgainNotice, useDecideAgainOffer } from '../../parts/DecideAgain';
import { RoutingTest } from '../../parts/RoutingTest';
import { useViewer } from '../../parts/viewer';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { Page } from '../../ui/Page';
import classes from '../../ui/two-columns.module.css';
import { LiveQueueWaits } from './LiveQueueWaits';
import { QueueDialog } from './QueueDialog';
import { QueueOrder } from './QueueOrder';

const QueuesDocument = graphql(`
  query Queues {
    queues {
      version
      nodes {
        id
        ...QueueLine
        ...QueueEdit
      }
    }
  }
`);

const route = getRouteApi('/inside/settings/routing');

export function RoutingPage() {
  const { t } = useLingui();
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const { viewerCanChangeRouting } = useViewer();
  const { data, error, refetch } = useQuery(QueuesDocument, { fetchPolicy: 'cache-and-network' });
  const offer = useDecideAgainOffer();
  const edited = data?.queues.nodes.find(({ id }) => id === edit);
  const open = (id: string) => navigate({ search: { edit: id } });
  return (
    <Page
      title={t`Routing`}
      description={t`A new conversation goes to the first queue, from the top, whose condition it meets. The last one takes the rest.`}
      actions={
        viewerCanChangeRouting && (
          <>
            <DecideAgainButton {...offer} />
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
              <Trans>Create queue</Trans>
            </Button>
          </>
        )
      }
    >
      <LiveQueueWaits />
      <DecideAgainNotice {...offer} />
      {error && !data ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : data ? (
        <div className={classes.columns}>
          <QueueOrder
            queues={data.queues.nodes}
            version={data.queues.version}
            onEdit={open}
            onChanged={offer.ask}
          />
          <RoutingTest />
        </div>
      ) : (
        <LoadingRows label={t`Loading the queues`} />
      )}
      {(edit === 'new' || edited) && viewerCanChangeRouting && (
        <QueueDialog
          key={edit}
          queue={edited ?? null}
          onSaved={offer.ask}
          onClose={() => navigate({ search: {} })}
        />
      )}
    </Page>
  );
}
