import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ContactsQueryVariables } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { type ColumnPlace, shownIds, sortText } from '../../table/columns';

const ImportDialog = lazy(() =>
  import('./ImportDialog').then((module) => ({ default: module.ImportDialog })),
);
const CreateContactDialog = lazy(() =>
  import('./CreateContactDialog').then((module) => ({ default: module.CreateContactDialog })),
);

const route = getRouteApi('/inside/contacts');

interface ContactActionsProps {
  shown: ContactsQueryVariables;
  places: readonly ColumnPlace[];
}

export function ContactActions({ shown, places }: ContactActionsProps) {
  const { viewerCanChangeContacts } = useViewer();
  const { create } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (shows: 'yes' | undefined) =>
    navigate({ search: (before) => ({ ...before, create: shows }), replace: !shows });
  return (
    <>
      {viewerCanChangeContacts && <ImportButton />}
      <Button
        component="a"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        href={exportPath(shown, places)}
        download
      >
        <Trans>Export CSV</Trans>
      </Button>
      {viewerCanChangeContacts && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('yes')}>
          <Trans>Create contact</Trans>
        </Button>
      )}
      <Suspense fallback={null}>
        {create && viewerCanChangeContacts && <CreateContactDialog onClose={() => show(undefined)} />}
      </Suspense>
    </>
  );
}

/** Whether the dialog of imports is open, and with which import, stands in the address. */
export function ImportButton() {
  const { viewerCanChangeContacts } = useViewer();
  const { import: shown } = route.useSearch();
  const navigate = route.useNavigate();
  if (!viewerCanChangeContacts) return null;
  const show = (importId: string | undefined) =>
    navigate({ search: (before) => ({ ...before, import: importId }), replace: importId === undefined });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUpload size={16} aria-hidden />}
        onClick={() => show('new')}
      >
        <Trans>Import CSV</Trans>
      </Button>
      <Suspense fallback={null}>
        {shown && <ImportDialog importId={shown === 'new' ? null : shown} onClose={() => show(undefined)} />}
      </Suspense>
    </>
  );
}

/** The file of exactly what is shown: who, in which order, with which columns. */
function exportPath(
  { search, condition, sort }: ContactsQueryVariables,
  places: readonly ColumnPlace[],
): string {
  const asked = new URLSearchParams({ columns: shownIds(places).join() });
  if (search) asked.set('search', search);
  if (condition) asked.set('condition', JSON.stringify(condition));
  const order = sortText(sort ? { field: sort.field, descending: sort.descending ?? false } : null);
  if (order) asked.set('sort', order);
  return `/contacts/export.csv?${asked}`;
}
