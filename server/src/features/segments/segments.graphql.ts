import type { Condition } from '@cadre/shared/conditions/ast';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { ConditionScalar, DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-errors.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { Colour } from '../teams/teams.graphql.js';

export const Pin = { INCLUDED: 'INCLUDED', EXCLUDED: 'EXCLUDED' } as const;
export type Pin = keyof typeof Pin;
registerEnumType(Pin, {
  name: 'Pin',
  description: 'The latest explicit act on a contact in a segment; without a pin the rule decides.',
  valuesConfig: {
    INCLUDED: { description: 'Added by hand or over the API: stays whatever the rule says.' },
    EXCLUDED: { description: 'Removed by hand or over the API: the rule does not add it again.' },
  },
});

export const PinFilter = { INCLUDED: 'INCLUDED', AUTOMATIC: 'AUTOMATIC', EXCLUDED: 'EXCLUDED' } as const;
registerEnumType(PinFilter, {
  name: 'PinFilter',
  description: 'Contacts with or without a pin.',
  valuesConfig: {
    INCLUDED: { description: 'Pinned as included.' },
    AUTOMATIC: { description: 'Without a pin.' },
    EXCLUDED: { description: 'Kept out; no member is.' },
  },
});

export const MembershipSource = { MANUAL: 'MANUAL', API: 'API', RULE: 'RULE', IMPORT: 'IMPORT' } as const;
registerEnumType(MembershipSource, {
  name: 'MembershipSource',
  description: 'How a contact came into a segment.',
  valuesConfig: {
    MANUAL: { description: 'By hand, in the console.' },
    API: { description: 'With an API key.' },
    RULE: { description: 'By the segment’s rule, when a conversation was created.' },
    IMPORT: { description: 'With an import.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'A named group of contacts who share something that matters for support.',
})
export class Segment extends Node {
  readonly nodeType = 'Segment';

  @ViewerIndependent()
  @Field(() => String, { description: 'Stable, for programs.' })
  key!: string;

  @ViewerIndependent()
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @ViewerIndependent()
  @Field(() => Colour, { description: 'Its colour.' })
  colour!: Colour;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @ViewerIndependent()
  @Field(() => Boolean, {
    description: 'Whether claims of the widget count for it only when they are signed.',
  })
  signedClaimsOnly!: boolean;

  @ViewerIndependent()
  @Field(() => Int, { description: 'Raised by each change; for `expectedVersion`.' })
  version!: number;

  @ViewerIndependent()
  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it rests: its rule adds nobody and nothing may use it.',
  })
  archivedAt!: Date | null;

  @ViewerIndependent()
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @ViewerIndependent()
  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

/** What the types of a rule and of its earlier versions share. */
@ObjectType()
abstract class RuleFields {
  @Field(() => ConditionScalar, {
    nullable: true,
    description: 'null: none yet, and then the rule cannot be on.',
  })
  condition!: Condition | null;

  @Field(() => String, { nullable: true, description: 'The condition in words.' })
  summary!: string | null;

  @Field(() => Boolean, {
    description: 'Automatic customer segment assignment: whether new conversations are checked.',
  })
  enabled!: boolean;

  @Field(() => Int, { description: 'Raised by each change; 0 before the first.' })
  version!: number;
}

@ObjectType({
  description: 'Who is added to a segment by itself when a conversation is created. It removes nobody.',
})
export class SegmentRule extends RuleFields {
  @Field(() => DateTime, { nullable: true, description: 'When it was last changed.' })
  changedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who changed it last.' })
  changedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the rule cannot be used and is skipped; null when it is well.',
  })
  broken!: string | null;
}

@ObjectType({ description: 'A rule as it once was.' })
export class SegmentRuleVersion extends RuleFields {
  @Field(() => DateTime, { description: 'When it was made so.' })
  changedAt!: Date;

  @Field(() => String, { description: 'Who made it so.' })
  changedBy!: string;
}

@ObjectType({ description: 'A contact’s time in a segment, with how it came.' })
export class SegmentMembership {
  segmentId!: string;
  contactId!: string;
  conversationId!: string | null;
  addedByActor!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null: a member now.' })
  until!: Date | null;

