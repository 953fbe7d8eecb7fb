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
  registerEnumType,
  Subscription,
} from 'type-graphql';
import { Forbidden, NotFound } from '../../platform/errors/errors.js';
import { Mailbox } from '../../platform/events/mailbox.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { there } from '../../platform/graphql/there.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { InputCheck } from '../../platform/input-check.js';
import { Teammate, toTeammate } from '../teams/teams.graphql.js';
import { teammatesById } from '../teams/teams.read-model.js';
import { conversationByName } from './conversations.read-model.js';
import { type Doing, type Onlooker, onlookers } from './onlookers.js';

const ConversationPresenceState = {
  READING: 'READING',
  TYPING_REPLY: 'TYPING_REPLY',
  TYPING_NOTE: 'TYPING_NOTE',
  GONE: 'GONE',
} as const;
registerEnumType(ConversationPresenceState, {
  name: 'ConversationPresenceState',
  description: 'What somebody does in a conversation that they have open.',
  valuesConfig: {
    READING: { description: 'It is open in a window that is looked at.' },
    TYPING_REPLY: { description: 'A reply is being written.' },
    TYPING_NOTE: { description: 'A note is being written.' },
    GONE: { description: 'It is not open any more.' },
  },
});

@InputType({ description: 'What you do in a conversation.' })
class ConversationPresenceInput {
  @Field(() => ID, { description: 'Which conversation, by id or external id.' })
  id!: string;

  @Field(() => ConversationPresenceState, { description: 'What you do there.' })
  state!: keyof typeof ConversationPresenceState;

  @Field(() => String, {
    nullable: true,
    description:
      'Which of your windows says so, 1 to 60 letters and digits; each is gone by itself. Left out: the one.',
  })
  window?: string | null;
}

@ObjectType({ description: 'Whether it was taken.' })
class ConversationPresencePayload extends Payload {}

@ObjectType({ description: 'Somebody else who has the conversation open.' })
class ConversationOnlooker {
  teammateId!: string;

  @Field(() => ConversationPresenceState, { description: 'What they do there; never GONE.' })
  state!: Doing;
}

@ObjectType({ description: 'Who else has a conversation open.' })
class ConversationPresenceEvent {
  @Field(() => [ConversationOnlooker], { description: 'All of them as they are now, each person once.' })
  others!: ConversationOnlooker[];
}

@Resolver(() => ConversationOnlooker)
export class OnlookersResolver {
  @FieldResolver(() => Teammate, { description: 'Who.' })
  async teammate(@Ctx() context: Context, @Root() { teammateId }: ConversationOnlooker): Promise<Teammate> {
    return toTeammate(await there(load(context, teammatesById, teammateId)));
  }

  @Authorized('conversations:read')
  @Mutation(() => ConversationPresencePayload, {
    description:
      'Tells the others who have a conversation open that you have, and what you do. It holds for 9 s, typing for 5 s: say it again meanwhile. Only for people.',
  })
  conversationPresence(
    @Ctx() context: Context,
    @Arg('input', () => ConversationPresenceInput) input: ConversationPresenceInput,
  ): Promise<ConversationPresencePayload> {
    return answer(async () => {
      const { workspaceId, teammate } = viewerOf(context);
      if (!teammate) throw new Forbidden('Only a person has a conversation open.');
      const window = readWindow(input.window);
      const conversationId = await conversationOf(context, input.id, ['input', 'id']);
      const { state } = input;
      context.platform
        .only(onlookers)
        .say({ workspaceId, conversationId, teammateId: teammate.id, window, state });
      return {};
    });
  }

  @Authorized('conversations:read')
  @Subscription(() => ConversationPresenceEvent, {
    description: 'Live: who else has the conversation open, first as it is, then whenever it changes.',
    subscribe: ({ args, context }: { args: { id: string }; context: Context }) => follow(context, args.id),
  })
  conversationPresenceChanges(
    @Root() seen: readonly Onlooker[],
    @Arg('id', () => ID, { description: 'Which conversation, by id or external id.' }) _id: string,
  ): ConversationPresenceEvent {
    return { others: seen.map(({ teammateId, doing }) => toOnlooker(teammateId, doing)) };
  }
}

function readWindow(given: string | null | undefined): string {
  const window = given ?? 'one';
  const check = new InputCheck();
  if (!/^[0-9A-Za-z_-]{1,60}$/.test(window)) {
    check.add(['input', 'window'], 'A window is named by 1 to 60 letters and digits.');
  }
  check.done();
  return window;
}

async function conversationOf(context: Context, name: string, path: readonly string[]): Promise<string> {
  const found = await conversationByName(readerOf(context), name);
  if (!found) throw new NotFound('conversation', path);
  return found.id;
}

/** Each subscriber is told of the others, and only when it is not what they were told last. */
async function follow(context: Context, name: string): Promise<Mailbox<readonly Onlooker[]>> {
  const { workspaceId, teammate } = viewerOf(context);
  const conversationId = await conversationOf(context, name, ['id']);
  const here = context.platform.only(onlookers);
  let told: string | null = null;
  const take = () => {
    const others = here.of(workspaceId, conversationId).filter((one) => one.teammateId !== teammate?.id);
    const text = JSON.stringify(others);
    if (text === told) return null;
    told = text;
    return others;
  };
  let stop = () => {};
  const mailbox = new Mailbox<readonly Onlooker[]>(take, () => stop());
  stop = here.follow(workspaceId, conversationId, () => mailbox.ring());
  return mailbox;
}

function toOnlooker(teammateId: string, state: Doing): ConversationOnlooker {
  return Object.assign(new ConversationOnlooker(), { teammateId, state });
}
