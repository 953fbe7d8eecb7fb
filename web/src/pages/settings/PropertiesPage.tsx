import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { PropertiesQuery } from '../../gql/graphql';
import { usePropertyTypeWords } from '../../parts/property-types';
import { useViewer } from '../../parts/viewer';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { Page } from '../../ui/Page';
import { DeletePropertyDialog } from './DeletePropertyDialog';
import { PropertyDialog } from './PropertyDialog';

const PropertiesDocument = graphql(`
  query Properties {
    contactProperties {
      id
      key
      label
      description
      type
      choices
    }
  }
`);

export type Property = PropertiesQuery['contactProperties'][number];

export function PropertiesPage() {
  const { t } = useLingui();
  const { viewerCanChangeWorkspace: may } = useViewer();
  const [edited, setEdited] = useState<Property | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Property | null>(null);
  const { data, error, refetch } = useQuery(PropertiesDocument, { fetchPolicy: 'cache-and-network' });
  const columns = usePropertyColumns(may, setEdited, setDeleting);
  return (
    <Page
      title={t`Contact properties`}
      description={t`What you know of a contact besides name, e-mail and company. Rules can ask for each of them.`}
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            <Trans>Create property</Trans>
          </Button>
        )
      }
    >
      {error && !data ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : data ? (
        <DataTable
          label={t`Contact properties`}
          columns={columns}
          rows={data.contactProperties}
          rowId={({ id }) => id}
          empty={
            <EmptyState
              icon={<IconListDetails size={22} aria-hidden />}
              title={<Trans>No properties yet</Trans>}
            >
              <Trans>Plan tier, region, renewal date: whatever your rules should be able to ask for.</Trans>
            </EmptyState>
          }
        />
      ) : (
        <LoadingRows label={t`Loading the properties`} />
      )}
      {edited && (
        <PropertyDialog property={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {deleting && <DeletePropertyDialog property={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  );
}

function usePropertyColumns(
  may: boolean,
  onEdit: (property: Property) => void,
  onDelete: (property: Property) => void,
): Column<Property>[] {
  const { t } = useLingui();
  const typeWords = usePropertyTypeWords();
  const columns: Column<Property>[] = [
    {
      id: 'label',
      header: t`Property`,
      cell: ({ label }) => <strong style={{ fontWeight: 500 }}>{label}</strong>,
    },
    { id: 'key', header: t`Key`, needs: 'sm', cell: ({ key }) => <code>{key}</code> },
    { id: 'type', header: t`Type`, width: '130px', needs: 'sm', cell: ({ type }) => typeWords[type] },
    {
      id: 'choices',
      header: t`Choices`,
      needs: 'md',
      cell: ({ choices }) => <span className={cells.dim}>{choices.join(', ')}</span>,
    },
  ];
  const actions: Column<Property> = {
    id: 'actions',
    header: t`Actions`,
    quiet: true,
    width: '140px',
    align: 'right',
    cell: (property) => (
      <Button.Group style={{ justifyContent: 'flex-end' }}>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t`Edit ${property.label}`}
          onClick={() => onEdit(property)}
        >
          <Trans>Edit</Trans>
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t`Delete ${property.label}`}
          onClick={() => onDelete(property)}
        >
          <Trans>Delete</Trans>
        </Button>
      </Button.Group>
    ),
  };
  return may ? [...columns, actions] : columns;
}
