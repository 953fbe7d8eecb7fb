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
import { nextDropped } from './next-dropped';
import { type RowNeeds, rowNeeds } from './row-columns';

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
  const onRead = useCallback(() => {
    refetch();
  }, [refetch]);
  const changes = useChanges({ nodes, condition: variables.condition, facts, onRead });
  const { gone: told } = changes;
  const isGone = useCallback(
    (row: Row) => told.has(row.id) || fits(condition, readFragment(ConversationState, row)) === false,
    [condition, told],
  );
  const own = useRef(new Set<string>());
  const dropped = useDropped(nodes, isGone, hold, own.current);
  const rows = nodes.filter((row) => !dropped.has(row.id));
  const read = async () => {
    await refetch();
    changes.clear();
  };
  return {
    rows,
    isGone,
    total: changes.count ?? list?.totalCount,
    loading,
    error,
    refetch: read,
    onMore,
    // Whoever is in the list by now, because it was read again, is no news.
    arrived: [...changes.arrived].filter((id) => !nodes.some((row) => row.id === id)).length,
    /** The person does it themselves, so the list may close up at once. */
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
  const last = Math.max(...hold.map((id) => nodes.findIndex((row) => row.id === id)));
  const rows = nodes.map((row) => ({ id: row.id, gone: isGone(row) }));
  const next = nextDropped({ rows, hold: last, own, dropped });
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

interface ChangesInput {
  nodes: readonly Row[];
  condition: ConditionInput | null;
  facts: RowNeeds;
  onRead: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** What becomes of the view, as the server tells it: who came, who left, and how many there are. */
function useChanges({ nodes, condition, facts, onRead }: ChangesInput) {
  const [arrived, setArrived] = useState(NONE);
  const [gone, setGone] = useState(NONE);
  const [count, setCount] = useState<number>();
  const clear = () => {
    setArrived(NONE);
    setGone(NONE);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view has news of its own.
  useEffect(() => {
    clear();
    setCount(undefined);
  }, [condition]);
  const known = new Set(nodes.map(({ id }) => id));
  const { restart } = useSubscription(ViewChangesDocument, {
    variables: { condition, ...facts },
    ignoreResults: true,
    onData: ({ data }) => {
      const news = data.data?.viewChanges;
      if (!news) return;
      if (news.resync) onRead();
      setCount(news.count);
      const kinds = new Map(news.changes.map(({ conversationId, kind }) => [conversationId, kind]));
      const ids = [...kinds.keys()];
      setArrived((before) =>
        changed(
          before,
          ids,
          (id) =>
            !known.has(id) && (kinds.get(id) === 'ENTERED' || before.has(id)) && kinds.get(id) !== 'LEFT',
        ),
      );
      setGone((before) => changed(before, ids, (id) => kinds.get(id) === 'LEFT'));
    },
  });
  useEffect(
    () =>
      onLineReturn(() => {
        restart();
        onRead();
      }),
    [restart, onRead],
  );
  return { arrived, gone, count, clear };
}

/** The set with each of `ids` in it or not, as `test` says; the same one where nothing changes. */
function changed(before: ReadonlySet<string>, ids: readonly string[], test: (id: string) => boolean) {
  if (ids.every((id) => before.has(id) === test(id))) return before;
  const after = new Set(before);
  for (const id of ids) {
    if (test(id)) after.add(id);
    else after.delete(id);
  }
  return after;
}
