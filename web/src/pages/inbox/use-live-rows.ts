import { useQuery, useSubscription } from '@apollo/client/react';
import type { Condition } from '@cadre/shared/conditions/ast';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { onLineReturn } from '../../apollo/line';
import { useNextPage } from '../../apollo/use-next-page';
import { toInput } from '../../conditions/to-input';
import { graphql, readFragment } from '../../gql';
import type { ConditionInput, InboxRowFragment } from '../../gql/graphql';
import type { InboxView } from '../../parts/saved-views';
import { ConversationState, fits } from './conversation-state';
import { lastHeld, nextDropped } from './next-dropped';
import { type RowNeeds, rowNeeds } from './row-columns';
import { arrivals, hasLeft, hasOwnArrival, NO_NEWS, withChanges, withoutRead } from './view-news';

export const InboxRow = graphql(`
  fragment InboxRow on Conversation {
    id
    number
    subject
    channel
    language
    csat
    createdAt
    updatedAt
    contact {
      id
      displayName
      company
      email
      properties @include(if: $withProperties)
    }
    segments @include(if: $withSegments) {
      segment {
        id
        name
        colour
      }
    }
    latestExcerpt {
      kind
      text
    }
    ...ConversationState
  }
`);

const InboxDocument = graphql(`
  query Inbox(
    $condition: ConditionInput
    $sort: ConversationSort!
    $descending: Boolean!
    $after: String
    $withSegments: Boolean!
    $withProperties: Boolean!
  ) {
    conversations(condition: $condition, sort: $sort, descending: $descending, first: 100, after: $after) {
      nodes {
        id
        ...InboxRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

const ViewChangesDocument = graphql(`
  subscription ViewChanges($condition: ConditionInput, $withSegments: Boolean!, $withProperties: Boolean!) {
    viewChanges(condition: $condition) {
      sequence
      count
      resync
      changes {
        kind
        conversationId
        conversation {
          id
          ...InboxRow
        }
      }
    }
  }
`);

export type Row = InboxRowFragment;

interface LiveRowsInput {
  view: Pick<InboxView, 'condition' | 'sort' | 'descending' | 'columns'>;
  /** The row under the pointer or the focus, whichever is lower: nothing above it moves. */
  hold: readonly (string | null)[];
}

/**
 * The rows of a view, live. Each shows what it is now; one that no longer fits goes, unless that would move the row
 * under the pointer or the focus: then it stays, pale. What comes new waits until it is asked for.
 */
export function useLiveRows({ view, hold }: LiveRowsInput) {
  const { sort, descending, columns } = view;
  const asked = JSON.stringify(view.condition);
  // The same condition, however often it was read since.
  const condition = useMemo((): Condition | null => JSON.parse(asked), [asked]);
  const facts = rowNeeds(columns);
  const { withSegments, withProperties } = facts;
  const variables = useMemo(
    () => ({ condition: condition && toInput(condition), sort, descending, withSegments, withProperties }),
    [condition, sort, descending, withSegments, withProperties],
  );
  const { data, error, loading, refetch, fetchMore } = useQuery(InboxDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const list = useKeptList(data?.conversations, JSON.stringify([asked, sort, descending]));
  const onMore = useNextPage(list, fetchMore);
  const nodes = useMemo(() => unique(readFragment(InboxRow, list?.nodes ?? [])), [list?.nodes]);
  const { news, count, read, readAgain } = useNews({ condition: variables.condition, facts, refetch });
  const isGone = useCallback(
    (row: Row) => hasLeft(news, row.id) || fits(condition, readFragment(ConversationState, row)) === false,
    [condition, news],
  );
  const own = useRef(new Set<string>());
  const dropped = useDropped(nodes, isGone, hold, own.current);
  const rows = nodes.filter((row) => !dropped.has(row.id));
  const listed = new Set(nodes.map(({ id }) => id));
  const isOwnMissing = hasOwnArrival(news, listed, own.current);
  useEffect(() => {
    if (isOwnMissing) readAgain();
  }, [isOwnMissing, readAgain]);
  return {
    rows,
    isGone,
    total: count ?? list?.totalCount,
    loading,
    error,
    refetch: read,
    onMore,
    arrived: arrivals(news, listed).length,
    /** The person does it themselves, so the list may close up, or take the row back, at once. */
    actedOn: (id: string) => own.current.add(id),
  };
}

function unique(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function useDropped(
  nodes: readonly Row[],
  isGone: (row: Row) => boolean,
  hold: readonly (string | null)[],
  own: ReadonlySet<string>,
): ReadonlySet<string> {
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const rows = nodes.map((row) => ({ id: row.id, gone: isGone(row) }));
  const next = nextDropped({ rows, hold: lastHeld(rows, hold), own, dropped });
  const same = next.size === dropped.size && [...next].every((id) => dropped.has(id));
  useLayoutEffect(() => {
    if (!same) setDropped(next);
  });
  return dropped;
}

/** While more facts of the same rows are on their way, those that are there stay. */
function useKeptList<List>(list: List | undefined, key: string): List | undefined {
  const [kept, setKept] = useState<{ list: List; key: string }>();
  if (list && (kept?.list !== list || kept.key !== key)) setKept({ list, key });
  return list ?? (kept?.key === key ? kept.list : undefined);
}

interface NewsInput {
  condition: ConditionInput | null;
  facts: RowNeeds;
  refetch: () => Promise<unknown>;
}

/** What happens to the view, as the server tells it: which conversations enter and leave, and how many there are. */
function useNews({ condition, facts, refetch }: NewsInput) {
  const [news, setNews] = useState(NO_NEWS);
  const [count, setCount] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view has news of its own.
  useEffect(() => {
    setNews(NO_NEWS);
    setCount(undefined);
  }, [condition]);
  const latest = useRef(news);
  useLayoutEffect(() => {
    latest.current = news;
  });
  /** Reads the rows again, after which the news so far are old. */
  const read = useCallback(async () => {
    const before = latest.current;
    await refetch();
    setNews((now) => withoutRead(now, before));
  }, [refetch]);
  const readAgain = useCallback(() => {
    // The rows that are there stay, and the query's own error says why.
    read().catch(() => {});
  }, [read]);
  const { restart } = useSubscription(ViewChangesDocument, {
    variables: { condition, ...facts },
    ignoreResults: true,
    onData: ({ data }) => {
      const update = data.data?.viewChanges;
      if (!update) return;
      if (update.resync) readAgain();
      setCount(update.count);
      setNews((before) => withChanges(before, update.changes));
    },
  });
  useEffect(
    () =>
      onLineReturn(() => {
        restart();
        readAgain();
      }),
    [restart, readAgain],
  );
  return { news, count, read, readAgain };
}
