import {
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { type Context, load } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { there } from '../../platform/graphql/there.js';
import { Payload } from '../../platform/graphql/user-errors.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { Contact, readContact } from '../contacts/contacts.graphql.js';
import { Priority } from '../priority/priority.graphql.js';
import { Queue, readQueue } from '../routing/routing.graphql.js';
import { Segment, SegmentMembership } from '../segments/segments.graphql.js';
import { readSegment } from '../segments/segments.resolver.js';
import { readTeamGroup, TeamGroup, Teammate, toTeammate } from '../teams/teams.graphql.js';
import { teammatesById } from '../teams/teams.read-model.js';
import {
  type ConversationSegmentView,
  type ConversationView,
  conversationsById,
  type MessageView,
  messagesOfConversations,
  segmentsOfConversations,
} from './conversations.read-model.js';

export const ConversationStatus = { OPEN: 'OPEN', SNOOZED: 'SNOOZED', CLOSED: 'CLOSED' } as const;
registerEnumType(ConversationStatus, {
  name: 'ConversationStatus',
  description: 'Where a conversation stands.',
  valuesConfig: {
    OPEN: { description: 'Somebody has to do something.' },
    SNOOZED: { description: 'It comes back by itself.' },
    CLOSED: { description: 'Done.' },
  },
});

export const SegmentSource = { MEMBERSHIP: 'MEMBERSHIP', CLAIM: 'CLAIM' } as const;
registerEnumType(SegmentSource, {
  name: 'SegmentSource',
  description: 'Why a segment counts for a conversation.',
  valuesConfig: {
    MEMBERSHIP: { description: 'The contact was a member.' },
    CLAIM: { description: 'The caller named it for this conversation.' },
  },
});

export const MessageKind = { CUSTOMER: 'CUSTOMER', REPLY: 'REPLY', NOTE: 'NOTE' } as const;
registerEnumType(MessageKind, {
  name: 'MessageKind',
  description: 'Who wrote a message, and who reads it.',
  valuesConfig: {
    CUSTOMER: { description: 'The contact wrote it.' },
    REPLY: { description: 'A teammate answered.' },
    NOTE: { description: 'A teammate noted it; the contact does not see it.' },
  },
});

export const DecidedBy = { RULE: 'RULE', HAND: 'HAND' } as const;
registerEnumType(DecidedBy, {
  name: 'DecidedBy',
  description: 'What set a priority or queue.',
  valuesConfig: {
    RULE: { description: 'The rules; they may decide again while it waits.' },
    HAND: { description: 'Somebody, by hand or over the API; it stays.' },
  },
});

@ObjectType({ implements: Node, description: 'What somebody wrote.' })
export class Message extends Node {
  readonly nodeType = 'Message';
  authorId!: string | null;
  mentionIds!: readonly string[];

  @ViewerIndependent()
  @Field(() => MessageKind, { description: 'Who wrote it.' })
  kind!: keyof typeof MessageKind;

  @ViewerIndependent()
  @Field(() => String, { description: 'The text.' })
  body!: string;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'The name of whoever wrote it.' })
  author!: string | null;

  @ViewerIndependent()
  @Field(() => DateTime, { description: 'When.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A segment that a conversation had when it was created.' })
export class ConversationSegment {
  segmentId!: string;

  @ViewerIndependent()
  @Field(() => SegmentSource, { description: 'Why it counted.' })
  source!: keyof typeof SegmentSource;
}

@ObjectType({ implements: Node, description: 'What a contact wants, from the first message to the end.' })
export class Conversation extends Node {
  readonly nodeType = 'Conversation';
  contactId!: string;
  queueId!: string;
  teamId!: string | null;
  assigneeId!: string | null;

  @ViewerIndependent()
  @Field(() => Int, { description: 'Counts from 1 in the workspace.' })
  number!: number;

  @ViewerIndependent()
  @Field(() => String, {
    nullable: true,
    description: 'The id in your own system; one conversation’s in the workspace.',
  })
  externalId!: string | null;

