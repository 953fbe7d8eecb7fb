import { sql } from 'kysely';
import {
  Arg,
  Args,
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
import { PageArgs, readPage, toConnection } from '../../platform/graphql/connection.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { Contact, ContactPayload, readContact } from '../contacts/contacts.graphql.js';
import { ActivityConnection, toActivity } from '../teams/activity.graphql.js';
import type { ActivityView } from '../teams/activity.read-model.js';
import { contactActivityPage, countContactActivity } from './contact-activity.read-model.js';
import { newestFirst, placeOf } from './conversation-order.js';
import { Conversation, ConversationConnection, toConversation } from './conversations.graphql.js';
import { conversationsPage, countConversations, latestOfContacts } from './conversations.read-model.js';
import { mergeContacts } from './merge-contacts.service.js';

@InputType({ description: 'Two contacts that are the same person.' })
class ContactMergeInput {
  @Field(() => ID, { description: 'Which goes, by id or external id.' })
  from!: string;

  @Field(() => ID, { description: 'Which stays, by id or external id.' })
  into!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Fields in which the value of the one that goes wins, such as `contact.name`; what the other lacks comes along anyway.',
  })
  take?: string[] | null;
}

@Resolver(() => Contact)
export class ContactConversationsResolver {
  @Authorized('conversations:read')
  @FieldResolver(() => ConversationConnection, { description: 'Its conversations, the newest first.' })
  async conversations(
    @Ctx() context: Context,
    @Root() contact: Contact,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<ConversationConnection> {
    const reader = readerOf(context);
    const which = sql<boolean>`v.workspace_id = ${reader.workspaceId} and v.contact_id = ${contact.id}`;
    const list = `conversations of ${contact.id}`;
    const page = await readPage(args, list, (request) =>
      conversationsPage(reader, which, newestFirst, request),
    );
    return toConnection(page, list, placeOf(newestFirst), toConversation, () =>
      countConversations(reader, which),
    );
  }

  @Authorized('conversations:read')
  @FieldResolver(() => Conversation, { nullable: true, description: 'Its latest conversation.' })
  async latestConversation(@Ctx() context: Context, @Root() contact: Contact): Promise<Conversation | null> {
    const found = await load(context, latestOfContacts, contact.id);
    return found && toConversation(found);
  }

  @Authorized('conversations:read', 'segments:read')
  @FieldResolver(() => ActivityConnection, {
    description: 'What happened with it: changes, segments joined and left, conversations; the latest first.',
  })
  async activity(
    @Ctx() context: Context,
    @Root() contact: Contact,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<ActivityConnection> {
    const reader = readerOf(context);
    const list = `activity of ${contact.id}`;
    const page = await readPage(args, list, (request) => contactActivityPage(reader, contact.id, request));
    const key = (row: ActivityView) => [row.at.toISOString(), row.id];
    return toConnection(page, list, key, toActivity, () => countContactActivity(reader, contact.id));
  }

  @Authorized('contacts:write')
  @Mutation(() => ContactPayload, {
    description:
      'Makes one contact of two: conversations, memberships and what is missing move, and one is gone.',
  })
  contactMerge(
    @Ctx() context: Context,
    @Arg('input', () => ContactMergeInput) input: ContactMergeInput,
  ): Promise<ContactPayload> {
    return answer(async () => {
      const id = await transact(context.platform, viewerOf(context), (unit) => mergeContacts(unit, input));
      return { contact: await readContact(context, id), created: false };
    });
  }
}
