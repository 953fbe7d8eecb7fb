import type { ApolloCache } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { refusalsOf, refusalsOfFailure } from '../apollo/errors';
import { graphql, readFragment } from '../gql';
import { toastFailure } from '../ui/toast';
import { type InboxView, SavedViewFields, SavedViewsDocument } from './saved-views';
import { canMove, movedBy, type PlacedView, pinToggled, placedAs, reordered } from './view-order';

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
  const arrange = async (next: readonly PlacedView[]): Promise<boolean> => {
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
  return {
    /** Puts views of one list into another order; all others stay where they are. @returns whether it is kept. */
    reorder: (ids: readonly string[]) => arrange(reordered(kept, ids)),
    pin: (id: string) => arrange(pinToggled(kept, id)),
    canMove: (id: string, by: 1 | -1) => canMove(kept, id, by),
    move: (id: string, by: 1 | -1) => arrange(movedBy(kept, id, by)),
  };
}

/** The list that is shown takes the order of the answer. */
function placeViews(
  cache: ApolloCache,
  {
    data,
  }: { data?: { savedViewsArrange: { savedViews?: Pick<PlacedView, 'id'>[] | null } } | null | undefined },
): void {
  const order = data?.savedViewsArrange.savedViews?.map(({ id }) => id);
  if (!order) return;
  cache.updateQuery({ query: SavedViewsDocument }, (before) => {
    if (!before) return undefined;
    const idOf = (view: (typeof before.savedViews)[number]) => readFragment(SavedViewFields, view).id;
    return { ...before, savedViews: placedAs(before.savedViews, order, idOf) };
  });
}
