import type { Condition } from '@cadre/shared/conditions/ast';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
  Subscription,
} from 'type-graphql';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { isSequence } from '../../platform/events/event-tails.js';
import type { Mailbox } from '../../platform/events/mailbox.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { brokenReason, checkCondition, readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { Conversation, toConversation } from '../conversations/conversations.graphql.js';
import { conversationsById } from '../conversations/conversations.read-model.js';
import { liveViews } from './live-views.js';
import type { ViewChangeKind as Kind, ViewFrame } from './view-frames.js';
import { viewById } from './views.read-model.js';

const ViewChangeKind = { ENTERED: 'ENTERED', CHANGED: 'CHANGED', LEFT: 'LEFT' } as const satisfies Record<
  Kind,
  Kind
>;
registerEnumType(ViewChangeKind, {
  name: 'ViewChangeKind',
  description: 'What became of a conversation in a view.',
  valuesConfig: {
    ENTERED: { description: 'It meets the condition now.' },
    CHANGED: { description: 'It still does, and something in it changed.' },
    LEFT: { description: 'It does not any more.' },
  },
});

@ObjectType({ description: 'A conversation that entered, changed in or left a view.' })
class ViewChange {
  @ViewerIndependent()
  @Field(() => ViewChangeKind, { description: 'What became of it.' })
  kind!: Kind;

  @ViewerIndependent()
  @Field(() => ID, { description: 'Which.' })
  conversationId!: string;

  @ViewerIndependent()
  @Field(() => Conversation, { nullable: true, description: 'As it is now; null when it is gone.' })
  conversation!: Conversation | null;
}

@ObjectType({ description: 'What changed in a view, and how many it holds.' })
class ViewChangesEvent {
  @ViewerIndependent()
  @Field(() => String, { description: 'For `after`. Texts compare as the places they name.' })
  sequence!: string;

  @ViewerIndependent()
  @Field(() => Int, { description: 'How many conversations it holds; exact at that place.' })
  count!: number;

  @ViewerIndependent()
  @Field(() => Boolean, {
    description: 'More changed than is told, or it is no longer known: ask for the list again.',
  })
  resync!: boolean;

  @ViewerIndependent()
  @Field(() => [ViewChange], { description: 'Each conversation once; empty in the first event.' })
  changes!: ViewChange[];
}

interface ViewChangesArgs {
  readonly viewId?: string | null;
  readonly condition?: unknown;
  readonly after?: string | null;
}

@Resolver()
export class ViewChangesResolver {
  @ViewerIndependent()
  @Authorized('conversations:read')
  @Subscription(() => ViewChangesEvent, {
    description:
      'A view live: first an event with its count, then what enters, changes and leaves, at most four events a second. `after` goes on behind the last sequence that was seen; a `resync` says that the list is to be asked for again. A person follows 50 different views at most on one server, a workspace 1,000, unless the server is set otherwise: one more is RATE_LIMITED. What depends on the time of day is told within 15 s.',
    subscribe: ({ args, context }: { args: ViewChangesArgs; context: Context }) => follow(context, args),
  })
  async viewChanges(
    @Root() frame: ViewFrame,
    @Ctx() context: Context,
    @Arg('viewId', () => ID, { nullable: true, description: 'One of `savedViews`; else a condition.' })
    _viewId: string | null,
    @Arg('condition', () => ConditionInput, {
      nullable: true,
      description: 'A condition of the context VIEW; every conversation when neither is said.',
    })
    _condition: ConditionInput | null,
    @Arg('after', () => String, { nullable: true, description: 'The sequence of the last event seen.' })
    _after: string | null,
  ): Promise<ViewChangesEvent> {
    const { sequence, count, isResync } = frame;
    const changes = [...frame.changes].map(async ([conversationId, kind]) => {
      const found = await load(context, conversationsById, conversationId);
      return { kind, conversationId, conversation: found && toConversation(found) };
    });
    return { sequence, count, resync: isResync, changes: await Promise.all(changes) };
  }
}

async function follow(context: Context, args: ViewChangesArgs): Promise<Mailbox<ViewFrame>> {
  const after = args.after ?? null;
  if (after !== null && !isSequence(after)) throw Invalid.at(['after'], 'This is no sequence of an event.');
  const condition = await conditionOf(context, args);
  return context.platform.only(liveViews).follow(viewerOf(context), condition, after);
}

async function conditionOf(
  context: Context,
  { viewId, condition }: ViewChangesArgs,
): Promise<Condition | null> {
  if (viewId != null && condition != null)
    throw Invalid.at(['condition'], 'Say a view or a condition, not both.');
  const reader = readerOf(context);
  if (viewId == null && condition == null) return null;
  const catalogue = await readWorkspaceCatalogue(reader);
  if (viewId == null) return checkCondition(condition, catalogue, 'VIEW', ['condition']);
  const view = await viewById(reader, viewerOf(context).teammate?.id ?? null, viewId);
  if (!view) throw new NotFound('view', ['viewId']);
  const reason = view.condition && brokenReason(view.condition, catalogue);
  if (reason) throw Invalid.at(['viewId'], `This view cannot be read any more: ${reason}`);
  return view.condition;
}
