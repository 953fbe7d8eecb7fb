import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu, Switch, Text, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconArrowsSort,
  IconCheck,
  IconColumns3,
  IconFilter,
  IconPlayerTrackNext,
  IconPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { InboxView } from '../../parts/saved-views';
import { useViewer } from '../../parts/viewer';
import { paths } from '../../paths';
import { formatNumber } from '../../ui/format';
import { useActing } from './acting';
import classes from './inbox.module.css';
import type { Order } from './shown-view';
import type { ShownView } from './use-shown-view';
import { ViewMenu } from './ViewMenu';

const FilterDialog = lazy(() =>
  import('./FilterDialog').then((module) => ({ default: module.FilterDialog })),
);
const RowColumnsDialog = lazy(() =>
  import('./RowColumnsDialog').then((module) => ({ default: module.RowColumnsDialog })),
);

interface ListHeadProps {
  shown: ShownView;
  views: readonly InboxView[];
  total: number | undefined;
  /** False while a conversation is open: then its title is the page's. */
  isHeading: boolean;
  arrived: number;
  onArrived: () => void;
}

export function ListHead({ shown, views, total, isHeading, arrived, onArrived }: ListHeadProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [filtering, setFiltering] = useState(false);
  const [arranging, setArranging] = useState(false);
  const Heading = isHeading ? 'h1' : 'h2';
  return (
    <header className={classes.listHead}>
      <div className={classes.line}>
        <Heading className={classes.viewName}>{shown.base.name}</Heading>
        {total !== undefined && (
          <Text size="xs" c="dimmed" role="status" className="tabular">
            <span aria-hidden>{formatNumber(total)}</span>
            <span className={classes.hidden}>
              <Plural value={total} one="# conversation" other="# conversations" />
            </span>
          </Text>
        )}
        <span className={classes.gap} />
        <HeadButton
          label={t`Filter`}
          icon={IconFilter}
          isOn={shown.isFiltered}
          onClick={() => setFiltering(true)}
        />
        <HeadButton
          label={t`Columns`}
          icon={IconColumns3}
          isOn={shown.isArranged}
          onClick={() => setArranging(true)}
        />
        <OrderMenu order={shown.view} onOrder={shown.orderBy} />
        <ViewMenu shown={shown} views={views} />
        <HeadButton
          label={t`Start a conversation`}
          icon={IconPlus}
          onClick={() => navigate({ ...paths.conversationStart() })}
        />
      </div>
      <Desk />
      {arrived > 0 && (
        <Button size="compact-sm" radius="xl" className={classes.pill} onClick={onArrived}>
          <Trans>{arrived} new</Trans>
        </Button>
      )}
      <Suspense fallback={null}>
        {filtering && (
          <FilterDialog
            condition={shown.view.condition}
            onApply={shown.filterBy}
            onClose={() => setFiltering(false)}
          />
        )}
        {arranging && <RowColumnsDialog shown={shown} onClose={() => setArranging(false)} />}
      </Suspense>
    </header>
  );
}

interface HeadButtonProps {
  label: string;
  icon: Icon;
  /** Whether what it leads to holds for the list now. */
  isOn?: boolean;
  onClick: () => void;
}

function HeadButton({ label, icon: Picture, isOn = false, onClick }: HeadButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? 'indigo' : 'gray'}
        aria-label={label}
        onClick={onClick}
      >
        <Picture size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function OrderMenu({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  const { t } = useLingui();
  const orders: [Order, string][] = [
    [{ sort: 'WAITING', descending: false }, t`Longest waiting first`],
    [{ sort: 'UPDATED', descending: true }, t`Latest change first`],
    [{ sort: 'CREATED', descending: true }, t`Newest first`],
    [{ sort: 'CREATED', descending: false }, t`Oldest first`],
  ];
  const isNow = (one: Order) => one.sort === order.sort && one.descending === order.descending;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Order`} title={t`Order`}>
          <IconArrowsSort size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map(([one, label]) => (
          <Menu.Item
            key={label}
            rightSection={isNow(one) && <IconCheck size={15} aria-label={t`current`} />}
            onClick={() => onOrder(one)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const LoadDocument = graphql(`
  query Load {
    viewer {
      teammate {
        id
        available
        capacity
        openCount
      }
    }
  }
`);

const SetAvailableDocument = graphql(`
  mutation SetAvailable($input: AvailabilitySetInput!) {
    availabilitySet(input: $input) {
      teammate {
        id
        available
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Whether conversations are given to the person, how many they have, and the next one. */
function Desk() {
  const { t } = useLingui();
  const { takeNext } = useActing();
  const me = useViewer().teammate;
  const { data } = useQuery(LoadDocument, { fetchPolicy: 'cache-and-network' });
  const { run, busy } = useAction(SetAvailableDocument);
  const load = data?.viewer?.teammate;
  const available = me?.available ?? false;
  return (
    <div className={classes.line}>
      <Switch
        size="xs"
        label={t`Available`}
        checked={available}
        disabled={busy}
        onChange={(event) => run({ input: { available: event.currentTarget.checked } })}
      />
      {load && (
        <Text size="xs" c="dimmed" className="tabular" title={t`Your open conversations, of your capacity`}>
          <Trans>
            {load.openCount} of {load.capacity}
          </Trans>
        </Text>
      )}
      <span className={classes.gap} />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerTrackNext size={13} aria-hidden />}
        aria-keyshortcuts="n"
        onClick={takeNext}
      >
        <Trans>Take next</Trans>
      </Button>
    </div>
  );
}
