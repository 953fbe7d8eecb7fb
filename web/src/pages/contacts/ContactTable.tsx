import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ContactRowFragment } from '../../gql/graphql';
import type { Column, ColumnPlace, TableSort } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import type { Selection } from '../../table/selection';

const ContactRow = graphql(`
  fragment ContactRow on Contact {
    id
    displayName
    externalId
    email
    company
    createdAt
    properties
    memberships {
      segment {
        id
        name
        colour
      }
    }
  }
`);

interface ContactTableProps {
  contacts: readonly FragmentType<typeof ContactRow>[];
  columns: Column<ContactRowFragment>[];
  places: readonly ColumnPlace[];
  onPlaces: (places: ColumnPlace[]) => void;
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
  total: number | undefined;
  loading: boolean;
  onMore: (() => void) | undefined;
  selection: Selection | undefined;
  empty: ReactNode;
}

export function ContactTable({ contacts, ...rest }: ContactTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      windowed
      label={t`Contacts`}
      rows={readFragment(ContactRow, contacts)}
      rowId={(contact) => contact.id}
      rowName={(contact) => contact.displayName}
      {...rest}
    />
  );
}
