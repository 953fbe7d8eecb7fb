import { Authorized, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { addSampleContacts, removeSampleContacts } from '../../sample/sample-contacts.js';
import { gettingStarted } from './getting-started.read-model.js';

@ObjectType({
  description: 'What a new workspace has already of what it takes to work with it; fills itself.',
})
class GettingStarted {
  @Field(() => Boolean, { description: 'Contacts.' })
  hasContacts!: boolean;

  @Field(() => Boolean, { description: 'Contacts of the sample, which can be taken away again.' })
  hasSampleContacts!: boolean;

  @Field(() => Boolean, { description: 'A segment.' })
  hasSegment!: boolean;

  @Field(() => Boolean, { description: 'A segment whose rule is on.' })
  hasRule!: boolean;

  @Field(() => Boolean, { description: 'A queue besides the fallback queue.' })
  hasQueue!: boolean;

  @Field(() => Boolean, { description: 'A conversation.' })
  hasConversation!: boolean;

  @Field(() => Boolean, { description: 'A second teammate.' })
  hasTeammate!: boolean;

  @Field(() => ID, { nullable: true, description: 'The first segment whose rule is off.' })
  segmentId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The latest conversation.' })
  conversationId!: string | null;
}

@ObjectType({ description: 'What became of the sample’s contacts.' })
class SampleContactsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many contacts came or went.' })
  changedCount?: number | null;

  @Field(() => GettingStarted, { nullable: true, description: 'What the workspace has now.' })
  gettingStarted?: GettingStarted | null;
}

@Resolver()
export class GettingStartedResolver {
  @Authorized('contacts:read', 'segments:read', 'routing:read', 'conversations:read', 'team:read')
  @Query(() => GettingStarted, { name: 'gettingStarted', description: 'How far a new workspace is set up.' })
  howFar(@Ctx() context: Context): Promise<GettingStarted> {
    return gettingStarted(readerOf(context));
  }

  @Authorized('contacts:write', 'segments:write')
  @Mutation(() => SampleContactsPayload, {
    description: 'Gives a workspace without contacts 120 invented ones, with properties, to try things with.',
  })
  sampleContactsAdd(@Ctx() context: Context): Promise<SampleContactsPayload> {
    return answer(async () => {
      const changedCount = await transact(context.platform, viewerOf(context), addSampleContacts);
      return { changedCount, gettingStarted: await gettingStarted(readerOf(context)) };
    });
  }

  @Authorized('contacts:write', 'contacts:erase', 'segments:write')
  @Mutation(() => SampleContactsPayload, {
    description: 'Erases the contacts of the sample with their conversations; properties stay.',
  })
  sampleContactsRemove(@Ctx() context: Context): Promise<SampleContactsPayload> {
    return answer(async () => {
      const changedCount = await transact(context.platform, viewerOf(context), removeSampleContacts);
      return { changedCount, gettingStarted: await gettingStarted(readerOf(context)) };
    });
  }
}
