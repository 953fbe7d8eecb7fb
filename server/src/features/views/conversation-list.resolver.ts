import { SEGMENT_FIELD } from '@cadre/shared/conditions/fields';
import { predicatesOf } from '@cadre/shared/conditions/references';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { Arg, Args, ArgsType, Authorized, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { compileConversationCondition } from '../../platform/conditions/compile-condition.js';
import { type Lookup, planned, probed } from '../../platform/conditions/contact-comparers.js';
import { PageArgs, readPage, toConnection } from '../../platform/graphql/connection.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { catalogueOf } from '../conditions/summaries.js';
import { checkCondition } from '../conditions/workspace-catalogue.js';
import { newestFirst, placeOf } from '../conversations/conversation-order.js';
import {
  Conversation,
  ConversationConnection,
  toConversation,
} from '../conversations/conversations.graphql.js';
import {
  conversationByName,
  conversationsPage,
  countConversations,
} from '../conversations/conversations.read-model.js';
import { ConversationSort } from './views.graphql.js';

@ArgsType()
class ConversationsArgs extends PageArgs {
  @Field(() => ConditionInput, { nullable: true, description: 'A condition of the context VIEW.' })
  condition?: ConditionInput | null;

  @Field(() => ConversationSort, { defaultValue: newestFirst.sort, description: 'By what they are ordered.' })
  sort!: ConversationSort;

  @Field(() => Boolean, {
    defaultValue: newestFirst.descending,
    description: 'Whether the greatest comes first.',
  })
  descending!: boolean;
}

@Resolver()
export class ConversationListResolver {
  @Authorized('conversations:read')
  @Query(() => ConversationConnection, {
    description: 'The conversations that meet a condition, in an order; all of them, the newest first.',
  })
  async conversations(
    @Ctx() context: Context,
    @Args(() => ConversationsArgs) args: ConversationsArgs,
  ): Promise<ConversationConnection> {
    const reader = readerOf(context);
    const { sort, descending } = args;
    const by = { sort, descending };
    const { which, near } = await conversationsMeeting(context, args.condition ?? null);
    const list = `conversations ${JSON.stringify([args.condition ?? null, by])}`;
    const page = await readPage(args, list, (request) => conversationsPage(reader, which, by, request, near));
    return toConnection(page, list, placeOf(by), toConversation, () => countConversations(reader, which));
  }

  @Authorized('conversations:read')
  @Query(() => Conversation, {
    nullable: true,
    description: 'A conversation by id, external id, or number written as `#12`.',
  })
  async conversation(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Conversation | null> {
    const found = await conversationByName(readerOf(context), id);
    return found && toConversation(found);
  }
}

interface Meeting {
  readonly which: RawBuilder<SqlBool>;
  /** The same, for few rows; left out where it makes no difference. */
  readonly near?: RawBuilder<SqlBool>;
}

async function conversationsMeeting(context: Context, raw: ConditionInput | null): Promise<Meeting> {
  const { workspaceId } = viewerOf(context);
  const mine = sql<SqlBool>`v.workspace_id = ${workspaceId}`;
  if (raw === null) return { which: mine };
  const catalogue = await catalogueOf(context);
  const condition = checkCondition(raw, catalogue, 'VIEW', ['condition']);
  const now = new Date();
  const meets = (lookup: Lookup) => {
    const tables = { alias: 'v', contactAlias: 'c', workspaceId, lookup };
    const compiled = compileConversationCondition(condition, { ...tables, context: catalogue, now });
    return sql<SqlBool>`(${mine} and ${compiled})`;
  };
  const which = meets(planned);
  const asksForSegments = [...predicatesOf(condition)].some(({ field }) => field === SEGMENT_FIELD);
  return asksForSegments ? { which, near: meets(probed) } : { which };
}
