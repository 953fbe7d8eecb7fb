import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { SegmentRowFragment } from '../../gql/graphql';
import { paths } from '../../paths';
import cells from '../../table/cells.module.css';
import type { TableSort } from '../../table/columns';
import { type Column, DataTable } from '../../table/DataTable';
import { ColourDot } from '../../ui/Chip';
import { CellLink } from '../../ui/links';
import { RelativeTime } from '../../ui/RelativeTime';
import { CountCell, HealthCell, RuleCell, TrendCell, UsesCell } from './SegmentCells';
import { SegmentMenu } from './SegmentMenu';

const SegmentRow = graphql(`
  fragment SegmentRow on Segment {
    id
    key
    name
    colour
    description
    memberCount
    updatedAt
    rule {
      enabled
      summary
    }
    trend {
      points
      joinedCount
      leftCount
    }
    health
    usedBy {
      kind
      id
      name
    }
    ...SegmentMenu
  }
`);

interface SegmentTableProps {
  segments: readonly (FragmentType<typeof SegmentRow> & { id: string })[];
  contactCount: number | undefined;
  total: number | undefined;
  loading: boolean;
  onMore: (() => void) | undefined;
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
  empty: ReactNode;
}

export function SegmentTable({ segments, contactCount, ...rest }: SegmentTableProps) {
  const { t } = useLingui();
  const columns = useSegmentColumns(contactCount);
  return (
    <DataTable
      windowed
      label={t`Segments`}
      columns={columns}
      rows={readFragment(SegmentRow, segments)}
      rowId={(segment) => segment.id}
      {...rest}
    />
  );
}

function useSegmentColumns(contactCount: number | undefined): Column<SegmentRowFragment>[] {
  const { t } = useLingui();
  return useMemo(
    (): Column<SegmentRowFragment>[] => [
      {
        id: 'NAME',
        header: t`Segment`,
        sortable: true,
        cell: (segment) => (
          <CellLink {...paths.segment(segment.id)} className={cells.name}>
            <ColourDot colour={segment.colour} size={10} />
            <span className={cells.text} dir="auto">
              {segment.name}
            </span>
          </CellLink>
        ),
      },
      {
        id: 'rule',
        header: t`Automatic assignment`,
        width: '18%',
        needs: 'md',
        cell: (segment) => <RuleCell rule={segment.rule} />,
      },
      {
        id: 'MEMBERS',
        header: t`Members`,
        width: 'clamp(112px, 12vw, 128px)',
        align: 'right',
        sortable: true,
        cell: ({ memberCount }) => <CountCell memberCount={memberCount} contactCount={contactCount} />,
      },
      {
        id: 'trend',
        header: t`30 days`,
        width: '136px',
        needs: 'sm',
        cell: (segment) => <TrendCell trend={segment.trend} memberCount={segment.memberCount} />,
      },
      {
        id: 'uses',
        header: t`Used in`,
        width: '80px',
        needs: 'md',
        cell: (segment) => <UsesCell name={segment.name} usedBy={segment.usedBy} />,
      },
      {
        id: 'health',
        header: t`Health`,
        width: '116px',
        needs: 'sm',
        cell: (segment) => <HealthCell name={segment.name} health={segment.health} />,
      },
      {
        id: 'CHANGED',
        header: t`Changed`,
        width: '104px',
        needs: 'md',
        sortable: true,
        cell: ({ updatedAt }) => (
          <span className={cells.note}>
            <RelativeTime instant={updatedAt} />
          </span>
        ),
      },
      {
        id: 'menu',
        header: t`Actions`,
        quiet: true,
        width: '52px',
        cell: (segment) => <SegmentMenu segment={segment} />,
      },
    ],
    [t, contactCount],
  );
}
