import { columnsInUse } from '@cadre/shared/row-facts';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Forbidden } from '../../platform/errors/errors.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { DeletePayload, IdInput } from '../auth/auth.graphql.js';
import { catalogueOf, summariesOf } from '../conditions/summaries.js';
import { Teammate, toTeammate } from '../teams/teams.graphql.js';
import { teammatesById } from '../teams/teams.read-model.js';
import {
  SavedView,
  SavedViewChangeInput,
  SavedViewCreateInput,
  SavedViewPayload,
  SavedViewsArrangeInput,
  SavedViewsPayload,
} from './views.graphql.js';
import { countsOfConditions, hasProperty, type PlacedView, viewsOf } from './views.read-model.js';
import { arrangeViews, changeView, createView, deleteView, type Keeper } from './views.service.js';

@Resolver(() => SavedView)
export class ViewsResolver {
  @Authorized('conversations:read')
  @Query(() => [SavedView], {
    description:
      'The views that the viewer sees, in their order: All, Mine, Unassigned, Urgent and one for each segment that a queue or priority rule uses are ready-made.',
  })
  savedViews(@Ctx() context: Context): Promise<SavedView[]> {
    return readViews(context);
  }

  @Authorized('conversations:read')
  @Query(() => SavedView, { nullable: true, description: 'A view by its id.' })
  savedView(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<SavedView | null> {
    return readView(context, id);
  }

  @FieldResolver(() => String, { description: 'The condition in words; empty: every conversation.' })
  async summary(@Ctx() context: Context, @Root() { condition }: SavedView): Promise<string> {
    if (condition === null) return '';
    const summaries = await summariesOf(context);
    return summaries.broken(condition) ?? summaries.summary(condition);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it cannot be read any more, so that it is empty; null when it is well.',
  })
  async broken(@Ctx() context: Context, @Root() { condition }: SavedView): Promise<string | null> {
    return condition && (await summariesOf(context)).broken(condition);
  }

  @FieldResolver(() => [String], {
    description:
      'Which facts its rows show, in order; empty: as the console shows them. One of a property that is gone is left out.',
  })
  async columns(@Ctx() context: Context, @Root() { keptColumns }: SavedView): Promise<readonly string[]> {
    if (keptColumns.length === 0) return [];
    return columnsInUse(keptColumns, hasProperty(await catalogueOf(context)));
  }

  @FieldResolver(() => Teammate, { nullable: true, description: 'Whose it is; null for a ready-made one.' })
  async owner(@Ctx() context: Context, @Root() { ownerId }: SavedView): Promise<Teammate | null> {
    const found = ownerId === null ? null : await load(context, teammatesById, ownerId);
    return found && toTeammate(found);
  }

  @FieldResolver(() => Int, { description: 'How many conversations it holds now; exact.' })
  async count(@Ctx() context: Context, @Root() { condition }: SavedView): Promise<number> {
    return (await load(context, countsOfConditions, JSON.stringify(condition))) ?? 0;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change and delete it.' })
  viewerCanChange(@Ctx() context: Context, @Root() { isReadyMade, ownerId }: SavedView): boolean {
    const { teammateId, isAdmin } = keeperOf(context);
    return !isReadyMade && (isAdmin || ownerId === teammateId);
  }

  @Authorized('conversations:write')
  @Mutation(() => SavedViewPayload, { description: 'Keeps a view, for oneself or for all.' })
  savedViewCreate(
    @Ctx() context: Context,
    @Arg('input', () => SavedViewCreateInput) input: SavedViewCreateInput,
  ): Promise<SavedViewPayload> {
    return viewAnswer(context, (unit) => createView(unit, keeperOf(context), input));
  }

  @Authorized('conversations:write')
  @Mutation(() => SavedViewPayload, {
    description: 'Changes a view; a shared one is changed by its owner and by admins.',
  })
  savedViewChange(
    @Ctx() context: Context,
    @Arg('input', () => SavedViewChangeInput) input: SavedViewChangeInput,
  ): Promise<SavedViewPayload> {
    return viewAnswer(context, (unit) => changeView(unit, keeperOf(context), input));
  }

  @Authorized('conversations:write')
  @Mutation(() => DeletePayload, { description: 'Deletes a view; conversations stay.' })
  savedViewDelete(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) =>
        deleteView(unit, keeperOf(context), input.id),
      ),
    }));
  }

  @Authorized('conversations:read')
  @Mutation(() => SavedViewsPayload, { description: 'Orders and pins the viewer’s own list of views.' })
  savedViewsArrange(
    @Ctx() context: Context,
    @Arg('input', () => SavedViewsArrangeInput) input: SavedViewsArrangeInput,
  ): Promise<SavedViewsPayload> {
    return answer(async () => {
      const { teammateId } = keeperOf(context);
      if (teammateId === null) throw new Forbidden('Only a person has a list of views.');
      await transact(context.platform, viewerOf(context), (unit) => arrangeViews(unit, teammateId, input));
      return { savedViews: await readViews(context) };
    });
  }
}

function keeperOf(context: Context): Keeper {
  const { teammate } = viewerOf(context);
  return { teammateId: teammate?.id ?? null, isAdmin: teammate?.role === 'ADMIN' };
}

function viewAnswer(
  context: Context,
  write: (unit: UnitOfWork) => Promise<string>,
): Promise<SavedViewPayload> {
  return answer(async () => {
    const id = await transact(context.platform, viewerOf(context), write);
    context.loaders.clear();
    return { savedView: await readView(context, id) };
  });
}

function toView({ columns, ...view }: PlacedView): SavedView {
  return Object.assign(new SavedView(), { ...view, keptColumns: columns });
}

async function readViews(context: Context): Promise<SavedView[]> {
  return (await viewsOf(readerOf(context), keeperOf(context).teammateId)).map(toView);
}

async function readView(context: Context, id: string): Promise<SavedView | null> {
  return (await readViews(context)).find((view) => view.id === id) ?? null;
}
