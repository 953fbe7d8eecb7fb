import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconColumns3, IconFilter } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { readFilter } from '../../conditions/filter-text';
import { toInput } from '../../conditions/to-input';
import { graphql } from '../../gql';
import { ContactCount, useContactCount } from '../../parts/ContactCount';
import { useArrangedColumns } from '../../parts/preferences';
import { useViewer } from '../../parts/viewer';
import { readSort, sortText } from '../../table/columns';
import { useSelection } from '../../table/selection';
import { LoadFailure } from '../../ui/Failure';
import { Page } from '../../ui/Page';
import { SearchInput } from '../../ui/SearchInput';
import { ContactActions } from './ContactActions';
import { ContactTable } from './ContactTable';
import { NoContacts } from './NoContacts';
import { PickedContacts } from './PickedContacts';
import { useContactColumns } from './use-contact-columns';

const FilterBar = lazy(() => import('./FilterBar').then((module) => ({ default: module.FilterBar })));
const ColumnsDialog = lazy(() =>
  import('../../table/ColumnsDialog').then((module) => ({ default: module.ColumnsDialog })),
);

const ContactsDocument = graphql(`
  query Contacts($search: String, $condition: ConditionInput, $sort: ContactSortInput, $after: String) {
    contacts(first: 100, search: $search, condition: $condition, sort: $sort, after: $after) {
      nodes {
        ...ContactRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const route = getRouteApi('/inside/contacts');

/** Who is shown is the address's to say: a link, a reload and Back show the same. */
function useShownContacts() {
  const { search, filter, sort, columns } = route.useSearch();
  const navigate = route.useNavigate();
  const condition = readFilter(filter);
  const shown = {
    search: search ?? null,
    condition: condition && toInput(condition),
    sort: readSort(sort),
  };
  const change = (
    part: { [name in 'search' | 'filter' | 'sort' | 'columns']?: string | undefined },
    replace = false,
  ) => navigate({ search: (before) => ({ ...before, ...part }), replace });
  return { search, condition, sort: shown.sort, columns, shown, change };
}

export function ContactsPage() {
  const { t } = useLingui();
  const { search, condition, sort, columns: chosen, shown, change } = useShownContacts();
  const [filtering, filterBar] = useDisclosure(false);
  const [arranging, columnsDialog] = useDisclosure(false);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ContactsDocument, {
    variables: shown,
    fetchPolicy: 'cache-and-network',
  });
  const list = (data ?? previousData)?.contacts;
  const onMore = useNextPage(list, fetchMore);
  const total = useContactCount(shown);
  const columns = useContactColumns();
  const { places, arrange, reset } = useArrangedColumns('contacts', columns, chosen, (ids, replace) =>
    change({ columns: ids }, replace),
  );
  const { viewerCanChangeMembers } = useViewer();
  const { search: words, condition: matched } = shown;
  const matching = { search: words, condition: matched };
  const selection = useSelection(JSON.stringify(matching));
  const filtered = Boolean(search || condition);

  return (
    <Page
      fill
      title={t`Contacts`}
      description={t`Everybody who writes to you, with what you know of them.`}
      actions={<ContactActions shown={shown} places={places} />}
    >
      <Group gap="sm">
        <SearchInput
          label={t`Search contacts`}
          value={search ?? ''}
          w={{ base: '100%', xs: 280 }}
          onChange={(text) => change({ search: text || undefined }, true)}
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
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          onClick={columnsDialog.open}
        >
          <Trans>Columns</Trans>
        </Button>
        <ContactCount total={total} filtered={filtered} />
      </Group>
      {(condition || filtering) && (
        <Suspense fallback={null}>
          <FilterBar
            condition={condition}
            onApply={(next) => {
              filterBar.close();
              change({ filter: next ? JSON.stringify(next) : undefined });
            }}
          />
        </Suspense>
      )}
      <PickedContacts selection={selection} total={total ?? 0} matching={matching} />
      {error && !list ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : (
        <ContactTable
          contacts={list?.nodes ?? []}
          columns={columns}
          places={places}
          onPlaces={arrange}
          sort={sort}
          onSort={(next) => change({ sort: sortText(next) })}
          total={total}
          loading={loading}
          onMore={onMore}
          selection={viewerCanChangeMembers ? selection : undefined}
          empty={
            <NoContacts
              filtered={filtered}
              onClear={() => change({ search: undefined, filter: undefined })}
            />
          }
        />
      )}
      <Suspense fallback={null}>
        {arranging && (
          <ColumnsDialog
            columns={columns}
            places={places}
            onPlaces={arrange}
            onReset={reset}
            onClose={columnsDialog.close}
          />
        )}
      </Suspense>
    </Page>
  );
}
