import { useQuery } from '@apollo/client/react';
import type { Condition } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { toInput } from '../conditions/to-input';
import { graphql, readFragment } from '../gql';
import type { ConversationSort, SavedViewFieldsFragment } from '../gql/graphql';

export const SavedViewFields = graphql(`
  fragment SavedViewFields on SavedView {
    id
    name
    condition
    summary
    broken
    sort
    descending
    columns
    isShared
    isReadyMade
    isPinned
    viewerCanChange
    version
    count
    owner {
      id
      name
    }
  }
`);

export const SavedViewsDocument = graphql(`
  query SavedViews {
    savedViews {
      ...SavedViewFields
    }
  }
`);

const StatusCountsDocument = graphql(`
  query StatusCounts($snoozed: ConditionInput!, $closed: ConditionInput!) {
    snoozed: conversations(condition: $snoozed) {
      totalCount
    }
    closed: conversations(condition: $closed) {
      totalCount
    }
  }
`);

/** What the counts of all views are read by. */
export const VIEW_QUERIES = ['SavedViews', 'StatusCounts'];

/** One list of the inbox: kept on the server, or one of the two that the console adds. */
export interface InboxView {
  id: string;
  name: string;
  condition: Condition | null;
  sort: ConversationSort;
  descending: boolean;
  /** Which facts its rows show, in order; empty: as the console shows them. */
  columns: readonly string[];
  count: number | undefined;
  /** Null for what the console adds. */
  saved: SavedViewFieldsFragment | null;
}

const statusIs = (value: string): Condition => ({
  is: { field: 'conversation.status', operator: 'EQUALS', value },
});
const STATUSES = { snoozed: statusIs('SNOOZED'), closed: statusIs('CLOSED') } as const;

const STATUS_INPUTS = { snoozed: toInput(STATUSES.snoozed), closed: toInput(STATUSES.closed) };

/** Every view in the person's order, then what is snoozed and what is closed. Undefined until they are there. */
export function useInboxViews() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(SavedViewsDocument, { fetchPolicy: 'cache-and-network' });
  const { data: counts } = useQuery(StatusCountsDocument, {
    variables: STATUS_INPUTS,
    fetchPolicy: 'cache-and-network',
  });
  const added = (id: 'snoozed' | 'closed', name: string): InboxView => ({
    id,
    name,
    condition: STATUSES[id],
    sort: 'UPDATED',
    descending: true,
    columns: [],
    count: counts?.[id]?.totalCount,
    saved: null,
  });
  const saved = readFragment(SavedViewFields, data?.savedViews);
  const views = saved && [
    ...saved.map((view): InboxView => ({ ...view, saved: view })),
    added('snoozed', t`Snoozed`),
    added('closed', t`Closed`),
  ];
  return { views, error, refetch };
}
