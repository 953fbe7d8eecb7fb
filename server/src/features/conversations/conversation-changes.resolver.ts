import { Arg, Authorized, Ctx, Field, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { Invalid } from '../../platform/errors/errors.js';
import { isSequence, type SavedEvent } from '../../platform/events/event-tails.js';
import { Mailbox } from '../../platform/events/mailbox.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { Conversation, toConversation } from './conversations.graphql.js';
import { conversationsById } from './conversations.read-model.js';

@ObjectType({ description: 'Conversations that were started or changed.' })
class ConversationChangesEvent {
  @ViewerIndependent()
  @Field(() => String, {
    description: 'Rises with every event; for `after`. Texts compare as the places they name.',
  })
  sequence!: string;

  @ViewerIndependent()
  @Field(() => [Conversation], { description: 'As they are now; each once.' })
  conversations!: Conversation[];
}

interface Frame {
  readonly sequence: string;
  readonly ids: readonly string[];
}

const gatherMs = 50;
const idsAtMost = 200;

@Resolver()
export class ConversationChangesResolver {
  @ViewerIndependent()
  @Authorized('conversations:read')
  @Subscription(() => ConversationChangesEvent, {
    description:
      'Live: first an event that says where it begins, then conversations as they are started or change. `after` goes on behind the last sequence that was seen, with nothing left out.',
    subscribe: ({ args, context }: { args: { after?: string | null }; context: Context }) =>
      follow(context, args.after ?? null),
  })
  async conversationChanges(
    @Root() frame: Frame,
    @Ctx() context: Context,
    @Arg('after', () => String, { nullable: true, description: 'The sequence of the last event seen.' })
    _after: string | null,
  ): Promise<ConversationChangesEvent> {
    const found = frame.ids.length === 0 ? new Map() : await conversationsById(readerOf(context), frame.ids);
    return { sequence: frame.sequence, conversations: [...found.values()].map(toConversation) };
  }
}

async function follow(context: Context, after: string | null): Promise<Mailbox<Frame>> {
  if (after !== null && !isSequence(after)) throw Invalid.at(['after'], 'This is no sequence of an event.');
  const { tails } = context.platform;
  const { workspaceId } = viewerOf(context);
  const inbox = new Inbox();
  let timer: NodeJS.Timeout | null = null;
  const ring = () => {
    timer = null;
    mailbox.ring();
  };
  const tail = tails.follow(workspaceId, (events) => {
    inbox.put(events);
    timer ??= setTimeout(ring, gatherMs);
  });
  const mailbox = new Mailbox(
    () => inbox.take(),
    () => {
      tail.stop();
      if (timer) clearTimeout(timer);
    },
  );
  return mailbox.openedBy(async () => {
    const sequence = await tail.start();
    inbox.begin(after ?? sequence);
    if (after === null) return;
    // Live events wait in the inbox meanwhile; those that are read here are not told twice.
    for (let events = await tails.readAfter(workspaceId, after); events.length > 0; ) {
      inbox.catchUp(events);
      events = await tails.readAfter(workspaceId, events.at(-1)?.sequence ?? after);
    }
  });
}

/** What one subscriber has yet to be told: each conversation once, so that it cannot grow without bound. */
class Inbox {
  #sequence = '';
  #ids = new Set<string>();
  #hasNews = false;
  #early: SavedEvent[] | null = [];

  /** Tells where the subscription begins, and what came in the meantime. */
  begin(sequence: string): void {
    this.#sequence = sequence;
    this.#hasNews = true;
    const early = this.#early ?? [];
    this.#early = null;
    this.put(early);
  }

  put(events: readonly SavedEvent[]): void {
    if (this.#early) this.#early.push(...events);
    else for (const event of events) this.add(event);
  }

  /** Older events than those that were put: they do not move the place. */
  catchUp(events: readonly SavedEvent[]): void {
    for (const event of events) this.add(event);
  }

  take(): Frame | null {
    if (!this.#hasNews) return null;
    const ids = [...this.#ids].slice(0, idsAtMost);
    for (const id of ids) this.#ids.delete(id);
    this.#hasNews = this.#ids.size > 0;
    return { sequence: this.#sequence, ids };
  }

  private add(event: SavedEvent): void {
    if (event.sequence > this.#sequence) this.#sequence = event.sequence;
    for (const id of event.conversationIds) this.#ids.add(id);
    this.#hasNews ||= event.conversationIds.length > 0;
  }
}
