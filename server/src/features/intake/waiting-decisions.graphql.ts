import { Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/user-errors.js';
import { Job } from '../jobs/jobs.graphql.js';
import { Priority } from '../priority/priority.graphql.js';
import { Queue } from '../routing/routing.graphql.js';

@ObjectType({ description: 'Conversations that would go from one queue to another.' })
export class WaitingQueueMove {
  @Field(() => Queue, { description: 'Where they wait now.' })
  from!: Queue;

  @Field(() => Queue, { description: 'Where the rules would put them.' })
  to!: Queue;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'Conversations that would get another priority.' })
export class WaitingPriorityMove {
  @Field(() => Priority, { description: 'What they have now.' })
  from!: Priority;

  @Field(() => Priority, { description: 'What the rules would give them.' })
  to!: Priority;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'What `waitingDecideAgain` would do, with facts and rules as they are now.' })
export class WaitingDecisionPreview {
  @Field(() => Int, { description: 'How many conversations wait.' })
  waitingCount!: number;

  @Field(() => Int, { description: 'How many of them were looked at; the counts below are of these.' })
  lookedAtCount!: number;

  @Field(() => Boolean, { description: 'Whether more wait than are looked at for a preview.' })
  limited!: boolean;

  @Field(() => Int, { description: 'How many would get another queue or priority.' })
  movedCount!: number;

  @Field(() => Int, {
    description:
      'Of how many a queue or priority stays because it was set by hand, though the rules say otherwise.',
  })
  keptByHandCount!: number;

  @Field(() => [WaitingQueueMove], { description: 'From queue to queue, the most first.' })
  queueMoves!: WaitingQueueMove[];

  @Field(() => [WaitingPriorityMove], {
    description: 'From priority to priority, the most first. A conversation may be among both.',
  })
  priorityMoves!: WaitingPriorityMove[];
}

@ObjectType({ description: 'The job.' })
export class WaitingDecideAgainPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'What decides them, in the background; `changed` moved.' })
  job?: Job | null;
}
