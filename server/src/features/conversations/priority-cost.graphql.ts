import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Invalid } from '../../platform/errors/errors.js';
import { type Context, readerOf } from '../../platform/graphql/context.js';
import { Priority } from '../priority/priority.graphql.js';
import { Segment } from '../segments/segments.graphql.js';
import { readSegment } from '../segments/segments.resolver.js';
import type { CostOfMany } from './priority-cost.js';
import { readPriorityCost } from './priority-cost.read-model.js';

const daysAtMost = 366;

@ObjectType({ description: 'What priority did to the conversations of a segment.' })
class SegmentPriorityCost {
  segmentId!: string | null;

  @Field(() => Int, { description: 'How many conversations.' })
  conversationCount!: number;

  @Field(() => Float, {
    description:
      'How many minutes longer they waited than by the order of arrival alone, on average; below 0: shorter.',
  })
  meanMinutes!: number;

  @Field(() => Float, { description: 'The same of all together.' })
  totalMinutes!: number;

  @Field(() => Float, { description: 'The most that it cost one.' })
  worstMinutes!: number;
}

@ObjectType({ description: 'What priority did to the conversations of one priority, and what it may do.' })
class PriorityLevelCost {
  @Field(() => Priority, { description: 'The priority that they were taken with.' })
  priority!: Priority;

  @Field(() => Int, { description: 'How many conversations.' })
  conversationCount!: number;

  @Field(() => Float, { description: 'As of a segment.' })
  meanMinutes!: number;

  @Field(() => Float, { description: 'The same of all together.' })
  totalMinutes!: number;

  @Field(() => Float, { description: 'The most that it cost one.' })
  worstMinutes!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'The bound that the head starts of now keep: none of this priority is passed by one that came more minutes later. null: priority is strict, and there is none.',
  })
  boundMinutes!: number | null;

  @Field(() => Float, {
    description: 'The latest that one came, in minutes, which passed one of this priority in its queue.',
  })
  longestPassedByMinutes!: number;
}

@ObjectType({
  description:
    'What priority cost: each conversation that was taken or given out, beside when it would have been its turn had the one that waited longest always been next.',
})
class PriorityCostReport {
  @Field(() => Int, { description: 'How many conversations were taken or given out.' })
  conversationCount!: number;

  @Field(() => Boolean, { description: 'Whether there were more, of which these are the newest.' })
  isLimited!: boolean;

  @Field(() => [SegmentPriorityCost], {
    description:
      'By the segments that each had when it was created, the dearest first; one in two segments counts in both.',
  })
  segments!: SegmentPriorityCost[];

  @Field(() => [PriorityLevelCost], { description: 'By priority, the highest first.' })
  priorities!: PriorityLevelCost[];
}

@Resolver(() => SegmentPriorityCost)
export class PriorityCostResolver {
  @Authorized('conversations:read')
  @Query(() => PriorityCostReport, { description: 'What priority cost each segment in the last days.' })
  async priorityCost(
    @Ctx() context: Context,
    @Arg('days', () => Int, { defaultValue: 30, description: 'How far back: 1 to 366.' }) days: number,
  ): Promise<PriorityCostReport> {
    if (days < 1 || days > daysAtMost) throw Invalid.at(['days'], `Ask for 1 to ${daysAtMost}.`);
    const { count, isLimited, segments, priorities } = await readPriorityCost(readerOf(context), days);
    return {
      conversationCount: count,
      isLimited,
      segments: segments.map(({ segmentId, ...costs }) =>
        Object.assign(new SegmentPriorityCost(), { segmentId, ...inMinutes(costs) }),
      ),
      priorities: priorities.map(({ priority, boundMinutes, ...costs }) => ({
        priority,
        boundMinutes,
        longestPassedByMinutes: costs.longestPassedByMs / minute,
        ...inMinutes(costs),
      })),
    };
  }

  @FieldResolver(() => Segment, { nullable: true, description: 'The segment; null: conversations of none.' })
  async segment(@Ctx() context: Context, @Root() cost: SegmentPriorityCost): Promise<Segment | null> {
    return cost.segmentId === null ? null : readSegment(context, cost.segmentId);
  }
}

const minute = 60_000;

function inMinutes({ count, totalMs, worstMs }: CostOfMany) {
  return {
    conversationCount: count,
    meanMinutes: count === 0 ? 0 : totalMs / minute / count,
    totalMinutes: totalMs / minute,
    worstMinutes: worstMs / minute,
  };
}
