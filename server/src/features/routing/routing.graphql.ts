import type { Condition } from '@cadre/shared/conditions/ast';
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
import { Node } from '../../platform/graphql/node.js';
import { ConditionScalar, DateTime } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { DeletePayload, IdInput } from '../auth/auth.graphql.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { summariesOf } from '../conditions/summaries.js';
import { readTeamGroup, TeamGroup } from '../teams/teams.graphql.js';
import {
  listQueues,
  type QueueView,
  queueOrderVersion,
  queuesById,
  waitsOfQueues,
} from './queues.read-model.js';
import { changeQueue, createQueue, deleteQueue, reorderQueues } from './queues.service.js';
import type { Queue as QueueEntity } from './routing.entity.js';

export const QueueMode = {
  AGENTS_TAKE: 'AGENTS_TAKE',
  ASSIGN_AUTOMATICALLY: 'ASSIGN_AUTOMATICALLY',
} as const;
export type QueueMode = keyof typeof QueueMode;
registerEnumType(QueueMode, {
  name: 'QueueMode',
  description: 'How the conversations of a queue come to teammates.',
  valuesConfig: {
    AGENTS_TAKE: { description: 'Teammates take the next one.' },
    ASSIGN_AUTOMATICALLY: { description: 'Each goes to the available teammate with the most free capacity.' },
  },
});

