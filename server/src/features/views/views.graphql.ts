import type { Condition } from '@cadre/shared/conditions/ast';
import { COLUMNS_AT_MOST, ROW_FACTS } from '@cadre/shared/row-facts';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.js';
import { ConditionScalar } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-errors.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import type { ConversationOrder } from '../conversations/conversation-order.js';

export const ConversationSort = {
  CREATED: 'CREATED',
  UPDATED: 'UPDATED',
  WAITING: 'WAITING',
} as const satisfies Record<ConversationOrder['sort'], string>;
export type ConversationSort = keyof typeof ConversationSort;
registerEnumType(ConversationSort, {
  name: 'ConversationSort',
  description: 'By what conversations are ordered.',
  valuesConfig: {
    CREATED: { description: 'When it was started.' },
    UPDATED: { description: 'When something last changed in it.' },
    WAITING: { description: 'Since when it waits for somebody; what does not wait counts as latest.' },
  },
});

@ObjectType({
  implements: Node,
  description:
    'A condition over conversations with an order and columns: kept by a person for themselves, shared, or ready-made.',
})
export class SavedView extends Node {
  readonly nodeType = 'SavedView';
  ownerId!: string | null;
  keptColumns!: readonly string[];

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ConditionScalar, {
    nullable: true,
    description: 'Which conversations; null: every conversation.',
  })
  condition!: Condition | null;

  @Field(() => ConversationSort, { description: 'By what they are ordered.' })
  sort!: ConversationSort;

  @Field(() => Boolean, { description: 'Whether the greatest comes first.' })
  descending!: boolean;

  @Field(() => Boolean, { description: 'Whether everybody in the workspace has it.' })
  isShared!: boolean;

  @Field(() => Boolean, { description: 'Whether it is there by itself; such a view is not changed.' })
  isReadyMade!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer wants it in sight.' })
  isPinned!: boolean;

  @Field(() => Int, { description: 'Raised by each change; for `expectedVersion`.' })
  version!: number;
}

const columnWords = `Which facts its rows show, in order; each once, at most ${COLUMNS_AT_MOST}, and empty as the console shows them: ${ROW_FACTS.map((fact) => `\`${fact}\``).join(', ')}, and \`contact.properties.KEY\` for a contact property.`;

@InputType({ description: 'A new view.' })
export class SavedViewCreateInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string;

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'A condition of the context VIEW; every conversation when null.',
  })
  condition?: ConditionInput | null;

  @Field(() => ConversationSort, { nullable: true, description: 'UPDATED when left out.' })
  sort?: ConversationSort | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the greatest comes first; true when left out.',
  })
  descending?: boolean | null;

  @Field(() => [String], { nullable: true, description: columnWords })
  columns?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'For everybody; false when left out.' })
  isShared?: boolean | null;
}

@InputType({ description: 'What to change of a view; what is left out stays.' })
export class SavedViewChangeInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'A condition of the context VIEW; null: every conversation.',
  })
  condition?: ConditionInput | null;

  @Field(() => ConversationSort, { nullable: true, description: 'By what they are ordered.' })
  sort?: ConversationSort | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the greatest comes first.' })
  descending?: boolean | null;

  @Field(() => [String], { nullable: true, description: columnWords })
  columns?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'For everybody, or for its owner alone.' })
  isShared?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Where a person wants their views.' })
export class SavedViewsArrangeInput {
  @Field(() => [ID], { description: 'In this order; those that are left out follow by name.' })
  ids!: string[];

  @Field(() => [ID], { description: 'Which stay in sight.' })
  pinnedIds!: string[];
}

@ObjectType({ description: 'The view.' })
export class SavedViewPayload extends Payload {
  @Field(() => SavedView, { nullable: true, description: 'The view as it is now.' })
  savedView?: SavedView | null;
}

@ObjectType({ description: 'The views.' })
export class SavedViewsPayload extends Payload {
  @Field(() => [SavedView], { nullable: true, description: 'The viewer’s views in their new order.' })
  savedViews?: SavedView[] | null;
}