  @ViewerIndependent()
  @Field(() => String, { description: 'The door it came through, in small letters.' })
  channel!: string;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'What it is about.' })
  topic!: string | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'Its heading.' })
  subject!: string | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'The language of the contact.' })
  language!: string | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'The page on which it was started.' })
  pageUrl!: string | null;

  @ViewerIndependent()
  @Field(() => ConversationStatus, { description: 'Where it stands.' })
  status!: keyof typeof ConversationStatus;

  @ViewerIndependent()
  @Field(() => Priority, { description: 'How early it is pulled.' })
  priority!: Priority;

  @ViewerIndependent()
  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt!: Date;

  @ViewerIndependent()
  @Field(() => DateTime, { description: 'When something last changed in it.' })
  updatedAt!: Date;

  @ViewerIndependent()
  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it waits for a teammate; null when it does not.',
  })
  waitingSince!: Date | null;

  @ViewerIndependent()
  @Field(() => DateTime, { nullable: true, description: 'When it became its assignee’s.' })
  assignedAt!: Date | null;

  @ViewerIndependent()
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it comes back by itself; set exactly while it is snoozed.',
  })
  snoozedUntil!: Date | null;

  @ViewerIndependent()
  @Field(() => DecidedBy, { description: 'What set the priority.' })
  priorityBy!: keyof typeof DecidedBy;

  @ViewerIndependent()
  @Field(() => DecidedBy, { description: 'What set the queue.' })
  queueBy!: keyof typeof DecidedBy;

  @ViewerIndependent()
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last opened again after it was closed.',
  })
  reopenedAt!: Date | null;

  @ViewerIndependent()
  @Field(() => Int, { description: 'How often it was opened again after it was closed.' })
  reopenedCount!: number;

  @ViewerIndependent()
  @Field(() => Boolean, { description: 'Whether it is escalated now.' })
  escalated!: boolean;

  @ViewerIndependent()
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last escalated; stays when that is taken back.',
  })
  escalatedAt!: Date | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'Why it was last escalated.' })
  escalationReason!: string | null;

  @ViewerIndependent()
  @Field(() => DateTime, { nullable: true, description: 'When it was first answered.' })
  firstRespondedAt!: Date | null;

  @ViewerIndependent()
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was closed; null again when it is opened again.',
  })
  resolvedAt!: Date | null;

  @ViewerIndependent()
  @Field(() => Int, { nullable: true, description: 'The contact’s rating, 1 to 5.' })
  csat!: number | null;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'What the contact said to the rating.' })
  csatComment!: string | null;
}

@ObjectType({ description: 'A page of conversations.' })
export class ConversationConnection extends connectionOf(Conversation, 'Conversation') {}

@ObjectType({ description: 'The conversation.' })
export class ConversationPayload extends Payload {
  @Field(() => Conversation, { nullable: true, description: 'The conversation, as it is now.' })
  conversation?: Conversation | null;
}

@Resolver(() => Conversation)
export class ConversationResolver {
  @ViewerIndependent()
  @FieldResolver(() => Contact, { description: 'Who started it.' })
  @Authorized('contacts:read')
  contact(@Ctx() context: Context, @Root() conversation: Conversation): Promise<Contact> {
    return there(readContact(context, conversation.contactId));
  }

  @ViewerIndependent()
  @FieldResolver(() => Queue, { description: 'The queue that took it.' })
  queue(@Ctx() context: Context, @Root() conversation: Conversation): Promise<Queue> {
    return there(readQueue(context, conversation.queueId));
  }

  @ViewerIndependent()
  @FieldResolver(() => TeamGroup, { nullable: true, description: 'The team group that works it.' })
  team(@Ctx() context: Context, @Root() conversation: Conversation): Promise<TeamGroup | null> {
    return readTeamGroup(context, conversation.teamId);
  }

  @ViewerIndependent()
  @FieldResolver(() => Teammate, { nullable: true, description: 'Who works it.' })
  async assignee(@Ctx() context: Context, @Root() conversation: Conversation): Promise<Teammate | null> {
    const { assigneeId } = conversation;
    const found = assigneeId === null ? null : await load(context, teammatesById, assigneeId);
    return found && toTeammate(found);
  }

  @ViewerIndependent()
  @FieldResolver(() => [ConversationSegment], {
    description: 'The segments it had when it was created, by name.',
  })
  async segments(
    @Ctx() context: Context,
    @Root() conversation: Conversation,
  ): Promise<ConversationSegment[]> {
    return ((await load(context, segmentsOfConversations, conversation.id)) ?? []).map(toConversationSegment);
  }

  @ViewerIndependent()
  @FieldResolver(() => [Message], { description: 'What was written, the first first.' })
  async messages(@Ctx() context: Context, @Root() conversation: Conversation): Promise<Message[]> {
    const messages = (await load(context, messagesOfConversations, conversation.id)) ?? [];
    return messages.map(toMessage);
  }
}

@Resolver(() => ConversationSegment)
export class ConversationSegmentResolver {
  @ViewerIndependent()
  @FieldResolver(() => Segment, { description: 'The segment.' })
  segment(@Ctx() context: Context, @Root() segment: ConversationSegment): Promise<Segment> {
    return there(readSegment(context, segment.segmentId));
  }
}

@Resolver(() => SegmentMembership)
export class MembershipConversationResolver {
  @Authorized('conversations:read')
  @FieldResolver(() => Conversation, {
    nullable: true,
    description: 'The conversation whose creation brought it here.',
  })
  async conversation(
    @Ctx() context: Context,
    @Root() membership: SegmentMembership,
  ): Promise<Conversation | null> {
    return membership.conversationId === null ? null : readConversation(context, membership.conversationId);
  }
}

export function toMessage(view: MessageView): Message {
  return Object.assign(new Message(), view);
}

function toConversationSegment(view: ConversationSegmentView): ConversationSegment {
  return Object.assign(new ConversationSegment(), view);
}

export function toConversation(view: ConversationView): Conversation {
  return Object.assign(new Conversation(), view);
}

export async function readConversation(context: Context, id: string): Promise<Conversation | null> {
  const found = await load(context, conversationsById, id);
  return found && toConversation(found);
}

/** As it is after a write, whatever the request read before. */
export async function readConversationNow(context: Context, id: string): Promise<Conversation | null> {
  context.loaders.clear();
  return readConversation(context, id);
}
