import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { IconPlus, IconStairsUp } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import { DecideAgainButton, DecideAgainNotice, useDecideAgainOffer } from '../../parts/DecideAgain';
import { RoutingTest } from '../../parts/RoutingTest';
import { useViewer } from '../../parts/viewer';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import classes from '../../ui/two-columns.module.css';
import { HeadStartsPanel } from './HeadStartsPanel';
import { PriorityRuleDialog } from './PriorityRuleDialog';
import { PriorityRuleOrder } from './PriorityRuleOrder';

const PriorityCostPanel = lazy(() =>
  import('./PriorityCostPanel').then((module) => ({ default: module.PriorityCostPanel })),
);

const PriorityRulesDocument = graphql(`
  query PriorityRules {
    priorityRules {
      version
      nodes {
        id
        ...PriorityRuleLine
        ...PriorityRuleEdit
      }
    }
  }
`);

const route = getRouteApi('/inside/settings/priority');

export function PriorityPage() {
  const { t } = useLingui();
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const { viewerCanChangeRouting } = useViewer();
  const { data, error, refetch } = useQuery(PriorityRulesDocument, { fetchPolicy: 'cache-and-network' });
  const offer = useDecideAgainOffer();
  const edited = data?.priorityRules.nodes.find(({ id }) => id === edit);
  const open = (id: string) => navigate({ search: { edit: id } });
  return (
    <Page
      title={t`Priority rules`}
      description={t`The first rule, from the top, that a conversation meets sets its priority, and with it the order in which waiting conversations are taken. Normal when none is met.`}
      actions={
        viewerCanChangeRouting && (
          <>
            <DecideAgainButton {...offer} />
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
              <Trans>Create priority rule</Trans>
            </Button>
          </>
        )
      }
    >
      <DecideAgainNotice {...offer} />
      {error && !data ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : data ? (
        <div className={classes.columns}>
          <Stack gap="md" miw={0}>
            {data.priorityRules.nodes.length === 0 ? (
              <NoRules />
            ) : (
              <PriorityRuleOrder
                rules={data.priorityRules.nodes}
                version={data.priorityRules.version}
                onEdit={open}
                onChanged={offer.ask}
              />
            )}
            <HeadStartsPanel />
            <Suspense fallback={null}>
              <PriorityCostPanel />
            </Suspense>
          </Stack>
          <RoutingTest />
        </div>
      ) : (
        <LoadingRows label={t`Loading the rules`} />
      )}
      {(edit === 'new' || edited) && viewerCanChangeRouting && (
        <PriorityRuleDialog
          key={edit}
          rule={edited ?? null}
          onSaved={offer.ask}
          onClose={() => navigate({ search: {} })}
        />
      )}
    </Page>
  );
}

function NoRules() {
  return (
    <Panel>
      <EmptyState
        icon={<IconStairsUp size={22} aria-hidden />}
        title={<Trans>Every conversation is Normal</Trans>}
      >
        <Trans>With a rule such as “segment includes VIP”, whoever must not wait is taken first.</Trans>
      </EmptyState>
    </Panel>
  );
}
