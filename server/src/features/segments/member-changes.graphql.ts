import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-errors.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { Job } from '../jobs/jobs.graphql.js';
import { MembershipSource, PinFilter, Segment } from './segments.graphql.js';

const SegmentMembersAction = { ADD: 'ADD', REMOVE: 'REMOVE', RESET: 'RESET' } as const;
registerEnumType(SegmentMembersAction, {
  name: 'SegmentMembersAction',
  description: 'What was done to members.',
  valuesConfig: {
    ADD: { description: 'They were added.' },
    REMOVE: { description: 'They were removed.' },
    RESET: { description: 'Their pins were taken back.' },
  },
});

@ObjectType({
  description:
    'A change of members by hand or over the API. For 30 days it can be undone: `segmentMembersUndo`.',
})
export class SegmentMembersChange {
  segmentId!: string;
  changedByActor!: string;

  @Field(() => ID, { description: 'For `segmentMembersUndo`.' })
  id!: string;

  @Field(() => SegmentMembersAction, { description: 'What was done.' })
  action!: keyof typeof SegmentMembersAction;

  @Field(() => DateTime, { description: 'When it was done, or begun.' })
  changedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was undone, or that was begun; null: it holds.',
  })
  undoneAt!: Date | null;
}

@InputType({ description: 'All contacts that match; every part that is given must hold.' })
export class ContactsMatchingInput {
  @Field(() => ConditionInput, { nullable: true, description: 'A condition of the context CONTACTS.' })
  condition?: ConditionInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words that stand in the name, e-mail address, company or external id.',
  })
  search?: string | null;

  @Field(() => PinFilter, {
    nullable: true,
    description: 'With or without this pin in the segment. Not for adding.',
  })
  pin?: keyof typeof PinFilter | null;

  @Field(() => MembershipSource, {
    nullable: true,
    description: 'How they came into the segment. Not for adding.',
  })
  source?: keyof typeof MembershipSource | null;
}

@InputType({ description: 'Which contacts of a segment: `contacts` or `matching`.' })
export class SegmentMembersInput {
  @Field(() => ID, { description: 'The segment, by id or key.' })
  segment!: string;

  @Field(() => [ID], { nullable: true, description: 'By id or external id; 1 to 1,000.' })
  contacts?: string[] | null;

  @Field(() => ContactsMatchingInput, {
    nullable: true,
    description: 'All that match. More than 2,000 are changed by a job, which the payload then names.',
  })
  matching?: ContactsMatchingInput | null;
}

@InputType({ description: 'Which contacts to remove, and whether the rule may add them again.' })
export class SegmentMembersRemoveInput extends SegmentMembersInput {
  @Field(() => Boolean, { defaultValue: true, description: 'false lets the rule decide again.' })
  keepOut!: boolean;
}

@InputType({ description: 'Which change to undo.' })
export class SegmentMembersUndoInput {
  @Field(() => ID, { description: 'The id of the change.' })
  change!: string;
}

@ObjectType({ description: 'The segment, and how much changed or the job that changes it.' })
export class SegmentMembersPayload extends Payload {
  @Field(() => Segment, { nullable: true, description: 'The segment as it is now.' })
  segment?: Segment | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Memberships added or removed, or pins taken back; null while a job does it.',
  })
  changedCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Contacts it was about: those that changed, and those that were so already. null while a job does it.',
  })
  matchedCount?: number | null;

  @Field(() => SegmentMembersChange, {
    nullable: true,
    description: 'What can be undone; null when nothing changed, or while a job does it.',
  })
  change?: SegmentMembersChange | null;

  @Field(() => Job, {
    nullable: true,
    description: 'What changes more than 2,000 that match, in the background; its counts add up.',
  })
  job?: Job | null;
}

@ObjectType({ description: 'The segment, and how much was undone or the job that undoes it.' })
export class SegmentMembersUndoPayload extends Payload {
  @Field(() => Segment, { nullable: true, description: 'The segment as it is now.' })
  segment?: Segment | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Contacts that are as they were before the change; null while a job does it.',
  })
  changedCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Contacts that something else changed since, or that are gone: they stay as they are.',
  })
  changedSinceCount?: number | null;

  @Field(() => Job, { nullable: true, description: 'What undoes a change of more than 2,000.' })
  job?: Job | null;
}
