import type { Condition } from '@cadre/shared/conditions/ast';
import { COLUMNS_AT_MOST, columnsInUse } from '@cadre/shared/row-facts';
import { readFilter } from '../../conditions/filter-text';
import type { ConversationSort } from '../../gql/graphql';
import type { InboxView } from '../../parts/saved-views';

const SORTS: readonly ConversationSort[] = ['WAITING', 'UPDATED', 'CREATED'];

export interface Order {
  sort: ConversationSort;
  descending: boolean;
}

/** What an address says about the view that it shows; each part is absent where the view itself says it. */
export interface ViewSearch {
  view?: string | undefined;
  filter?: string | undefined;
  sort?: string | undefined;
  columns?: string | undefined;
}

/** The view that an address names, with what the address says otherwise than the view itself. */
export function viewOf(views: readonly InboxView[], search: ViewSearch) {
  const base = views.find(({ id }) => id === search.view) ?? views[0];
  if (!base) throw new Error('There are always the two views that the console adds');
  const filter = readFilter(search.filter);
  const order = readOrder(search.sort);
  const columns = readColumns(search.columns);
  const view: InboxView = {
    ...base,
    ...(filter && { condition: filter }),
    ...order,
    ...(columns && { columns }),
  };
  return {
    base,
    view,
    /** The same for as long as the same rows are listed in the same order. */
    key: JSON.stringify([base.id, view.condition, view.sort, view.descending]),
    isFiltered: filter !== null,
    isArranged: columns !== null,
    isModified: filter !== null || order !== null || columns !== null,
  };
}

function readOrder(text: string | undefined): Order | null {
  const sort = SORTS.find((one) => one === text?.replace(/^-/, ''));
  return sort ? { sort, descending: text?.startsWith('-') ?? false } : null;
}

/** Null: the address says nothing of them. What no row shows is left out. */
function readColumns(text: string | undefined): readonly string[] | null {
  return text === undefined ? null : columnsInUse(text.split(','), () => true).slice(0, COLUMNS_AT_MOST);
}

export const filterText = (condition: Condition | null): string | undefined =>
  condition ? JSON.stringify(condition) : undefined;

/** How an address says the order; not at all where the view has it. */
export function orderText(base: Order, { sort, descending }: Order): string | undefined {
  if (sort === base.sort && descending === base.descending) return undefined;
  return `${descending ? '-' : ''}${sort}`;
}

/** How an address says the columns; not at all where the view has them. */
export function columnsText(
  base: Pick<InboxView, 'columns'>,
  columns: readonly string[],
): string | undefined {
  return columns.join() === base.columns.join() ? undefined : columns.join();
}
