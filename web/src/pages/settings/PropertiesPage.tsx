import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import type { PropertiesQuery, PropertyCountsQuery } from '../../gql/graphql';
import { usePropertyTypeWords } from '../../parts/property-types';
import { UseLink } from '../../parts/Uses';
import { useViewer } from '../../parts/viewer';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { Page } from '../../ui/Page';
import { DeletePropertyDialog } from './DeletePropertyDialog';
import { PropertyDialog } from './PropertyDialog';
import { type PropertyAct, PropertyMenu } from './PropertyMenu';
import { PropertyTypeDialog } from './PropertyTypeDialog';

// It brings the handles of an ordered list, which are larger than the page.
const ChoicesDialog = lazy(() =>
  import('./ChoicesDialog').then((module) => ({ default: module.ChoicesDialog })),
);

const PropertiesDocument = graphql(`
  query Properties {
    contactProperties {
      id
      key
      label
      description
      type
      choices
      version
      usedBy {
        kind
        id
        name
      }
    }
  }
`);

// Apart from the list, because counting takes longer than showing it.
const PropertyCountsDocument = graphql(`
  query PropertyCounts {
    contactProperties {
      id
      contactCount
    }
  }
`);

interface Opened {
  what: PropertyAct;
  id: string;
}

export type Property = PropertiesQuery['contactProperties'][number];

export function PropertiesPage() {
  const { t } = useLingui();
  const { viewerCanChangeWorkspace: may } = useViewer();
  const [open, setOpen] = useState<Opened | null>(null);
  const { data, error, refetch } = useQuery(PropertiesDocument, { fetchPolicy: 'cache-and-network' });
  const { data: counts } = useQuery(PropertyCountsDocument, { fetchPolicy: 'cache-and-network' });
  const columns = usePropertyColumns(may, setOpen, countsOf(counts));
  const close = () => setOpen(null);
  const property = data?.contactProperties.find(({ id }) => id === open?.id);
  return (
    <Page
      title={t`Contact properties`}
      description={t`What you know of a contact besides name, e-mail and company. Rules can ask for each of them.`}
      actions={
        may && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ what: 'edit', id: 'new' })}
          >
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
      {open?.what === 'edit' && (property || open.id === 'new') && (
        <PropertyDialog
          key={open.id}
          property={property ?? null}
          onChoices={() => setOpen({ what: 'choices', id: open.id })}
          onClose={close}
        />
      )}
      {open?.what === 'choices' && property && (
        <Suspense>
          <ChoicesDialog property={property} onClose={close} />
        </Suspense>
      )}
      {open?.what === 'type' && property && <PropertyTypeDialog property={property} onClose={close} />}
      {open?.what === 'delete' && property && <DeletePropertyDialog property={property} onClose={close} />}
    </Page>
  );
}

function usePropertyColumns(
  may: boolean,
  onOpen: (opened: Opened) => void,
  counts: ReadonlyMap<string, number>,
): Column<Property>[] {
  const { t } = useLingui();
  const typeWords = usePropertyTypeWords();
  const columns: Column<Property>[] = [
    {
      id: 'label',
      header: t`Property`,
      cell: ({ label }) => (
        <strong style={{ fontWeight: 500, whiteSpace: 'normal', lineHeight: 1.35 }}>{label}</strong>
      ),
    },
    { id: 'key', header: t`Key`, needs: 'sm', cell: ({ key }) => <code>{key}</code> },
    { id: 'type', header: t`Type`, width: '130px', needs: 'sm', cell: ({ type }) => typeWords[type] },
    {
      id: 'choices',
      header: t`Choices`,
      needs: 'md',
      cell: ({ choices }) => <span className={cells.dim}>{choices.join(', ')}</span>,
    },
    {
      id: 'contacts',
      header: t`Contacts`,
      width: '90px',
      align: 'right',
      needs: 'sm',
      cell: ({ id }) => <span className="tabular">{formatCount(counts.get(id))}</span>,
    },
    {
      id: 'used',
      header: t`Used by`,
      width: '220px',
      needs: 'md',
      cell: ({ usedBy }) => <UsesCell uses={usedBy} />,
    },
  ];
  const actions: Column<Property> = {
    id: 'actions',
    header: t`Actions`,
    quiet: true,
    width: '56px',
    align: 'right',
    cell: (property) => (
      <PropertyMenu property={property} onOpen={(what) => onOpen({ what, id: property.id })} />
    ),
  };
  return may ? [...columns, actions] : columns;
}

function countsOf(data: PropertyCountsQuery | undefined): ReadonlyMap<string, number> {
  return new Map((data?.contactProperties ?? []).map(({ id, contactCount }) => [id, contactCount]));
}

function formatCount(count: number | undefined): string {
  return count === undefined ? '' : formatNumber(count);
}

const SHOWN = 2;

function UsesCell({ uses }: { uses: Property['usedBy'] }) {
  const hidden = uses.length - SHOWN;
  return (
    <span className={cells.dim}>
      {uses.slice(0, SHOWN).map((use, index) => (
        <span key={use.id}>
          {index > 0 && ', '}
          <UseLink use={use} />
        </span>
      ))}
      {hidden > 0 && <Trans> and {hidden} more</Trans>}
    </span>
  );
}
