import type { Condition } from '@cadre/shared/conditions/ast';
import { getRouteApi } from '@tanstack/react-router';
import type { InboxView } from '../../parts/saved-views';
import { columnsText, filterText, type Order, orderText, type ViewSearch, viewOf } from './shown-view';

const route = getRouteApi('/inside/inbox');

/** The view that the address names, with what the address says otherwise than the view itself. */
export function useShownView(views: readonly InboxView[]) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const shown = viewOf(views, search);
  const { base } = shown;
  const change = (part: Omit<ViewSearch, 'view'>, replace = false) =>
    navigate({ search: (before) => ({ ...before, ...part }), replace, resetScroll: false });
  return {
    ...shown,
    filterBy: (condition: Condition | null) => change({ filter: filterText(condition) }),
    orderBy: (order: Order) => change({ sort: orderText(base, order) }),
    /** @param replace whether it goes on with the latest change, so that Back undoes both. */
    showColumns: (next: readonly string[], replace: boolean) =>
      change({ columns: columnsText(base, next) }, replace),
    reset: () => change({ filter: undefined, sort: undefined, columns: undefined }),
    /** Shows another view, as it is kept. */
    show: (id: string) =>
      navigate({ search: ({ open }) => ({ view: id, ...(open && { open }) }), resetScroll: false }),
  };
}

export type ShownView = ReturnType<typeof useShownView>;