export const OutsideHours = { WAIT: 'WAIT', NEXT_QUEUE: 'NEXT_QUEUE' } as const;
export type OutsideHours = keyof typeof OutsideHours;
registerEnumType(OutsideHours, {
  name: 'OutsideHours',
  description: 'What holds outside the working hours of those who work a queue.',
  valuesConfig: {
    WAIT: { description: 'Conversations wait here until somebody is at work.' },
    NEXT_QUEUE: { description: 'They go on to the next queue that matches.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'Where conversations wait; the first queue in order that matches takes a new one.',
})
export class Queue extends Node {
  readonly nodeType = 'Queue';
  teamId!: string | null;

  @ViewerIndependent()
  @Field(() => String, { description: 'Stable, for programs.' })
  key!: string;

  @ViewerIndependent()
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @ViewerIndependent()
  @Field(() => Int, { description: 'Its place in the order, from 1; the fallback queue is last.' })
  position!: number;

  @ViewerIndependent()
  @Field(() => ConditionScalar, { nullable: true, description: 'null for the fallback queue alone.' })
  condition!: Condition | null;

  @ViewerIndependent()
  @Field(() => Boolean, {
    description: 'Whether it takes what no other queue matches; it cannot be deleted or moved.',
  })
  fallback!: boolean;

  @ViewerIndependent()
  @Field(() => QueueMode, { description: 'How its conversations come to teammates.' })
  mode!: QueueMode;

  @ViewerIndependent()
  @Field(() => OutsideHours, { description: 'What holds outside the working hours of those who work it.' })
  outsideHours!: OutsideHours;

  @ViewerIndependent()
  @Field(() => Int, { description: 'Raised by each change; for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'The queues in the order in which they are tried.' })
export class QueueList {
  @Field(() => [Queue], { description: 'The queues, the fallback queue last.' })
  nodes!: Queue[];

  @Field(() => Int, { description: 'The version of the order, for the `expectedVersion` of a reorder.' })
  version!: number;
}

@InputType({ description: 'A new queue; it is tried last before the fallback queue.' })
class QueueCreateInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Made of the name when left out.' })
  key?: string | null;

  @Field(() => ConditionInput, { description: 'A condition of the context ROUTING.' })
  condition!: ConditionInput;

  @Field(() => ID, { nullable: true, description: 'The team group that works it, by id or key.' })
  team?: string | null;

  @Field(() => QueueMode, { nullable: true, description: 'AGENTS_TAKE when left out.' })
  mode?: QueueMode | null;

  @Field(() => OutsideHours, { nullable: true, description: 'WAIT when left out.' })
  outsideHours?: OutsideHours | null;

  @Field(() => Boolean, { nullable: true, description: 'Only check.' })
  validateOnly?: boolean | null;
}

@InputType({ description: 'What to change of a queue; what is left out stays.' })
class QueueChangeInput {
  @Field(() => ID, { description: 'Which, by id or key.' })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => ConditionInput, { nullable: true, description: 'A condition of the context ROUTING.' })
  condition?: ConditionInput | null;

  @Field(() => ID, { nullable: true, description: 'null: nobody in particular.' })
  team?: string | null;

  @Field(() => QueueMode, { nullable: true, description: 'How its conversations come to teammates.' })
  mode?: QueueMode | null;

  @Field(() => OutsideHours, { nullable: true, description: 'What holds outside of working hours.' })
  outsideHours?: OutsideHours | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Only check.' })
  validateOnly?: boolean | null;
}

@InputType({ description: 'A new order.' })
export class ReorderInput {
  @Field(() => [ID], { description: 'Every one once, in the new order; without the fallback queue.' })
  ids!: string[];

  @Field(() => Int, { nullable: true, description: 'Refuse when the order was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The queue.' })
class QueuePayload extends Payload {
  @Field(() => Queue, {
    nullable: true,
    description: 'The queue as it is now; null when it was only checked.',
  })
  queue?: Queue | null;
}

@ObjectType({ description: 'The queues in their new order.' })
class QueueReorderPayload extends Payload {
  @Field(() => QueueList, { nullable: true, description: 'The queues.' })
  queues?: QueueList | null;
}

@Resolver(() => Queue)
export class RoutingResolver {
  @Authorized('routing:read')
  @Query(() => QueueList, { description: 'The queues in the order in which they are tried.' })
  queues(@Ctx() context: Context): Promise<QueueList> {
    return readQueues(context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The condition in words; null for the fallback queue.',
  })
  async summary(@Ctx() context: Context, @Root() queue: Queue): Promise<string | null> {
    if (queue.condition === null) return null;
    const summaries = await summariesOf(context);
    return summaries.broken(queue.condition) === null ? summaries.summary(queue.condition) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the condition cannot be used and is skipped; null when it is well.',
  })
  async broken(@Ctx() context: Context, @Root() queue: Queue): Promise<string | null> {
    return queue.condition && (await summariesOf(context)).broken(queue.condition);
  }

  @FieldResolver(() => TeamGroup, { nullable: true, description: 'The team group that works it.' })
  team(@Ctx() context: Context, @Root() queue: Queue): Promise<TeamGroup | null> {
    return readTeamGroup(context, queue.teamId);
  }

  @FieldResolver(() => Int, { description: 'How many conversations wait in it.' })
  async waitingCount(@Ctx() context: Context, @Root() queue: Queue): Promise<number> {
    return (await load(context, waitsOfQueues, queue.id))?.waitingCount ?? 0;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Since when the one that waits longest in it does; null while nothing waits.',
  })
  async oldestWaitingSince(@Ctx() context: Context, @Root() queue: Queue): Promise<Date | null> {
    return (await load(context, waitsOfQueues, queue.id))?.oldestWaitingSince ?? null;
  }

  @Authorized('routing:write')
  @Mutation(() => QueuePayload, { description: 'Makes a queue, tried last before the fallback queue.' })
  queueCreate(
    @Ctx() context: Context,
    @Arg('input', () => QueueCreateInput) input: QueueCreateInput,
  ): Promise<QueuePayload> {
    return queueAnswer(context, (unit) => createQueue(unit, input));
  }

  @Authorized('routing:write')
  @Mutation(() => QueuePayload, {
    description: 'Changes a queue; conversations that wait stay where they are.',
  })
  queueChange(
    @Ctx() context: Context,
    @Arg('input', () => QueueChangeInput) input: QueueChangeInput,
  ): Promise<QueuePayload> {
    return queueAnswer(context, (unit) => changeQueue(unit, input));
  }

  @Authorized('routing:write')
  @Mutation(() => DeletePayload, {
    description: 'Deletes a queue; what waits in it goes to the fallback queue.',
  })
  queueDelete(@Ctx() context: Context, @Arg('input', () => IdInput) input: IdInput): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) => deleteQueue(unit, input.id)),
    }));
  }

  @Authorized('routing:write')
  @Mutation(() => QueueReorderPayload, {
    description: 'Gives the queues a new order; the fallback queue stays last.',
  })
  queueReorder(
    @Ctx() context: Context,
    @Arg('input', () => ReorderInput) input: ReorderInput,
  ): Promise<QueueReorderPayload> {
    return answer(async () => {
      await transact(context.platform, viewerOf(context), (unit) => reorderQueues(unit, input));
      return { queues: await readQueues(context) };
    });
  }
}

function queueAnswer(
  context: Context,
  write: Parameters<typeof transact<QueueEntity | null>>[2],
): Promise<QueuePayload> {
  return answer(async () => {
    const written = await transact(context.platform, viewerOf(context), write);
    return { queue: written && (await readQueue(context, written.id)) };
  });
}

async function readQueues(context: Context): Promise<QueueList> {
  const reader = readerOf(context);
  const [queues, version] = await Promise.all([listQueues(reader), queueOrderVersion(reader)]);
  return { nodes: queues.map(toQueue), version };
}

export function toQueue(view: QueueView): Queue {
  return Object.assign(new Queue(), view);
}

export async function readQueue(context: Context, id: string): Promise<Queue | null> {
  const found = await load(context, queuesById, id);
  return found && toQueue(found);
}
