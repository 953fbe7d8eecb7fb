import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { teammateOf } from '../../platform/actor.js';
import { hashOfInput, type Repeatable } from '../../platform/database/idempotency.js';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload, UserError } from '../../platform/graphql/user-errors.js';
import { InputCheck } from '../../platform/input-check.js';
import { Teammate, toTeammate } from '../teams/teams.graphql.js';
import { teammatesById } from '../teams/teams.read-model.js';
import { Conversation, Message, readConversationNow, toMessage } from './conversations.graphql.js';
import { type MessageView, messagesOfConversations } from './conversations.read-model.js';
import { addContactMessage, addNote, reply, type Written } from './messages.service.js';

@InputType({ description: 'Something that is written in a conversation.' })
class ConversationMessageInput {
  @Field(() => ID, { description: 'Which conversation, by id or external id.' })
  id!: string;

  @Field(() => String, {
    description: 'The text; 1 to 50,000 characters, and blank only with an attachment.',
  })
  body!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Files that you uploaded with `POST /attachments?name=…` and sent with no other message; at most 10, in order.',
  })
  attachmentIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Repeats with this key within 24 hours get the first answer. The header `Idempotency-Key` says the same.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An answer to the contact.' })
class ConversationReplyInput extends ConversationMessageInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The last message that was seen; when others replied after it, nothing is sent and they are told.',
  })
  afterMessageId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Sends it although others replied meanwhile.' })
  sendAnyway?: boolean | null;
}

@InputType({ description: 'A note for teammates.' })
class ConversationNoteAddInput extends ConversationMessageInput {
  @Field(() => [ID], { nullable: true, description: 'Teammates whom it names; at most 50.' })
  mentionIds?: string[] | null;
}

@ObjectType({ description: 'What was written, and the conversation.' })
class ConversationMessagePayload extends Payload {
  @Field(() => Message, { nullable: true, description: 'The message.' })
  message?: Message | null;

  @Field(() => Conversation, { nullable: true, description: 'The conversation, as it is now.' })
  conversation?: Conversation | null;
}

@ObjectType({ implements: UserError, description: 'Others replied since the last message that was seen.' })
export class OvertakenError extends UserError {
  newerMessages!: readonly MessageView[];
}

@Resolver(() => OvertakenError)
export class OvertakenErrorResolver {
  @FieldResolver(() => [Message], { description: 'What was written since, the first first.' })
  messages(@Root() error: OvertakenError): Message[] {
    return error.newerMessages.map(toMessage);
  }
}

@Resolver(() => Message)
export class MessagesResolver {
  @FieldResolver(() => Teammate, { nullable: true, description: 'The teammate who wrote it, if one did.' })
  async teammate(@Ctx() context: Context, @Root() message: Message): Promise<Teammate | null> {
    const id = teammateOf(message.authorId);
    const found = id === null ? null : await load(context, teammatesById, id);
    return found && toTeammate(found);
  }

  @FieldResolver(() => [Teammate], { description: 'The teammates whom a note names.' })
  async mentions(@Ctx() context: Context, @Root() message: Message): Promise<Teammate[]> {
    const found = await Promise.all(message.mentionIds.map((id) => load(context, teammatesById, id)));
    return found.flatMap((teammate) => (teammate ? [toTeammate(teammate)] : []));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationMessagePayload, {
    description: 'Answers the contact. It stays whose it is, and as open or closed as it is.',
  })
  conversationReply(
    @Ctx() context: Context,
    @Arg('input', () => ConversationReplyInput) input: ConversationReplyInput,
  ): Promise<ConversationMessagePayload> {
    return write(context, 'conversationReply', input, (unit, once) => reply(unit, input, once));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationMessagePayload, {
    description: 'Notes something for teammates; the contact does not see it.',
  })
  conversationNoteAdd(
    @Ctx() context: Context,
    @Arg('input', () => ConversationNoteAddInput) input: ConversationNoteAddInput,
  ): Promise<ConversationMessagePayload> {
    return write(context, 'conversationNoteAdd', input, (unit, once) => addNote(unit, input, once));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationMessagePayload, {
    description:
      'Adds what the contact wrote. A closed or snoozed conversation is opened again: with its assignee when they are available with room, else it waits.',
  })
  conversationMessageAdd(
    @Ctx() context: Context,
    @Arg('input', () => ConversationMessageInput) input: ConversationMessageInput,
  ): Promise<ConversationMessagePayload> {
    return write(context, 'conversationMessageAdd', input, (unit, once) =>
      addContactMessage(unit, input, once),
    );
  }
}

function write(
  context: Context,
  operation: string,
  input: ConversationMessageInput,
  work: (unit: UnitOfWork, once: Repeatable) => Promise<Written>,
): Promise<ConversationMessagePayload> {
  return answer(async () => {
    const check = new InputCheck();
    const given = input.idempotencyKey ?? context.idempotencyKey;
    const key = check.optionalText(given, ['input', 'idempotencyKey'], 255) ?? null;
    check.done();
    const once = { operation, key, hash: hashOfInput({ ...input }) };
    const { conversationId, messageId } = await transact(context.platform, viewerOf(context), (unit) =>
      work(unit, once),
    );
    const conversation = await readConversationNow(context, conversationId);
    const messages = (await messagesOfConversations(readerOf(context), [conversationId])).get(conversationId);
    const message = messages?.find((one) => one.id === messageId);
    return { conversation, message: message ? toMessage(message) : null };
  });
}
