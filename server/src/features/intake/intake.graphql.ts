import {
  Arg,
  Authorized,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { hashOfInput } from '../../platform/database/idempotency.js';
import { Invalid, Refusal } from '../../platform/errors/errors.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer, Payload, UserError, userErrorsOf } from '../../platform/graphql/user-errors.js';
import { ContactUpsertInput } from '../contacts/contacts.graphql.js';
import {
  Conversation,
  ConversationPayload,
  readConversation,
  toConversation,
} from '../conversations/conversations.graphql.js';
import type { ConversationView } from '../conversations/conversations.read-model.js';
import { Priority } from '../priority/priority.graphql.js';
import { intake, type Started } from './intake.js';
import { type IntakeInput, readIntakeRequest } from './intake-request.js';

@InputType({ description: 'A conversation to start.' })
export class ConversationStartInput {
  @Field(() => ContactUpsertInput, {
    description: 'Who: found by id, external id or e-mail address, changed or made.',
  })
  contact!: ContactUpsertInput;

  @Field(() => String, { nullable: true, description: 'The id in your own system; at most 255 characters.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'The door; `api` when left out.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  topic?: string | null;

  @Field(() => String, { nullable: true, description: 'Its heading.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'The language of the contact.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'The page on which it is started.' })
  pageUrl?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names or keys of segments that count for this conversation; at most 100.',
  })
  groups?: string[] | null;

  @Field(() => String, {
    description: 'The first message; 1 to 50,000 characters, and blank only with an attachment.',
  })
  message!: string;

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

@InputType({ description: 'A conversation of another system, with its own times.' })
export class ConversationImportInput extends ConversationStartInput {
  @Field(() => DateTime, { description: 'When it was started there.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was first answered; not before createdAt.' })
  firstRespondedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was resolved: it is closed then; not before createdAt.',
  })
  resolvedAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'The contact’s rating, 1 to 5.' })
  csat?: number | null;

  @Field(() => Priority, {
    nullable: true,
    description: 'As it was set by hand there; the priority rules decide when it is left out.',
  })
  priority?: Priority | null;
}

@InputType({ description: 'Conversations of another system.' })
class ConversationsImportInput {
  @Field(() => [ConversationImportInput], { description: '1 to 1,000, each decided like a new one.' })
  conversations!: ConversationImportInput[];
}

@ObjectType({ description: 'What became of one of many.' })
class ConversationImportResult {
  @Field(() => Int, { description: 'Its place in the input, from 0.' })
  index!: number;

  @Field(() => Conversation, { nullable: true, description: 'The conversation; null when it was refused.' })
  conversation!: Conversation | null;

  @Field(() => [UserError], { description: 'Why it was refused.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What became of each.' })
class ConversationsImportPayload extends Payload {
  @Field(() => [ConversationImportResult], {
    nullable: true,
    description: 'One for each of the input, in its order.',
  })
  results?: ConversationImportResult[] | null;
}

const importAtMost = 1_000;

@Resolver()
export class IntakeResolver {
  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description:
      'Starts a conversation: finds or makes the contact, adds it to the segments whose rules match, and sets priority and queue.',
  })
  conversationStart(
    @Ctx() context: Context,
    @Arg('input', () => ConversationStartInput) input: ConversationStartInput,
  ): Promise<ConversationPayload> {
    return answer(async () => ({
      conversation: await start(context, input, ['input'], context.idempotencyKey),
    }));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationsImportPayload, {
    description: 'Takes conversations of another system through the same pipeline, at their own times.',
  })
  conversationsImport(
    @Ctx() context: Context,
    @Arg('input', () => ConversationsImportInput) input: ConversationsImportInput,
  ): Promise<ConversationsImportPayload> {
    return answer(async () => {
      const { conversations } = input;
      if (conversations.length === 0 || conversations.length > importAtMost) {
        throw Invalid.at(['input', 'conversations'], `Send 1 to ${importAtMost}.`);
      }
      const results = conversations.map((one, index) => importOne(context, one, index));
      return { results: await Promise.all(results) };
    });
  }
}

async function importOne(
  context: Context,
  input: ConversationImportInput,
  index: number,
): Promise<ConversationImportResult> {
  try {
    const path = ['input', 'conversations', String(index)];
    return { index, conversation: await start(context, input, path, null), userErrors: [] };
  } catch (error) {
    if (error instanceof Refusal) return { index, conversation: null, userErrors: userErrorsOf(error) };
    throw error;
  }
}

async function start(
  context: Context,
  input: IntakeInput,
  path: readonly string[],
  headerKey: string | null,
): Promise<Conversation | null> {
  const { workspaceId, actor } = viewerOf(context);
  const idempotencyKey = input.idempotencyKey ?? headerKey;
  const request = readIntakeRequest({ ...input, idempotencyKey }, { actor, hash: hashOfInput(input) }, path);
  const started = await context.platform.only(intake).start(workspaceId, request);
  return started.repeated ? readConversation(context, started.conversationId) : toStarted(started);
}

function toStarted({ conversation }: Extract<Started, { repeated: false }>): Conversation {
  const view: ConversationView = {
    id: conversation.id,
    number: conversation.number,
    externalId: conversation.external_id,
    contactId: conversation.contact_id,
    channel: conversation.channel,
    topic: conversation.topic,
    subject: conversation.subject,
    language: conversation.language,
    pageUrl: conversation.page_url,
    status: conversation.status,
    priority: conversation.priority,
    queueId: conversation.queue_id,
    teamId: conversation.team_id,
    assigneeId: null,
    createdAt: conversation.created_at,
    updatedAt: conversation.updated_at,
    waitingSince: conversation.waiting_since,
    firstRespondedAt: conversation.first_responded_at,
    resolvedAt: conversation.resolved_at,
    csat: conversation.csat,
    csatComment: null,
    assignedAt: null,
    snoozedUntil: null,
    priorityBy: conversation.priority_by,
    queueBy: 'RULE',
    reopenedAt: null,
    reopenedCount: 0,
    escalated: false,
    escalatedAt: null,
    escalationReason: null,
  };
  return toConversation(view);
}
