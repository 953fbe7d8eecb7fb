import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { graphql } from '../../gql';
import type { ContactColumnsQuery, ContactRowFragment } from '../../gql/graphql';
import { usePropertyWords } from '../../parts/property-words';
import { paths } from '../../paths';
import cells from '../../table/cells.module.css';
import type { Column } from '../../table/columns';
import { Chip } from '../../ui/Chip';
import { CellLink } from '../../ui/links';
import { RelativeTime } from '../../ui/RelativeTime';
import classes from './contacts.module.css';

export const ContactColumnsDocument = graphql(`
  query ContactColumns {
    contactProperties {
      id
      key
      label
      type
    }
  }
`);

type Property = ContactColumnsQuery['contactProperties'][number];

/** The columns that contacts can have: their attributes, and a spare one for every property of the workspace. */
export function useContactColumns(): Column<ContactRowFragment>[] {
  const { data, previousData } = useQuery(ContactColumnsDocument, { fetchPolicy: 'cache-and-network' });
  const properties = (data ?? previousData)?.contactProperties;
  const own = useOwnColumns();
  const words = usePropertyWords();
  return useMemo(
    () => [...own, ...(properties ?? []).map((property) => propertyColumn(property, words))],
    [own, properties, words],
  );
}

function useOwnColumns(): Column<ContactRowFragment>[] {
  const { t } = useLingui();
  return useMemo(
    (): Column<ContactRowFragment>[] => [
      {
        id: 'contact.name',
        header: t`Contact`,
        size: 200,
        sortable: true,
        always: true,
        cell: ({ id, displayName }) => (
          <CellLink {...paths.contact(id)} className={cells.name}>
            <span className={cells.text} dir="auto">
              {displayName}
            </span>
          </CellLink>
        ),
      },
      textColumn('contact.email', t`E-mail`, 240, ({ email }) => email),
      textColumn('contact.company', t`Company`, 155, ({ company }) => company),
      {
        id: 'segments',
        header: t`Segments`,
        size: 212,
        cell: ({ memberships }) => <SegmentChips memberships={memberships} />,
      },
      {
        id: 'contact.createdAt',
        header: t`Created`,
        size: 122,
        sortable: true,
        cell: ({ createdAt }) => (
          <span className={cells.dim}>
            <RelativeTime instant={createdAt} />
          </span>
        ),
      },
      {
        ...textColumn('contact.externalId', t`External ID`, 150, ({ externalId }) => externalId),
        spare: true,
      },
    ],
    [t],
  );
}

function textColumn(
  id: string,
  header: string,
  size: number,
  text: (row: ContactRowFragment) => string | null | undefined,
): Column<ContactRowFragment> {
  const cell = (row: ContactRowFragment) => (
    <span className={cells.dim} dir="auto">
      {text(row)}
    </span>
  );
  return { id, header, size, sortable: true, cell };
}

function propertyColumn(
  { key, label, type }: Property,
  words: (value: unknown, type: string) => string,
): Column<ContactRowFragment> {
  return {
    id: `contact.properties.${key}`,
    header: label,
    size: 140,
    spare: true,
    sortable: type !== 'MULTI_CHOICE',
    ...(type === 'NUMBER' && { align: 'right' as const }),
    cell: ({ properties }) => (
      <span className={cells.dim} dir="auto">
        {words(properties[key], type)}
      </span>
    ),
  };
}

function SegmentChips({ memberships }: Pick<ContactRowFragment, 'memberships'>) {
  const shown = memberships.slice(0, 2);
  const more = memberships.length - shown.length;
  return (
    <span className={classes.chips}>
      {shown.map(({ segment }) => (
        <Chip key={segment.id} colour={segment.colour}>
          {segment.name}
        </Chip>
      ))}
      {more > 0 && <span className={cells.dim}>+{more}</span>}
    </span>
  );
}
