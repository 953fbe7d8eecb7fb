import type { Condition } from '@cadre/shared/conditions/ast';
import { COLUMNS_AT_MOST, columnsInUse } from '@cadre/shared/row-facts';
import { getRouteApi } from '@tanstack/react-router';
import { readFilter } from '../../conditions/filter-text';
import type { ConversationSort } from '../../gql/graphql';
import type { InboxView } from '../../parts/saved-views';

const route = getRouteApi('/inside/inbox');

const SORTS: readonly ConversationSort[] = ['WAITING', 'UPDATED', 'CREATED'];

export interface Order {
  sort: ConversationSort;
  descending: boolean;
}

function readOrder(text: string | undefined): Order | null {
  const sort = SORTS.find((one) => one === text?.replace(/^-/, ''));
  return sort ? { sort, descending: text?.startsWith('-') ?? false } : null;
}

/** Null: the address says nothing of them. What no row shows is left out. */
function readColumns(text: string | undefined): readonly string[] | null {
  return text === undefined ? null : columnsInUse(text.split(','), () => true).slice(0, COLUMNS_AT_MOST);
}

/** The view that the address names, with what the address says otherwise than the view itself. */
export function useShownView(views: readonly InboxView[]) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const base = views.find(({ id }) => id === search.view) ?? views[0];
  if (!base) throw new Error('There are always the two views that the console adds');
  const filter = readFilter(search.filter);
  const order = readOrder(search.sort);
  const columns = readColumns(search.columns);
  const view = { ...base, ...(filter && { condition: filter }), ...order, ...(columns && { columns }) };
  const change = (
    part: Partial<Record<'filter' | 'sort' | 'columns', string | undefined>>,
    replace = false,
  ) => navigate({ search: (before) => ({ ...before, ...part }), replace, resetScroll: false });
  return {
    base,
    view,
    key: JSON.stringify([base.id, view.condition, view.sort, view.descending]),
    isFiltered: filter !== null,
    isArranged: columns !== null,
    isModified: filter !== null || order !== null || columns !== null,
    filterBy: (condition: Condition | null) =>
      change({ filter: condition ? JSON.stringify(condition) : undefined }),
    orderBy: ({ sort, descending }: Order) => {
      const same = sort === base.sort && descending === base.descending;
      change({ sort: same ? undefined : `${descending ? '-' : ''}${sort}` });
    },
    /** @param replace whether it goes on with the latest change, so that Back undoes both. */
    showColumns: (next: readonly string[], replace: boolean) =>
      change({ columns: next.join() === base.columns.join() ? undefined : next.join() }, replace),
    reset: () => change({ filter: undefined, sort: undefined, columns: undefined }),
    /** Shows another view, as it is kept. */
    show: (id: string) =>
      navigate({ search: ({ open }) => ({ view: id, ...(open && { open }) }), resetScroll: false }),
  };
}

export type ShownView = ReturnType<typeof useShownView>;
