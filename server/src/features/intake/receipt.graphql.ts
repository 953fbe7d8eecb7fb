import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { Invalid } from '../../platform/errors/errors.js';
import { type Context, load, readerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { ExplanationNode } from '../conditions/conditions.graphql.js';
import { catalogueOf } from '../conditions/summaries.js';
import { Conversation } from '../conversations/conversations.graphql.js';
import { Priority } from '../priority/priority.graphql.js';
import { segmentsById } from '../segments/segments.read-model.js';
import type { RoutingDraft } from './draft-rulebook.js';
import type { DecidedAgainWhy as DecidedAgainWhyName } from './receipt.js';
import {
  laterReceiptsOfConversations,
  type ReceiptRow,
  receiptsOfConversations,
  rulesInForce,
  type VersionInForce,
} from './receipt.read-model.js';
import {
  type RuleOutcome as RuleOutcomeName,
  type SegmentOutcome as SegmentOutcomeName,
  type ToldReceipt,
  tellReceipt,
} from './tell-receipt.js';

const SegmentOutcome: Record<SegmentOutcomeName, SegmentOutcomeName> = {
  ALREADY_MEMBER: 'ALREADY_MEMBER',
  ADDED_BY_RULE: 'ADDED_BY_RULE',
  KEPT_OUT: 'KEPT_OUT',
  CLAIMED: 'CLAIMED',
  UNKNOWN_CLAIM: 'UNKNOWN_CLAIM',
  NOT_MATCHED: 'NOT_MATCHED',
  BROKEN: 'BROKEN',
};
registerEnumType(SegmentOutcome, {
  name: 'SegmentOutcome',
  description: 'What came of a segment when a conversation was decided.',
  valuesConfig: {
    ALREADY_MEMBER: { description: 'The contact was a member before.' },
    ADDED_BY_RULE: { description: 'The rule matched, and the contact was added.' },
    KEPT_OUT: { description: 'The rule matched, but the contact had been removed by hand.' },
    CLAIMED: { description: 'The caller named it for this conversation.' },
    UNKNOWN_CLAIM: { description: 'The caller named a segment that there is not.' },
    NOT_MATCHED: { description: 'The rule did not match.' },
    BROKEN: { description: 'The rule could not be read and was skipped.' },
  },
});

const RuleOutcome: Record<RuleOutcomeName, RuleOutcomeName> = {
  WON: 'WON',
  OUTSIDE_HOURS: 'OUTSIDE_HOURS',
  NOT_MATCHED: 'NOT_MATCHED',
  NOT_REACHED: 'NOT_REACHED',
  FALLBACK: 'FALLBACK',
  BROKEN: 'BROKEN',
};
registerEnumType(RuleOutcome, {
  name: 'RuleOutcome',
  description: 'What came of a queue or priority rule when a conversation was decided.',
  valuesConfig: {
    WON: { description: 'The first that matched.' },
    OUTSIDE_HOURS: {
      description: 'The queue matched outside of its working hours, and let the conversation go on.',
    },
    NOT_MATCHED: { description: 'It was tried and did not match.' },
    NOT_REACHED: { description: 'An earlier one won.' },
    FALLBACK: { description: 'The fallback queue took what no other matched.' },
    BROKEN: { description: 'It could not be read and was skipped.' },
  },
});

const DecidedAgainWhy: Record<DecidedAgainWhyName, DecidedAgainWhyName> = {
  FACTS_CHANGED: 'FACTS_CHANGED',
  RULES_CHANGED: 'RULES_CHANGED',
  HOURS_CHANGED: 'HOURS_CHANGED',
  WAITS_AGAIN: 'WAITS_AGAIN',
};
registerEnumType(DecidedAgainWhy, {
  name: 'DecidedAgainWhy',
  description: 'Why a conversation that waited was decided again.',
  valuesConfig: {
    FACTS_CHANGED: { description: 'What is known of the contact changed, or the topic.' },
    RULES_CHANGED: { description: 'Rules changed, and somebody had everything that waits decided by them.' },
    HOURS_CHANGED: { description: 'Working hours began or ended.' },
    WAITS_AGAIN: { description: 'It came back to wait, where working hours decide.' },
  },
});

@ObjectType({ description: 'What came of one segment.' })
class SegmentDecision {
  @Field(() => ID, { nullable: true, description: 'null for a name that is no segment.' })
  segmentId!: string | null;

  @Field(() => String, { description: 'Its name, or what was claimed.' })
  name!: string;

  @Field(() => SegmentOutcome, { description: 'What came of it.' })
  outcome!: SegmentOutcomeName;

  @Field(() => Int, { nullable: true, description: 'The version of the rule that was tried.' })
  ruleVersion!: number | null;

  @Field(() => ExplanationNode, { nullable: true, description: 'The rule with the values that were seen.' })
  explanation!: ExplanationNode | null;
}

@ObjectType({ description: 'What came of one queue or priority rule.' })
class RuleDecision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its name then.' })
  name!: string;

  @Field(() => Int, { description: 'Its version then.' })
  version!: number;

  @Field(() => RuleOutcome, { description: 'What came of it.' })
  outcome!: RuleOutcomeName;

  @Field(() => ExplanationNode, {
    nullable: true,
    description: 'The condition with the values that were seen; null when it was not reached.',
  })
  explanation!: ExplanationNode | null;
}

