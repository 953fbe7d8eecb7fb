import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { transact, type UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { Priority } from '../priority/priority.graphql.js';
import {
  assignConversation,
  closeConversation,
  deescalateConversation,
  escalateConversation,
  rateConversation,
  reopenConversation,
  setConversationPriority,
  setConversationQueue,
  setConversationTopic,
  snoozeConversation,
} from './acts.service.js';
import { ConversationPayload, readConversationNow } from './conversations.graphql.js';

@InputType({ description: 'A conversation.' })
export class ConversationInput {
  @Field(() => ID, { description: 'Which, by id or external id.' })
  id!: string;
}

@InputType({ description: 'Whose a conversation is to be.' })
class ConversationAssignInput extends ConversationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Whose, whatever their capacity; null gives it back to waiting.',
  })
  teammateId?: string | null;
}

@InputType({ description: 'Until when a conversation is put aside.' })
class ConversationSnoozeInput extends ConversationInput {
  @Field(() => DateTime, { description: 'When it comes back; in the future, 366 days away at most.' })
  until!: Date;
}

@InputType({ description: 'To whom a conversation is escalated.' })
class ConversationEscalateInput extends ConversationInput {
  @Field(() => ID, { description: 'The team group, by id or key; a queue must bring it its work.' })
  teamGroup!: string;

  @Field(() => String, { description: 'Why; 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'The priority of a conversation.' })
class ConversationPrioritySetInput extends ConversationInput {
  @Field(() => Priority, { description: 'It stays, whatever the rules say.' })
  priority!: Priority;
}

@InputType({ description: 'The queue of a conversation.' })
class ConversationQueueSetInput extends ConversationInput {
  @Field(() => ID, { description: 'By id or key; it stays, whatever the rules say.' })
  queue!: string;
}

@InputType({ description: 'What a conversation is about.' })
class ConversationTopicSetInput extends ConversationInput {
  @Field(() => String, { nullable: true, description: 'At most 1,024 characters; null clears it.' })
  topic?: string | null;
}

@InputType({ description: 'What the contact thinks of how it went.' })
class ConversationRateInput extends ConversationInput {
  @Field(() => Int, { description: '1 to 5.' })
  csat!: number;

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  comment?: string | null;
}

@Resolver()
export class ConversationActsResolver {
  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description: 'Makes it a teammate’s, or with null nobody’s, so that it waits again.',
  })
  conversationAssign(
    @Ctx() context: Context,
    @Arg('input', () => ConversationAssignInput) input: ConversationAssignInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => assignConversation(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description:
      'Puts it aside until a time, without taking capacity. Then it comes back to its assignee when they are available with room, else it waits.',
  })
  conversationSnooze(
    @Ctx() context: Context,
    @Arg('input', () => ConversationSnoozeInput) input: ConversationSnoozeInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => snoozeConversation(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, { description: 'Closes it; one that is closed stays as it is.' })
  conversationClose(
    @Ctx() context: Context,
    @Arg('input', () => ConversationInput) input: ConversationInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => closeConversation(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description:
      'Opens it again, closed or snoozed: with its assignee when it is they who ask, or when they are available with room; else it waits.',
  })
  conversationReopen(
    @Ctx() context: Context,
    @Arg('input', () => ConversationInput) input: ConversationInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => reopenConversation(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description: 'Gives it to another team group: it waits in the first queue that brings them their work.',
  })
  conversationEscalate(
    @Ctx() context: Context,
    @Arg('input', () => ConversationEscalateInput) input: ConversationEscalateInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => escalateConversation(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description: 'Takes an escalation back: it waits in the queue that it came from.',
  })
  conversationDeescalate(
    @Ctx() context: Context,
    @Arg('input', () => ConversationInput) input: ConversationInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => deescalateConversation(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, { description: 'Sets the priority by hand.' })
  conversationPrioritySet(
    @Ctx() context: Context,
    @Arg('input', () => ConversationPrioritySetInput) input: ConversationPrioritySetInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => setConversationPriority(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description: 'Sets the queue by hand; what waits goes on waiting there, what is somebody’s stays theirs.',
  })
  conversationQueueSet(
    @Ctx() context: Context,
    @Arg('input', () => ConversationQueueSetInput) input: ConversationQueueSetInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => setConversationQueue(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, { description: 'Says what it is about.' })
  conversationTopicSet(
    @Ctx() context: Context,
    @Arg('input', () => ConversationTopicSetInput) input: ConversationTopicSetInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => setConversationTopic(unit, input));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description: 'Notes the contact’s rating; a later one replaces it.',
  })
  conversationRate(
    @Ctx() context: Context,
    @Arg('input', () => ConversationRateInput) input: ConversationRateInput,
  ): Promise<ConversationPayload> {
    return act(context, (unit) => rateConversation(unit, input));
  }
}

function act(context: Context, work: (unit: UnitOfWork) => Promise<string>): Promise<ConversationPayload> {
  return answer(async () => {
    const id = await transact(context.platform, viewerOf(context), work);
    return { conversation: await readConversationNow(context, id) };
  });
}
