import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { SegmentRowFragment } from '../../gql/graphql';
import { paths } from '../../paths';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { Chip, ColourDot } from '../../ui/Chip';
import { formatNumber } from '../../ui/format';
import { TextLink } from '../../ui/links';
import { RelativeTime } from '../../ui/RelativeTime';
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
    ...SegmentMenu
  }
`);

interface SegmentTableProps {
  segments: readonly (FragmentType<typeof SegmentRow> & { id: string })[];
  total: number | undefined;
  loading: boolean;
  onMore: (() => void) | undefined;
  empty: ReactNode;
}

export function SegmentTable({ segments, ...rest }: SegmentTableProps) {
  const { t } = useLingui();
  const columns = useMemo(
    (): Column<SegmentRowFragment>[] => [
      {
        id: 'name',
        header: t`Segment`,
        cell: (segment) => (
          <TextLink {...paths.segment(segment.id)} className={cells.name} underline="never">
            <ColourDot colour={segment.colour} size={10} />
            <span className={cells.text}>{segment.name}</span>
          </TextLink>
        ),
      },
      {
        id: 'rule',
        header: t`Automatic assignment`,
        width: '38%',
        needs: 'sm',
        cell: ({ rule }) => <RuleCell enabled={rule.enabled} summary={rule.summary ?? null} />,
      },
      {
        id: 'members',
        header: t`Members`,
        width: '104px',
        align: 'right',
        cell: ({ memberCount }) => formatNumber(memberCount),
      },
      {
        id: 'changed',
        header: t`Changed`,
        width: '130px',
        needs: 'md',
        cell: ({ updatedAt }) => (
          <Text size="xs" c="dimmed" span>
            <RelativeTime instant={updatedAt} />
          </Text>
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
    [t],
  );
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

function RuleCell({ enabled, summary }: { enabled: boolean; summary: string | null }) {
  const { t } = useLingui();
  if (!enabled) {
    return (
      <Text size="xs" c="dimmed" span>
        {summary ? t`Off` : t`By hand`}
      </Text>
    );
  }
  return (
    <Text size="xs" span title={summary ?? ''}>
      <Chip>
        <IconBolt size={12} aria-hidden style={{ verticalAlign: '-2px' }} /> {t`On`}
      </Chip>{' '}
      <span className={cells.dim}>{summary}</span>
    </Text>
  );
}
