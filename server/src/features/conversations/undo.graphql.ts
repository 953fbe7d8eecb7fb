import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, viewerOf } from '../../platform/graphql/context.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { Conversation, ConversationPayload, readConversationNow } from './conversations.graphql.js';
import { isUndoableBy, lastActs } from './last-act.read-model.js';
import { undoLastAct } from './undo.service.js';

@InputType({ description: 'What is taken back.' })
class ConversationUndoInput {
  @Field(() => ID, { description: 'Which conversation, by id or external id.' })
  id!: string;

  @Field(() => ID, { description: 'What was done last with it: `viewerUndoableActivityId`.' })
  activityId!: string;
}

@Resolver(() => Conversation)
export class ConversationUndoResolver {
  @Authorized('conversations:read')
  @FieldResolver(() => ID, {
    nullable: true,
    description:
      'What `conversationUndo` takes back: your own closing, snoozing, assigning, priority or queue, while it is the last that was done with it.',
  })
  async viewerUndoableActivityId(
    @Ctx() context: Context,
    @Root() conversation: Conversation,
  ): Promise<string | null> {
    const last = await load(context, lastActs, conversation.id);
    return isUndoableBy(viewerOf(context).actor, last) ? last.activityId : null;
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description:
      'Makes a conversation what it was before your last act, place in the pull order included; refused when anything happened since.',
  })
  conversationUndo(
    @Ctx() context: Context,
    @Arg('input', () => ConversationUndoInput) input: ConversationUndoInput,
  ): Promise<ConversationPayload> {
    return answer(async () => {
      const id = await transact(context.platform, viewerOf(context), (unit) => undoLastAct(unit, input));
      return { conversation: await readConversationNow(context, id) };
    });
  }
}
