import { Authorized, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../../platform/graphql/context.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { Teammate } from '../teams/teams.graphql.js';
import { Conversation, MessageKind } from './conversations.graphql.js';
import { type ExcerptView, excerptsOfConversations } from './inbox.read-model.js';
import { openCounts } from './room.js';

@ObjectType({ description: 'The beginning of a message.' })
class MessageExcerpt {
  @ViewerIndependent()
  @Field(() => MessageKind, { description: 'Who wrote it.' })
  kind!: ExcerptView['kind'];

  @ViewerIndependent()
  @Field(() => String, { description: 'Its first words in one line: 160 characters at most.' })
  text!: string;
}

@Resolver(() => Conversation)
export class ConversationExcerptResolver {
  @ViewerIndependent()
  @Authorized('conversations:read')
  @FieldResolver(() => MessageExcerpt, { nullable: true, description: 'How the latest message begins.' })
  latestExcerpt(@Ctx() context: Context, @Root() conversation: Conversation): Promise<MessageExcerpt | null> {
    return load(context, excerptsOfConversations, conversation.id);
  }
}

@Resolver(() => Teammate)
export class TeammateLoadResolver {
  @Authorized('conversations:read')
  @FieldResolver(() => Int, {
    description: 'How many open conversations are the person’s; for the capacity.',
  })
  async openCount(@Ctx() context: Context, @Root() teammate: Teammate): Promise<number> {
    return (await load(context, openCounts, teammate.id)) ?? 0;
  }
}
