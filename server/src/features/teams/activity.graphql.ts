import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { connectionOf, type PageArgs, readPage, toConnection } from '../../platform/graphql/connection.js';
import { type Context, load, readerOf } from '../../platform/graphql/context.js';
import { DateTime, JsonObjectScalar } from '../../platform/graphql/scalars.js';
import { type ActivityView, activityPage, countActivity } from './activity.read-model.js';
import { actorNames } from './actors.read-model.js';

@ObjectType({ description: 'Something that was done, as the audit log keeps it.' })
export class Activity {
  actorId!: string;

  @Field(() => ID, { description: 'Opaque; no two have the same in a workspace.' })
  id!: string;

  @Field(() => String, { description: 'What: a noun and a past verb, such as `segment.changed`.' })
  type!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => JsonObjectScalar, {
    description: 'What belongs to it: `before` and `after` of a change, or `changedCount`.',
  })
  data!: Record<string, unknown>;
}

@ObjectType({ description: 'A page of what was done.' })
export class ActivityConnection extends connectionOf(Activity, 'Activity') {}

@Resolver(() => Activity)
export class ActivityResolver {
  @FieldResolver(() => String, { description: 'Who, by name.' })
  async actor(@Ctx() context: Context, @Root() activity: Activity): Promise<string> {
    return (await load(context, actorNames, activity.actorId)) ?? '';
  }
}

/** What was done to something, for the type that it is. */
export async function activityConnection(
  context: Context,
  subjectId: string,
  args: PageArgs,
): Promise<ActivityConnection> {
  const reader = readerOf(context);
  const list = `activity of ${subjectId}`;
  const page = await readPage(args, list, (request) => activityPage(reader, subjectId, request));
  const key = (row: ActivityView) => [row.id.slice('evt_'.length)];
  return toConnection(page, list, key, toActivity, () => countActivity(reader, subjectId));
}

export function toActivity({ id, type, at, data, actor }: ActivityView): Activity {
  return Object.assign(new Activity(), { id, type, at, data, actorId: actor });
}
