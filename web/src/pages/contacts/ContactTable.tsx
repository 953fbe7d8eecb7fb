import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ContactRowFragment } from '../../gql/graphql';
import { paths } from '../../paths';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { Chip } from '../../ui/Chip';
import { TextLink } from '../../ui/links';
import { RelativeTime } from '../../ui/RelativeTime';
import classes from './contacts.module.css';

const ContactRow = graphql(`
  fragment ContactRow on Contact {
    id
    displayName
    email
    company
    createdAt
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
  total: number | undefined;
  loading: boolean;
  onMore: (() => void) | undefined;
  empty: ReactNode;
}

export function ContactTable({ contacts, ...rest }: ContactTableProps) {
  const { t } = useLingui();
  const columns = useMemo(
    (): Column<ContactRowFragment>[] => [
      {
        id: 'name',
        header: t`Contact`,
        cell: ({ id, displayName }) => (
          <TextLink {...paths.contact(id)} className={cells.name} underline="never">
            <span className={cells.text}>{displayName}</span>
          </TextLink>
        ),
      },
      {
        id: 'email',
        header: t`E-mail`,
        needs: 'sm',
        cell: ({ email }) => <span className={cells.dim}>{email}</span>,
      },
      {
        id: 'company',
        header: t`Company`,
        width: '17%',
        needs: 'md',
        cell: ({ company }) => <span className={cells.dim}>{company}</span>,
      },
      {
        id: 'segments',
        header: t`Segments`,
        width: '26%',
        needs: 'sm',
        cell: ({ memberships }) => <SegmentChips memberships={memberships} />,
      },
      {
        id: 'created',
        header: t`Created`,
        width: '120px',
        needs: 'md',
        cell: ({ createdAt }) => (
          <span className={cells.dim}>
            <RelativeTime instant={createdAt} />
          </span>
        ),
      },
    ],
    [t],
  );
  return (
    <DataTable
      windowed
      label={t`Contacts`}
      columns={columns}
      rows={readFragment(ContactRow, contacts)}
      rowId={(contact) => contact.id}
      {...rest}
    />
  );
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
