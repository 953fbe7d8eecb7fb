import { moved } from '../ui/order';

/** A view in the person's order. */
export interface PlacedView {
  readonly id: string;
  readonly isPinned: boolean;
}

/** The views with those that are named in the order in which they are named; all others stay in their places. */
export function reordered(views: readonly PlacedView[], ids: readonly string[]): PlacedView[] {
  const named = ids.flatMap((id) => views.find((view) => view.id === id) ?? []);
  return views.map((view) => (ids.includes(view.id) ? (named.shift() ?? view) : view));
}

/** The views that stand in the same list as one, in their order: pinned ones stand apart. */
function besides(views: readonly PlacedView[], id: string): string[] {
  const isPinned = views.find((view) => view.id === id)?.isPinned;
  return views.filter((view) => view.isPinned === isPinned).map((view) => view.id);
}

export function canMove(views: readonly PlacedView[], id: string, by: 1 | -1): boolean {
  const list = besides(views, id);
  return list[list.indexOf(id) + by] !== undefined;
}

/** The views with one of them a place further up or down in its list. */
export function movedBy(views: readonly PlacedView[], id: string, by: 1 | -1): PlacedView[] {
  const list = besides(views, id);
  const place = list.indexOf(id);
  return reordered(views, moved(list, place, place + by));
}

export function pinToggled(views: readonly PlacedView[], id: string): PlacedView[] {
  return views.map((view) => (view.id === id ? { id, isPinned: !view.isPinned } : view));
}

/** Things in the order of an answer; those that it does not name stay behind them. */
export function placedAs<Thing>(
  things: readonly Thing[],
  ids: readonly string[],
  idOf: (thing: Thing) => string,
): Thing[] {
  const placeOf = (thing: Thing) => {
    const place = ids.indexOf(idOf(thing));
    return place === -1 ? ids.length : place;
  };
  return things.toSorted((one, other) => placeOf(one) - placeOf(other));
}
