import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { Priority } from '../priority/priority.graphql.js';
import { OutsideHours } from '../routing/routing.graphql.js';

@InputType({ description: 'A queue that is not saved; what is left out is as it is saved.' })
class QueueDraftInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The queue that is edited; a new one, tried last, when left out.',
  })
  id?: string | null;

  @Field(() => ConditionInput, { nullable: true, description: 'A condition of the context ROUTING.' })
  condition?: ConditionInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The team group that works it; null: nobody in particular.',
  })
  team?: string | null;

  @Field(() => OutsideHours, { nullable: true, description: 'What holds outside of working hours.' })
  outsideHours?: OutsideHours | null;
}

@InputType({ description: 'A priority rule that is not saved; what is left out is as it is saved.' })
class PriorityRuleDraftInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The rule that is edited; a new one, tried last, when left out.',
  })
  id?: string | null;

  @Field(() => ConditionInput, { nullable: true, description: 'A condition of the context ROUTING.' })
  condition?: ConditionInput | null;

  @Field(() => Priority, { nullable: true, description: 'What it sets.' })
  priority?: Priority | null;
}

@InputType({
  description: 'Rules as they are being written: each in place of the saved one, else as the last.',
})
export class RoutingDraftInput {
  @Field(() => QueueDraftInput, { nullable: true, description: 'A queue.' })
  queue?: QueueDraftInput | null;

  @Field(() => PriorityRuleDraftInput, { nullable: true, description: 'A priority rule.' })
  priorityRule?: PriorityRuleDraftInput | null;
}

@InputType({ description: 'A conversation that might be: of a contact, or like one that there is.' })
export class RoutingTestInput {
  @Field(() => ID, { nullable: true, description: 'The contact, by id or external id.' })
  contact?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A conversation, by id or external id, with its contact, texts and claims.',
  })
  conversation?: string | null;

  @Field(() => RoutingDraftInput, { nullable: true, description: 'Rules to try that are not saved.' })
  draft?: RoutingDraftInput | null;

  @Field(() => String, { nullable: true, description: 'The door.' })
  channel?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  topic?: string | null;

  @Field(() => String, { nullable: true, description: 'Its heading.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'The language of the contact.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'The page.' })
  pageUrl?: string | null;
}

@ObjectType({ description: 'What a draft would have done to conversations that were decided lately.' })
export class RoutingDraftPreview {
  @Field(() => Int, { description: 'How many conversations were looked at, the newest first.' })
  conversationCount!: number;

  @Field(() => Int, { description: 'How many of them the drafted queue or rule would have won.' })
  wonCount!: number;

  @Field(() => Boolean, { description: 'Whether there were more in that time than are looked at.' })
  limited!: boolean;
}
