import { Authorized, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { type QueueWaitsFrame, queueWaitsFeed } from './queue-waits.feed.js';

@ObjectType({ description: 'What waits in a queue.' })
class QueueWaits {
  @ViewerIndependent()
  @Field(() => ID, { description: 'The queue.' })
  queueId!: string;

  @ViewerIndependent()
  @Field(() => Int, { description: 'How many conversations wait in it; exact.' })
  waitingCount!: number;

  @ViewerIndependent()
  @Field(() => DateTime, { nullable: true, description: 'Since when the one that waits longest does.' })
  oldestWaitingSince!: Date | null;
}

@ObjectType({ description: 'Queues in which something else waits than before; the first event holds all.' })
class QueueWaitsEvent {
  @ViewerIndependent()
  @Field(() => String, { description: 'Rises with every event; texts compare as the places they name.' })
  sequence!: string;

  @ViewerIndependent()
  @Field(() => [QueueWaits], { description: 'Each queue once.' })
  queues!: QueueWaits[];
}

@Resolver()
export class QueueWaitsResolver {
  @ViewerIndependent()
  @Authorized('routing:read')
  @Subscription(() => QueueWaitsEvent, {
    description:
      'Live: first what waits in every queue, then in those where that changes, at most four events a second. Who reconnects gets all again, and so equals the server.',
    subscribe: ({ context }: { context: Context }) =>
      context.platform.only(queueWaitsFeed).follow(viewerOf(context).workspaceId),
  })
  queueWaitsChanged(@Root() { sequence, waits }: QueueWaitsFrame): QueueWaitsEvent {
    return { sequence, queues: [...waits].map(([queueId, wait]) => ({ queueId, ...wait })) };
  }
}