@ObjectType({ description: 'How the priority came about.' })
class PriorityDecision {
  @Field(() => Priority, { description: 'The priority.' })
  priority!: Priority;

  @Field(() => Boolean, { description: 'Whether it was set by hand, so that no rule was asked.' })
  byHand!: boolean;

  @Field(() => [RuleDecision], { description: 'The priority rules in their order.' })
  rules!: RuleDecision[];
}

@ObjectType({ description: 'How the queue came about.' })
class QueueDecision {
  @Field(() => ID, { description: 'The queue.' })
  queueId!: string;

  @Field(() => String, { description: 'Its name then.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it was set by hand, so that no queue was asked.' })
  byHand!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it came outside the working hours of the queue, and waits there for them.',
  })
  waitsForHours!: boolean;

  @Field(() => [RuleDecision], { description: 'The queues in their order.' })
  rules!: RuleDecision[];
}

@ObjectType({
  description:
    'Why a conversation is where it is: what was tried, the versions, the values seen, true or false.',
})
export class DecisionReceipt {
  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: Date;

  @Field(() => Int, { description: 'The version of the workspace’s rules.' })
  rulebookVersion!: number;

  @Field(() => DecidedAgainWhy, {
    nullable: true,
    description: 'Why it was decided again; null for its beginning, and where somebody asked for this one.',
  })
  why!: DecidedAgainWhyName | null;

  @Field(() => String, { description: 'All of it in a few sentences.' })
  summary!: string;

  @Field(() => [SegmentDecision], {
    description: 'Segments that count first; of rules that did not match, 200 at most.',
  })
  segments!: SegmentDecision[];

  @Field(() => PriorityDecision, { description: 'How the priority came about.' })
  priority!: PriorityDecision;

  @Field(() => QueueDecision, { description: 'How the queue came about.' })
  queue!: QueueDecision;
}

@Resolver(() => Conversation)
export class ReceiptResolver {
  @Authorized('conversations:read')
  @FieldResolver(() => DecisionReceipt, { nullable: true, description: 'Why it is where it is.' })
  async receipt(
    @Ctx() context: Context,
    @Root() conversation: Conversation,
  ): Promise<DecisionReceipt | null> {
    const row = await load(context, receiptsOfConversations, conversation.id);
    return row && tellRow(context, row);
  }

  @Authorized('conversations:read')
  @FieldResolver(() => [DecisionReceipt], {
    description:
      'Why it was decided again, because its facts or working hours changed or somebody asked for it: the latest first. Empty while it is where it began.',
  })
  async laterReceipts(
    @Ctx() context: Context,
    @Root() conversation: Conversation,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: 1 to 20.' }) first: number,
  ): Promise<DecisionReceipt[]> {
    if (first < 1 || first > 20) throw Invalid.at(['first'], 'Ask for 1 to 20.');
    const rows = (await load(context, laterReceiptsOfConversations, conversation.id)) ?? [];
    return Promise.all(rows.slice(0, first).map((row) => tellRow(context, row)));
  }
}

/** Tells a receipt as GraphQL answers it; a draft that was tried stands among the rules in force. */
export async function tellRow(
  context: Context,
  row: ReceiptRow,
  draft: RoutingDraft | null = null,
): Promise<DecisionReceipt> {
  return toReceipt(await tell(context, row, draft));
}

async function tell(context: Context, row: ReceiptRow, draft: RoutingDraft | null): Promise<ToldReceipt> {
  const reader = readerOf(context);
  const { memberOf, addedTo, keptOutOf, claims } = row.receipt;
  const ids = [
    ...memberOf,
    ...[...addedTo, ...keptOutOf].map(([id]) => id),
    ...claims.flatMap(({ segmentId }) => segmentId ?? []),
  ];
  const [inForce, catalogue, segments] = await Promise.all([
    rulesInForce(reader, row.rulebookVersion),
    catalogueOf(context),
    segmentsById(reader, ids),
  ]);
  const segmentNames = new Map([...segments.values()].map(({ id, name }) => [id, name]));
  return tellReceipt({
    row,
    inForce: draft ? withDrafted(inForce, draft) : inForce,
    catalogue,
    segmentNames,
  });
}

function withDrafted(inForce: readonly VersionInForce[], draft: RoutingDraft): VersionInForce[] {
  const drafts = [
    ...(draft.queue ? [{ ...draft.queue, kind: 'QUEUE' as const, draft: true }] : []),
    ...(draft.priorityRule ? [{ ...draft.priorityRule, kind: 'PRIORITY_RULE' as const, draft: true }] : []),
  ];
  const replaced = inForce.map((rule) => drafts.find(({ id }) => id === rule.id) ?? rule);
  const added = drafts.filter(({ id }) => !inForce.some((rule) => rule.id === id));
  const isFallback = ({ kind, condition }: VersionInForce) => kind === 'QUEUE' && condition === null;
  return [...replaced.filter((rule) => !isFallback(rule)), ...added, ...replaced.filter(isFallback)];
}

function toReceipt(told: ToldReceipt): DecisionReceipt {
  return {
    ...told,
    segments: [...told.segments],
    priority: { ...told.priority, rules: [...told.priority.rules] },
    queue: { ...told.queue, rules: [...told.queue.rules] },
  };
}
