import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { ConversationInput } from '../conversations/acts.graphql.js';
import { ConversationPayload, readConversationNow } from '../conversations/conversations.graphql.js';
import { giveBackToRules } from './give-back.service.js';
import { rulebookCache } from './workspace-rulebook.js';

@Resolver()
export class GiveBackResolver {
  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description:
      'Gives a priority that was set by hand back to the rules, which decide at once. What is somebody’s stays theirs; `laterReceipts` says why it is what it is. One that is the rules’ already stays as it is.',
  })
  conversationPriorityReset(
    @Ctx() context: Context,
    @Arg('input', () => ConversationInput) input: ConversationInput,
  ): Promise<ConversationPayload> {
    return giveBack(context, input, 'priority');
  }

  @Authorized('conversations:write')
  @Mutation(() => ConversationPayload, {
    description:
      'Gives a queue that was set by hand back to the rules, which decide at once. What waits goes on waiting where they put it, what is somebody’s stays theirs. Refused while it is escalated.',
  })
  conversationQueueReset(
    @Ctx() context: Context,
    @Arg('input', () => ConversationInput) input: ConversationInput,
  ): Promise<ConversationPayload> {
    return giveBack(context, input, 'queue');
  }
}

function giveBack(
  context: Context,
  input: ConversationInput,
  part: Parameters<typeof giveBackToRules>[3],
): Promise<ConversationPayload> {
  return answer(async () => {
    const rulebooks = context.platform.only(rulebookCache);
    const id = await transact(context.platform, viewerOf(context), (unit) =>
      giveBackToRules(unit, rulebooks, input, part),
    );
    return { conversation: await readConversationNow(context, id) };
  });
}
