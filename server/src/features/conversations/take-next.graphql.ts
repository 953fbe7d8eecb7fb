import { Authorized, Ctx, Field, Mutation, ObjectType, Resolver, registerEnumType } from 'type-graphql';
import { Forbidden } from '../../platform/errors/errors.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { ConversationPayload, readConversationNow } from './conversations.graphql.js';
import { takesNext } from './take-next.service.js';

const NothingTakenReason = {
  NO_QUEUES: 'NO_QUEUES',
  OUTSIDE_HOURS: 'OUTSIDE_HOURS',
  NO_CAPACITY: 'NO_CAPACITY',
  NOTHING_WAITS: 'NOTHING_WAITS',
} as const;
registerEnumType(NothingTakenReason, {
  name: 'NothingTakenReason',
  description: 'Why there was no next conversation.',
  valuesConfig: {
    NO_QUEUES: { description: 'You work no queue: none of your team groups has one.' },
    OUTSIDE_HOURS: { description: 'All your queues are outside their working hours.' },
    NO_CAPACITY: { description: 'You have as many open conversations as you have capacity for.' },
    NOTHING_WAITS: { description: 'Nothing waits in your queues.' },
  },
});

@ObjectType({ description: 'The next conversation, or why there is none.' })
class ConversationTakeNextPayload extends ConversationPayload {
  @Field(() => NothingTakenReason, {
    nullable: true,
    description: 'Why there was none; null when there was one.',
  })
  reason?: keyof typeof NothingTakenReason | null;
}

@Resolver()
export class TakeNextResolver {
  @Authorized('conversations:write')
  @Mutation(() => ConversationTakeNextPayload, {
    description:
      'Makes the next conversation of your queues yours: of those that wait, the one with the smallest effective time. Also while you are not available.',
  })
  conversationTakeNext(@Ctx() context: Context): Promise<ConversationTakeNextPayload> {
    return answer(async () => {
      const { workspaceId, actor, teammate } = viewerOf(context);
      if (!teammate) throw new Forbidden('Only a person can take conversations.');
      const taker = { actor, teammateId: teammate.id };
      const { conversationId, reason } = await context.platform.only(takesNext).take(workspaceId, taker);
      const conversation =
        conversationId === null ? null : await readConversationNow(context, conversationId);
      return { conversation, reason };
    });
  }
}
