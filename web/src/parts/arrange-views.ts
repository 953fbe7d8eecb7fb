import type { ApolloCache } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { refusalsOf, refusalsOfFailure } from '../apollo/errors';
import { graphql, readFragment } from '../gql';
import type { SavedViewFieldsFragment } from '../gql/graphql';
import { moved } from '../ui/order';
import { toastFailure } from '../ui/toast';
import { type InboxView, SavedViewFields, SavedViewsDocument } from './saved-views';

const ArrangeViewsDocument = graphql(`
  mutation ArrangeViews($input: SavedViewsArrangeInput!) {
    savedViewsArrange(input: $input) {
      savedViews {
        id
        isPinned
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Kept = Pick<SavedViewFieldsFragment, 'id' | 'isPinned'>;

/** Where a person wants their views: what is moved is painted at once, and goes back when it could not be kept. */
export function useArrangeViews(views: readonly InboxView[]) {
  const [mutate] = useMutation(ArrangeViewsDocument, { update: placeViews });
  const kept = views.flatMap(({ saved }) => saved ?? []);
  const { view: named } = useSearch({ strict: false });
  const navigate = useNavigate();
  // An address that names no view shows the first one: it stays the one that is shown when another comes first.
  const nameShown = () => {
    const [first] = views;
    if (named !== undefined || !first) return;
    navigate({ to: '/inbox', search: (before) => ({ ...before, view: first.id }), replace: true });
  };
  const arrange = async (next: readonly Kept[]): Promise<boolean> => {
    nameShown();
    const input = {
      ids: next.map(({ id }) => id),
      pinnedIds: next.filter(({ isPinned }) => isPinned).map(({ id }) => id),
    };
    const savedViews = next.map(({ id, isPinned }) => ({ __typename: 'SavedView' as const, id, isPinned }));
    const payload = { __typename: 'SavedViewsPayload' as const, savedViews, userErrors: [] };
    try {
      const { data } = await mutate({
        variables: { input },
        optimisticResponse: { savedViewsArrange: payload },
      });
      const refusals = refusalsOf(data);
      for (const { message } of refusals) toastFailure(message);
      return refusals.length === 0;
    } catch (error) {
      for (const { message } of refusalsOfFailure(error)) toastFailure(message);
      return false;
    }
  };
  /** Those that stand in the same list as it, in their order. */
  const besides = (id: string) => {
    const isPinned = kept.find((view) => view.id === id)?.isPinned;
    return kept.filter((view) => view.isPinned === isPinned).map((view) => view.id);
  };
  return {
    /** Puts views of one list into another order; all others stay where they are. @returns whether it is kept. */
    reorder: (ids: readonly string[]) => arrange(reordered(kept, ids)),
    pin: (id: string) =>
      arrange(kept.map((view) => (view.id === id ? { id, isPinned: !view.isPinned } : view))),
    canMove: (id: string, by: 1 | -1) => besides(id)[besides(id).indexOf(id) + by] !== undefined,
    move: (id: string, by: 1 | -1) => {
      const list = besides(id);
      const place = list.indexOf(id);
      return arrange(reordered(kept, moved(list, place, place + by)));
    },
  };
}

/** The places of those that are named are filled again in the order in which they are named. */
function reordered(kept: readonly Kept[], ids: readonly string[]): Kept[] {
  const named = ids.flatMap((id) => kept.find((view) => view.id === id) ?? []);
  return kept.map((view) => (ids.includes(view.id) ? (named.shift() ?? view) : view));
}

/** The list that is shown takes the order of the answer. */
function placeViews(
  cache: ApolloCache,
  { data }: { data?: { savedViewsArrange: { savedViews?: Pick<Kept, 'id'>[] | null } } | null | undefined },
): void {
  const order = data?.savedViewsArrange.savedViews?.map(({ id }) => id);
  if (!order) return;
  const placeOf = ({ id }: Pick<Kept, 'id'>) => {
    const place = order.indexOf(id);
    return place === -1 ? order.length : place;
  };
  cache.updateQuery({ query: SavedViewsDocument }, (before) => {
    if (!before) return undefined;
    const placed = before.savedViews.map((view) => ({
      view,
      place: placeOf(readFragment(SavedViewFields, view)),
    }));
    const savedViews = placed.toSorted((one, other) => one.place - other.place).map(({ view }) => view);
    return { ...before, savedViews };
  });
}
