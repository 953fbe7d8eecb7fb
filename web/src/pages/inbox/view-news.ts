/** What happened to one conversation since the rows were read. */
interface Move {
  readonly kind: 'ENTERED' | 'LEFT';
}

/** Which conversations entered or left a view since its rows were read, by id. */
export type ViewNews = ReadonlyMap<string, Move>;

export const NO_NEWS: ViewNews = new Map();

export interface ViewChange {
  readonly kind: 'ENTERED' | 'CHANGED' | 'LEFT';
  readonly conversationId: string;
}

/**
 * The news with the changes of one update, in their order; the same object where nothing moved. A conversation that
 * changes is in the view, so it has not left.
 */
export function withChanges(news: ViewNews, changes: readonly ViewChange[]): ViewNews {
  return changes.reduce(withChange, news);
}

function withChange(news: ViewNews, { kind, conversationId: id }: ViewChange): ViewNews {
  const known = news.get(id)?.kind;
  if (kind === known || (kind === 'CHANGED' && known !== 'LEFT')) return news;
  const next = new Map(news);
  if (kind === 'CHANGED') next.delete(id);
  else next.set(id, { kind });
  return next;
}

/** Conversations that entered and are not listed yet: they wait until the person asks for them. */
export function arrivals(news: ViewNews, listed: ReadonlySet<string>): string[] {
  return [...news].flatMap(([id, { kind }]) => (kind === 'ENTERED' && !listed.has(id) ? id : []));
}

/** Whether something arrived that the person acted on, such as by an undo: that need not wait. */
export function hasOwnArrival(
  news: ViewNews,
  listed: ReadonlySet<string>,
  own: ReadonlySet<string>,
): boolean {
  return arrivals(news, listed).some((id) => own.has(id));
}

export const hasLeft = (news: ViewNews, id: string): boolean => news.get(id)?.kind === 'LEFT';

/**
 * The news that are left once the rows were read again: what happened before the reading began is in the rows, what
 * happened while it was under way may not be.
 * @param before the news when the reading began.
 */
export function withoutRead(news: ViewNews, before: ViewNews): ViewNews {
  const next = new Map([...news].filter(([id, move]) => before.get(id) !== move));
  return next.size === news.size ? news : next;
}
