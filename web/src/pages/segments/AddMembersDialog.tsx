import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useNextPage } from '../../apollo/use-next-page';
import { graphql } from '../../gql';
import type { ContactsToAddQuery } from '../../gql/graphql';
import { AddMembersDocument, useMembersAction } from '../../parts/members-actions';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { PickedBar } from '../../table/PickedBar';
import { type Selection, useSelection } from '../../table/selection';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import { SearchInput } from '../../ui/SearchInput';
import classes from './members.module.css';

const ContactsToAddDocument = graphql(`
  query ContactsToAdd($search: String, $after: String) {
    contacts(first: 50, search: $search, after: $after) {
      nodes {
        id
        displayName
        email
        company
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

type ContactToAdd = ContactsToAddQuery['contacts']['nodes'][number];

interface AddMembersDialogProps {
  segment: { id: string; name: string };
  onClose: () => void;
}

export function AddMembersDialog({ segment, onClose }: AddMembersDialogProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const selection = useSelection();
  const { run, busy, refusals } = useMembersAction(AddMembersDocument, (count) =>
    plural(count, { one: '# contact joined', other: '# contacts joined' }),
  );
  const confirm = async () => {
    const chosen = selection.everything ? { matching: { search } } : { contacts: [...selection.ids] };
    const outcome = await run({ input: { segment: segment.id, ...chosen } });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={t`Add contacts to ${segment.name}`} size="lg" onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          <Trans>Whoever is added by hand stays, whatever the rule says.</Trans>
        </Text>
        <SearchInput
          data-autofocus
          label={t`Search contacts`}
          value={search}
          onChange={(text) => {
            setSearch(text);
            if (selection.everything) selection.clear();
          }}
        />
        <ContactChoices search={search} selection={selection} />
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons
        busy={busy}
        disabled={!selection.everything && selection.ids.size === 0}
        label={t`Add to segment`}
        onCancel={onClose}
        onConfirm={confirm}
      />
    </Dialog>
  );
}

function ContactChoices({ search, selection }: { search: string; selection: Selection }) {
  const { t } = useLingui();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ContactsToAddDocument, {
    variables: { search },
  });
  const list = (data ?? previousData)?.contacts;
  const onMore = useNextPage(list, fetchMore);
  const columns = useMemo(
    (): Column<ContactToAdd>[] => [
      { id: 'name', header: t`Contact`, cell: (contact) => contact.displayName },
      {
        id: 'email',
        header: t`E-mail`,
        needs: 'sm',
        cell: ({ email, company }) => (
          <span className={cells.dim}>{[email, company].filter(Boolean).join(' · ')}</span>
        ),
      },
    ],
    [t],
  );
  if (error && !list) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  return (
    <>
      <PickedBar selection={selection} total={list?.totalCount ?? 0}>
        {null}
      </PickedBar>
      <div className={classes.results}>
        <DataTable
          windowed
          label={t`Contacts found`}
          columns={columns}
          rows={list?.nodes ?? []}
          rowId={(contact) => contact.id}
          rowName={(contact) => contact.displayName}
          total={list?.totalCount}
          loading={loading}
          onMore={onMore}
          selection={selection}
          empty={
            <EmptyState icon={<IconUserSearch size={22} aria-hidden />} title={<Trans>Nobody found</Trans>} />
          }
        />
      </div>
    </>
  );
}
