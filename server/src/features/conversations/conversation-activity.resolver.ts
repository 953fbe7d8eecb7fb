import { Args, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { ActivityConnection, activityConnection } from '../teams/activity.graphql.js';
import { Conversation } from './conversations.graphql.js';

@Resolver(() => Conversation)
export class ConversationActivityResolver {
  @Authorized('conversations:read')
  @FieldResolver(() => ActivityConnection, {
    description:
      'What was done with it and by whom, the latest first: `before` and `after` of what changed, `why` where nobody asked for it, and `place` in the pull order when it was taken or given out.',
  })
  activity(
    @Ctx() context: Context,
    @Root() conversation: Conversation,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<ActivityConnection> {
    return activityConnection(context, conversation.id, args);
  }
}
