import { useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { paths, TEAM_TABS } from '../../paths';
import { Page } from '../../ui/Page';
import { GroupsTab } from './GroupsTab';
import { PeopleTab } from './PeopleTab';
import classes from './teams.module.css';

const route = getRouteApi('/inside/settings/team/$tab');

export function TeamPage() {
  const { t } = useLingui();
  const { tab } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <Page
      fill={tab === 'people'}
      title={t`Team`}
      description={t`Who works here, and the groups that work the queues.`}
    >
      <Tabs
        className={classes.tabs}
        value={tab}
        keepMounted={false}
        onChange={(next) => navigate(paths.team(TEAM_TABS.find((one) => one === next)))}
      >
        <Tabs.List aria-label={t`Team`}>
          <Tabs.Tab value="people">{t`People`}</Tabs.Tab>
          <Tabs.Tab value="groups">{t`Groups`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people" pt="md" className={classes.panel}>
          <PeopleTab />
        </Tabs.Panel>
        <Tabs.Panel value="groups" pt="md">
          <GroupsTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
