import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAddressBook, IconFilter, IconUpload } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { readFilter } from '../../conditions/filter-text';
import { toInput } from '../../conditions/to-input';
import { graphql } from '../../gql';
import { useViewer } from '../../parts/viewer';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { Page } from '../../ui/Page';
import { SearchInput } from '../../ui/SearchInput';
import { ContactTable } from './ContactTable';

const FilterBar = lazy(() => import('./FilterBar').then((module) => ({ default: module.FilterBar })));
const ImportDialog = lazy(() =>
  import('./ImportDialog').then((module) => ({ default: module.ImportDialog })),
);

const ContactsDocument = graphql(`
  query Contacts($search: String, $condition: ConditionInput, $after: String) {
    contacts(first: 100, search: $search, condition: $condition, after: $after) {
      nodes {
        ...ContactRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

const route = getRouteApi('/inside/contacts');

export function ContactsPage() {
  const { t } = useLingui();
  const { search, filter } = route.useSearch();
  const navigate = route.useNavigate();
  const { viewerCanChangeContacts } = useViewer();
  const [importing, importDialog] = useDisclosure(false);
  const [filtering, filterBar] = useDisclosure(false);
  const condition = readFilter(filter);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ContactsDocument, {
    variables: { search: search ?? null, condition: condition && toInput(condition) },
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.contacts;
  const onMore = useNextPage(list, fetchMore);
  const clear = () => navigate({ search: {} });

  return (
    <Page
      fill
      title={t`Contacts`}
      description={t`Everybody who writes to you, with what you know of them.`}
      actions={
        viewerCanChangeContacts && (
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={importDialog.open}
          >
            <Trans>Import CSV</Trans>
          </Button>
        )
      }
    >
      <Group gap="sm">
        <SearchInput
          label={t`Search contacts`}
          value={search ?? ''}
          w={{ base: '100%', xs: 280 }}
          onChange={(text) => navigate({ search: { filter, search: text || undefined }, replace: true })}
        />
        {!condition && (
          <Button
            variant="default"
            leftSection={<IconFilter size={16} aria-hidden />}
            aria-expanded={filtering}
            onClick={filterBar.toggle}
          >
            <Trans>Filter</Trans>
          </Button>
        )}
        {list && (
          <Text size="xs" c="dimmed" ml="auto" role="status" className="tabular">
            {search || condition ? (
              <Trans>{formatNumber(list.totalCount)} match</Trans>
            ) : (
              <Trans>{formatNumber(list.totalCount)} in all</Trans>
            )}
          </Text>
        )}
      </Group>
      {(condition || filtering) && (
        <Suspense fallback={null}>
          <FilterBar
            condition={condition}
            onApply={(next) => {
              filterBar.close();
              navigate({ search: { search, filter: next ? JSON.stringify(next) : undefined } });
            }}
          />
        </Suspense>
      )}
      {error && !list ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : (
        <ContactTable
          contacts={list?.nodes ?? []}
          total={list?.totalCount}
          loading={loading}
          onMore={onMore}
          empty={
            <NoContacts
              filtered={Boolean(search || condition)}
              onClear={clear}
              onImport={importDialog.open}
            />
          }
        />
      )}
      {importing && (
        <Suspense fallback={null}>
          <ImportDialog onClose={importDialog.close} />
        </Suspense>
      )}
    </Page>
  );
}

interface NoContactsProps {
  filtered: boolean;
  onClear: () => void;
  onImport: () => void;
}

function NoContacts({ filtered, onClear, onImport }: NoContactsProps) {
  const { viewerCanChangeContacts } = useViewer();
  const icon = <IconAddressBook size={22} aria-hidden />;
  if (filtered) {
    return (
      <EmptyState
        icon={icon}
        title={<Trans>No contact matches</Trans>}
        actions={
          <Button variant="default" onClick={onClear}>
            <Trans>Clear</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={<Trans>No contacts yet</Trans>}
      actions={
        viewerCanChangeContacts && (
          <Button onClick={onImport}>
            <Trans>Import a CSV file</Trans>
          </Button>
        )
      }
    >
      <Trans>
        Import a CSV file, send them over the API, or wait: whoever starts a conversation becomes a contact.
      </Trans>
    </EmptyState>
  );
}
