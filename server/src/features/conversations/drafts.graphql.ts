import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { there } from '../../platform/graphql/there.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { Teammate, toTeammate } from '../teams/teams.graphql.js';
import { teammatesById } from '../teams/teams.read-model.js';
import {
  Conversation,
  ConversationPayload,
  readConversation,
  readConversationNow,
} from './conversations.graphql.js';
import {
  type DraftFileView,
  type DraftView,
  draftsKey,
  draftsOfTeammates,
  latestDrafts,
} from './drafts.read-model.js';
import { saveDraft } from './drafts.service.js';

const DraftKind = { REPLY: 'REPLY', NOTE: 'NOTE' } as const;
registerEnumType(DraftKind, {
  name: 'DraftKind',
  description: 'What a draft is to become.',
  valuesConfig: {
    REPLY: { description: 'An answer to the contact.' },
    NOTE: { description: 'A note for teammates.' },
  },
});

@ObjectType({
  description: 'A file that you uploaded for what you are writing; nobody has it until it is sent.',
})
class DraftFile implements DraftFileView {
  @Field(() => ID, { description: 'For `attachmentIds`.' })
  id!: string;

  @Field(() => String, { description: 'The name of the file.' })
  name!: string;

  @Field(() => Int, { description: 'Bytes.' })
  size!: number;
}

@ObjectType({ description: 'What you have written in a conversation and not sent yet; nobody else sees it.' })
class ConversationDraft {
  mentionIds!: readonly string[];

  @Field(() => ID, { description: 'Which conversation it is in.' })
  conversationId!: string;

  @Field(() => DraftKind, { description: 'What it is to become.' })
  kind!: keyof typeof DraftKind;

  @Field(() => String, { description: 'The text, as it was left.' })
  body!: string;

  @Field(() => [DraftFile], {
    description: 'The files that go with it, in their order; they stay for 30 days after it was last saved.',
  })
  attachments!: readonly DraftFile[];

  @Field(() => DateTime, { description: 'When it was last saved.' })
  savedAt!: Date;
}

@InputType({ description: 'What is being written in a conversation.' })
class ConversationDraftSaveInput {
  @Field(() => ID, { description: 'Which conversation, by id or external id.' })
  id!: string;

  @Field(() => DraftKind, { description: 'What it is to become.' })
  kind!: keyof typeof DraftKind;

  @Field(() => String, {
    description: 'The text, at most 50,000 characters; a blank one without files removes the draft.',
  })
  body!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Teammates whom a note names; at most 50, and who is none is left out.',
  })
  mentionIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Files that you uploaded and that go with it, at most 10 and none when left out. What is gone or not yours is left out.',
  })
  attachmentIds?: string[] | null;
}

@Resolver(() => Conversation)
export class ConversationDraftsResolver {
  @Authorized('conversations:read')
  @FieldResolver(() => [ConversationDraft], {
    description: 'What you have written in it and not sent yet: a reply, a note, both or neither.',
  })
  async viewerDrafts(
    @Ctx() context: Context,
    @Root() conversation: Conversation,
  ): Promise<ConversationDraft[]> {
    const me = viewerOf(context).teammate?.id;
    if (me === undefined) return [];
    return ((await load(context, draftsOfTeammates, draftsKey(me, conversation.id))) ?? []).map(toDraft);
  }
}

@Resolver(() => ConversationDraft)
export class DraftsResolver {
  @Authorized('conversations:read')
  @Query(() => [ConversationDraft], {
    description: 'What you have written and not sent yet, the latest first; 500 at most.',
  })
  async viewerDrafts(@Ctx() context: Context): Promise<ConversationDraft[]> {
    const me = viewerOf(context).teammate?.id;
    return me === undefined ? [] : (await latestDrafts(readerOf(context), me)).map(toDraft);
  }

  @FieldResolver(() => Conversation, { description: 'The conversation.' })
  conversation(@Ctx() context: Context, @Root() draft: ConversationDraft): Promise<Conversation> {
    return there(readConversation(context, draft.conversationId));
  }

  @FieldResolver(() => [Teammate], { description: 'The teammates whom a note names.' })
  async mentions(@Ctx() context: Context, @Root() draft: ConversationDraft): Promise<Teammate[]> {
    const found = await Promise.all(draft.mentionIds.map((id) => load(context, teammatesById, id)));
    return found.flatMap((teammate) => (teammate ? [toTeammate(teammate)] : []));
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description:
      'Keeps what you are writing until you send it, in any browser; the later save wins. Only for people.',
  })
  conversationDraftSave(
    @Ctx() context: Context,
    @Arg('input', () => ConversationDraftSaveInput) input: ConversationDraftSaveInput,
  ): Promise<ConversationPayload> {
    return answer(async () => {
      const viewer = viewerOf(context);
      const id = await transact(context.platform, viewer, (unit) =>
        saveDraft(unit, viewer.teammate?.id, input),
      );
      return { conversation: await readConversationNow(context, id) };
    });
  }
}

function toDraft(view: DraftView): ConversationDraft {
  return Object.assign(new ConversationDraft(), view);
}