  @Field(() => MembershipSource, { description: 'How it came.' })
  source!: keyof typeof MembershipSource;

  @Field(() => Int, { nullable: true, description: 'The version of the rule that added it.' })
  ruleVersion!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When an undo put them back: from their removal until then they were no member.',
  })
  backAt!: Date | null;

  @Field(() => Pin, { nullable: true, description: 'null: automatic.' })
  pin!: Pin | null;
}

@ObjectType({ description: 'A contact that is kept out of a segment.' })
export class SegmentExclusion {
  contactId!: string;
  excludedByActor!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  excludedAt!: Date;
}

@ObjectType({ description: 'A page of segments.' })
export class SegmentConnection extends connectionOf(Segment, 'Segment') {}

@ObjectType({ description: 'A page of memberships.' })
export class SegmentMembershipConnection extends connectionOf(SegmentMembership, 'SegmentMembership') {}

@ObjectType({ description: 'A page of contacts that are kept out.' })
export class SegmentExclusionConnection extends connectionOf(SegmentExclusion, 'SegmentExclusion') {}

export const SegmentSort = { NAME: 'NAME', MEMBERS: 'MEMBERS', CHANGED: 'CHANGED' } as const;
registerEnumType(SegmentSort, {
  name: 'SegmentSort',
  description: 'By what segments are ordered.',
  valuesConfig: {
    NAME: { description: 'By name.' },
    MEMBERS: { description: 'By how many members they have now.' },
    CHANGED: { description: 'By when they were last changed.' },
  },
});

@ArgsType()
export class SegmentsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'A part of the name or key.' })
  search?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Archived ones instead.' })
  archived!: boolean;

  @Field(() => SegmentSort, { defaultValue: SegmentSort.NAME, description: 'By what they are ordered.' })
  sort!: keyof typeof SegmentSort;

  @Field(() => Boolean, { defaultValue: false, description: 'From the other end.' })
  descending!: boolean;
}

@ArgsType()
export class MembersArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words that stand in the name, e-mail address, company or external id.',
  })
  search?: string | null;

  @Field(() => PinFilter, { nullable: true, description: 'With or without a pin.' })
  pin?: keyof typeof PinFilter | null;

  @Field(() => MembershipSource, { nullable: true, description: 'How they came.' })
  source?: keyof typeof MembershipSource | null;

  @Field(() => DateTime, { nullable: true, description: 'Members at that moment; now when left out.' })
  at?: Date | null;
}

@ArgsType()
export class ExclusionsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words that stand in the name, e-mail address, company or external id.',
  })
  search?: string | null;
}

@InputType({ description: 'A new segment.' })
export class SegmentCreateInput {
  @Field(() => String, { description: '1 to 100 characters, and no other segment’s.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: '1 to 60 small letters, digits and _; made of the name when left out.',
  })
  key?: string | null;

  @Field(() => Colour, { nullable: true, description: 'Chosen when left out.' })
  colour?: Colour | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  description?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether claims of the widget count only when they are signed.',
  })
  signedClaimsOnly?: boolean | null;
}

@InputType({ description: 'What to change of a segment; what is left out stays.' })
export class SegmentChangeInput {
  @Field(() => ID, { description: 'Which, by id or key.' })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => Colour, { nullable: true, description: 'The colour.' })
  colour?: Colour | null;

  @Field(() => String, { nullable: true, description: 'null clears it.' })
  description?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether claims of the widget count only when they are signed.',
  })
  signedClaimsOnly?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The segment.' })
export class SegmentPayload extends Payload {
  @Field(() => Segment, { nullable: true, description: 'The segment as it is now.' })
  segment?: Segment | null;
}

@InputType({ description: 'What to set of a segment’s rule; what is left out stays.' })
export class SegmentRuleSetInput {
  @Field(() => ID, { description: 'The segment, by id or key.' })
  segment!: string;

  @Field(() => ConditionInput, { nullable: true, description: 'null clears it.' })
  condition?: ConditionInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Needs a condition.' })
  enabled?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when the rule was changed since this version.' })
  expectedVersion?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Only check.' })
  validateOnly?: boolean | null;
}
