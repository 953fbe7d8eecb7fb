import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ConversationRowFragment } from '../../gql/graphql';
import { PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { paths } from '../../paths';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { Chip } from '../../ui/Chip';
import { TextLink } from '../../ui/links';
import { RelativeTime } from '../../ui/RelativeTime';
import classes from './conversations.module.css';

const ConversationRow = graphql(`
  fragment ConversationRow on Conversation {
    id
    number
    subject
    topic
    channel
    status
    priority
    createdAt
    contact {
      id
      displayName
    }
    queue {
      id
      name
    }
    segments {
      segment {
        id
        name
        colour
      }
    }
  }
`);

interface ConversationTableProps {
  conversations: readonly FragmentType<typeof ConversationRow>[];
  total: number | undefined;
  loading: boolean;
  onMore: (() => void) | undefined;
  empty: ReactNode;
}

export function ConversationTable({ conversations, ...rest }: ConversationTableProps) {
  const { t } = useLingui();
  const columns = useConversationColumns();
  return (
    <DataTable
      windowed
      label={t`Conversations`}
      columns={columns}
      rows={readFragment(ConversationRow, conversations)}
      rowId={({ id }) => id}
      {...rest}
    />
  );
}

function useConversationColumns(): Column<ConversationRowFragment>[] {
  const { t } = useLingui();
  const priorityWords = usePriorityWords();
  return useMemo(
    (): Column<ConversationRowFragment>[] => [
      {
        id: 'subject',
        header: t`Conversation`,
        cell: ({ id, number, subject, topic, contact }) => (
          <TextLink {...paths.conversation(id)} className={cells.name} underline="never">
            <span className={cells.text}>
              {contact.displayName}{' '}
              <span className={cells.dim}>{subject ?? topic ?? t`Conversation ${number}`}</span>
            </span>
          </TextLink>
        ),
      },
      {
        id: 'priority',
        header: t`Priority`,
        width: '104px',
        cell: ({ priority }) => <Chip colour={PRIORITY_COLOURS[priority]}>{priorityWords[priority]}</Chip>,
      },
      {
        id: 'queue',
        header: t`Queue`,
        width: '20%',
        needs: 'sm',
        cell: ({ queue }) => queue?.name,
      },
      {
        id: 'segments',
        header: t`Segments`,
        width: '22%',
        needs: 'md',
        cell: ({ segments }) => (
          <span className={classes.chips}>
            {segments.slice(0, 2).map(({ segment }) => (
              <Chip key={segment.id} colour={segment.colour}>
                {segment.name}
              </Chip>
            ))}
            {segments.length > 2 && <span className={cells.dim}>+{segments.length - 2}</span>}
          </span>
        ),
      },
      {
        id: 'created',
        header: t`Began`,
        width: '120px',
        needs: 'md',
        cell: ({ createdAt }) => (
          <span className={cells.dim}>
            <RelativeTime instant={createdAt} />
          </span>
        ),
      },
    ],
    [t, priorityWords],
  );
}
