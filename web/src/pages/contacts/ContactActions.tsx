import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
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

interface ContactActionsProps {
  shown: ContactsQueryVariables;
  places: readonly ColumnPlace[];
}

export function ContactActions({ shown, places }: ContactActionsProps) {
  const { viewerCanChangeContacts } = useViewer();
  const [creating, { open, close }] = useDisclosure(false);
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
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
          <Trans>Create contact</Trans>
        </Button>
      )}
      <Suspense fallback={null}>{creating && <CreateContactDialog onClose={close} />}</Suspense>
    </>
  );
}

export function ImportButton() {
  const { viewerCanChangeContacts } = useViewer();
  const [importing, { open, close }] = useDisclosure(false);
  if (!viewerCanChangeContacts) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={open}>
        <Trans>Import CSV</Trans>
      </Button>
      <Suspense fallback={null}>{importing && <ImportDialog onClose={close} />}</Suspense>
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
